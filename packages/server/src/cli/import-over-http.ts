import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ImportReport, Problem } from '@endcap/contract';
import type { ImportOptions } from '../imports/import-file.ts';
import { OperatorError } from '../shared/operator-error.ts';

/** Sends a file to the API of a running server, as it is read. */
export async function sendImport(
	server: string,
	key: string | undefined,
	source: AsyncIterable<Uint8Array>,
	{ onProgress, ...options }: ImportOptions,
): Promise<ImportReport> {
	if (!key) throw new OperatorError('--server needs a secret key: --key sk_…, or ENDCAP_KEY in the environment.');
	if (!URL.canParse(server)) throw new OperatorError(`"${server}" is no address of a server.`);
	const response = await fetch(addressOf(server, options), {
		method: 'POST',
		headers: {
			authorization: `Bearer ${key}`,
			'content-type': 'application/octet-stream',
			'idempotency-key': randomUUID(),
		},
		body: Readable.toWeb(Readable.from(counted(source, onProgress))) as ReadableStream<Uint8Array>,
		duplex: 'half',
	}).catch((error: unknown) => {
		const reason = error instanceof Error ? (error.cause ?? error) : error;
		throw new OperatorError(`Cannot reach ${server}: ${String(reason)}`, { cause: error });
	});
	const answer: unknown = await response.json().catch(() => undefined);
	if (response.ok) return answer as ImportReport;
	const problem = answer as Partial<Problem> | undefined;
	if (problem?.code === 'import_refused' && problem.report) return problem.report as ImportReport;
	throw new OperatorError(problem?.detail ?? `${server} answered ${response.status}. Is it an Endcap server?`);
}

function addressOf(server: string, options: Omit<ImportOptions, 'onProgress'>): URL {
	const address = new URL('v1/imports', server.endsWith('/') ? server : `${server}/`);
	for (const [name, value] of Object.entries(options)) {
		if (value !== undefined) address.searchParams.set(name, String(value));
	}
	return address;
}

async function* counted(
	source: AsyncIterable<Uint8Array>,
	onProgress: ImportOptions['onProgress'],
): AsyncGenerator<Uint8Array> {
	let bytes = 0;
	for await (const chunk of source) {
		bytes += chunk.byteLength;
		onProgress?.({ phase: 'reading', bytes });
		yield chunk;
	}
	onProgress?.({ phase: 'comparing', bytes });
}
