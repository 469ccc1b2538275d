import { startServer, type Database, type RunningServer, type StartOptions } from '@endcap/server';
import { createKey } from '../../packages/server/src/keys/rules.ts';
import { createMerchant } from '../../packages/server/src/merchants/rules.ts';

export interface TestMerchant {
	id: string;
	publishable: string;
	secret: string;
}

/** The origin that `publishable` keys of tests list. */
export const ORIGIN = 'https://shop.example';

export interface Answer {
	status: number;
	headers: Headers;
	text: string;
	/** Parsed when it is JSON. */
	body: unknown;
}

export interface TestServer extends RunningServer {
	merchant: TestMerchant;
	other: TestMerchant;
	log: string[];
	/** Sends JSON with a key. */
	call(method: string, path: string, options?: CallOptions): Promise<Answer>;
}

export interface CallOptions {
	key?: string;
	body?: unknown;
	headers?: Record<string, string>;
}

export async function testMerchant(database: Database, slug: string): Promise<TestMerchant> {
	const merchant = await createMerchant(database, { name: slug, slug, currency: 'EUR', language: 'en' });
	const origins = { origins: [ORIGIN], rate_limit: 1_000_000 };
	const publishable = await createKey(database, merchant, { kind: 'publishable', ...origins });
	const secret = await createKey(database, merchant, { kind: 'secret', rate_limit: 1_000_000 });
	return { id: merchant.merchant_id, publishable: publishable.key, secret: secret.key };
}

let made = 0;

/** A server over real HTTP with two merchants of its own, so tests of one database do not meet. */
export async function testServer(database: Database, options: Partial<StartOptions> = {}): Promise<TestServer> {
	const number = ++made;
	const merchant = await testMerchant(database, `one-${number}`);
	const other = await testMerchant(database, `other-${number}`);
	const log: string[] = [];
	const logStream = { write: (line: string) => void log.push(line) };
	const running = await startServer({ database, host: '127.0.0.1', port: 0, logStream, ...options });
	const call = async (method: string, path: string, { key, body, headers }: CallOptions = {}): Promise<Answer> => {
		const response = await fetch(running.url + path, {
			method,
			headers: {
				...(key && { authorization: `Bearer ${key}` }),
				...(body !== undefined && { 'content-type': 'application/json' }),
				...headers,
			},
			body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body),
		});
		const text = await response.text();
		const json = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
		return { status: response.status, headers: response.headers, text, body: json ? JSON.parse(text) : undefined };
	};
	return { ...running, merchant, other, log, call };
}
