import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createImport, exportFile as exportFileOperation } from '@endcap/contract';
import type { Database } from '../database/database.ts';
import { findAnswer } from '../http/idempotency.queries.ts';
import { fingerprintOf, identityOf, keep, recall, type RequestIdentity } from '../http/idempotency.ts';
import { answer, type Call, type Route } from '../http/operation-route.ts';
import { refuse } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { exportFile } from './exporting/export-file.ts';
import { importFile } from './import-file.ts';
import { ImportConflict, ImportRunning } from './run.ts';

const MOST_BYTES = 1024 ** 3;

export function importRoutes(route: Route, { database }: Services): void {
	route(createImport, (call) => new ImportRequest(database, call).answer());

	route(exportFileOperation, async ({ caller, params }) => ({
		status: 200 as const,
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="${params.kind}.csv"`,
		},
		file: Readable.from(exportFile(database, caller.merchant.id, params.kind)),
	}));
}

/** The answer to this Idempotency-Key is kept already. */
class AnsweredBefore extends Error {}

class TooLarge extends Error {}

/**
 * One import over HTTP. The body goes through as it comes, so what was sent is known at its end only: the fingerprint is
 * the query and the SHA-256 of the body. An answer is kept with the change that it reports, in one transaction. A file
 * that is not taken, and a dry run, change nothing and are not kept: the key is free for the mended file.
 */
class ImportRequest {
	readonly #database: Database;
	readonly #call: Call<typeof createImport>;
	readonly #identity: RequestIdentity;
	readonly #hash = createHash('sha256');
	readonly #body: Readable;
	readonly #source: AsyncGenerator<Buffer>;

	constructor(database: Database, call: Call<typeof createImport>) {
		this.#database = database;
		this.#call = call;
		this.#identity = identityOf(createImport, call);
		this.#body = call.body as Readable;
		this.#source = this.#bytes();
	}

	async answer() {
		const { merchantId, hash } = this.#identity;
		try {
			const report = await importFile(this.#database, merchantId, this.#source, {
				...this.#call.query,
				requestHash: hash,
				onTurn: async () => {
					if (await findAnswer(this.#database, merchantId, hash)) throw new AnsweredBefore();
				},
				beforeCommit: async (tx, taken) => {
					await keep(tx, this.#identity, this.#fingerprint(), { status: 200, text: JSON.stringify(taken) });
				},
			});
			if (report.status !== 'refused') return answer(200, report);
			const detail = 'Nothing of the file was taken; the report says why. Mend it, or send it with skip_bad_rows=true.';
			return refuse('import_refused', detail, { report });
		} catch (error) {
			if (error instanceof AnsweredBefore) return await this.#again();
			if (error instanceof TooLarge)
				return refuse('payload_too_large', 'A file of more than 1 GiB is not taken. Split it.');
			if (error instanceof ImportRunning && error.requestHash?.equals(hash)) {
				return refuse('idempotency_key_in_flight', 'This import is still running. Wait, then send the same again.');
			}
			if (error instanceof ImportRunning || error instanceof ImportConflict) return refuse('conflict', error.message);
			if (this.#body.errored || this.#body.readableAborted) {
				return refuse(
					'invalid_request',
					'The file broke off while it was sent, so nothing of it was taken. Send it again.',
				);
			}
			throw error;
		} finally {
			void this.#letGo();
		}
	}

	async *#bytes(): AsyncGenerator<Buffer> {
		let length = 0;
		// The socket is wanted for the answer, also when the file is not read to its end.
		for await (const chunk of this.#body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
			length += chunk.byteLength;
			if (length > MOST_BYTES) throw new TooLarge();
			this.#hash.update(chunk);
			yield chunk;
		}
	}

	/** Takes in the rest of a file that is not wanted any more: whoever sends it reads the answer only then. */
	async #letGo(): Promise<void> {
		await this.#source.return(undefined).catch(() => undefined);
		this.#body.resume();
	}

	#fingerprint(): Buffer {
		return fingerprintOf(this.#call.query, this.#hash.digest('hex'));
	}

	async #again() {
		for await (const _chunk of this.#source) continue;
		const kept = await this.#database.transaction((tx) => recall<200>(tx, this.#identity, this.#fingerprint()));
		return (
			kept ??
			refuse('conflict', 'The answer to this Idempotency-Key has just been forgotten. Send the file with a new key.')
		);
	}
}
