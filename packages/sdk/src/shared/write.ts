import type { Shape } from './shape.ts';
import type { Transport } from './transport.ts';

export interface WriteOptions<T> {
	/** Empty for an answer without a body. */
	shape: Shape<T>;
	/** With it a request is sent again although it may have had its effect: the server gives the first answer again. */
	idempotencyKey?: string;
	/** The ETag of what is to be changed. */
	ifMatch?: string;
	/** Not even then. */
	once?: boolean;
	signal?: AbortSignal;
	/** The whole Authorization header, in place of the key's. */
	authorization?: string;
}

export interface Written<T> {
	status: number;
	value: T;
	headers: Headers;
}

/**
 * Sends `body` as JSON, unless it is undefined. Rejects as reads do, and is sent again where the failure may pass and
 * the effect is the same. Apart from the transport, so that who only reads does not load it.
 */
export async function write<T>(
	transport: Transport,
	method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
	path: string,
	body: unknown,
	options: WriteOptions<T>,
): Promise<Written<T>> {
	const { shape, idempotencyKey, ifMatch, signal, authorization = transport.authorization } = options;
	const headers = {
		...(authorization && { authorization }),
		...(body !== undefined && { 'content-type': 'application/json' }),
		...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
		...(ifMatch && { 'if-match': ifMatch }),
	};
	const init = { method, headers, body: JSON.stringify(body) };
	const once = options.once ?? (method !== 'DELETE' && !idempotencyKey);
	const { value, response } = await transport.exchange(path, shape, { init, signal, once });
	return { status: response.status, value, headers: response.headers };
}
