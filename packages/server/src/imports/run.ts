import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Database, Queryable } from '../database/database.ts';
import {
	beatRun,
	beginRun,
	clearStaging,
	endRun,
	findLeftovers,
	findRun,
	listRuns,
	type Run,
	type RunKey,
} from './run.queries.ts';

const HEARTBEAT = 3000;

/** Another import of this merchant has the turn. */
export class ImportRunning extends Error {
	readonly since: Date;
	readonly requestHash: Buffer | null;

	constructor(run: Run) {
		super(
			`Another import of this shop has been running since ${run.started_at.toISOString()}. Nothing was taken. Try again when it is done.`,
		);
		this.name = 'ImportRunning';
		this.since = run.started_at;
		this.requestHash = run.request_hash;
	}
}

/** Something that happened meanwhile speaks against applying the import. */
export class ImportConflict extends Error {
	constructor(message: string, options?: ErrorOptions) {
		super(message, options);
		this.name = 'ImportConflict';
	}
}

function overtaken(): ImportConflict {
	return new ImportConflict(
		'This import stood still for too long and another one was begun. Nothing was taken. Import the file again.',
	);
}

const OWNER = `${hostname()}/${process.pid}`;

function processIsGone(owner: string): boolean {
	const [host, pid] = owner.split('/');
	if (host !== hostname() || Number(pid) === process.pid) return false;
	try {
		process.kill(Number(pid), 0);
		return false;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'ESRCH';
	}
}

function isDead(run: Run): boolean {
	return run.silent || processIsGone(run.owner);
}

/** An import’s turn: its key in the staging tables, kept alive until it ends. */
export class ImportTurn {
	readonly key: RunKey;
	readonly #database: Database;
	readonly #timer: NodeJS.Timeout;
	#lost = false;
	#beating: Promise<void> | undefined;

	private constructor(database: Database, key: RunKey) {
		this.#database = database;
		this.key = key;
		this.#timer = setInterval(() => this.#beat(), HEARTBEAT).unref();
	}

	/** @throws {ImportRunning} */
	static async take(database: Database, merchantId: string, requestHash: Buffer | null): Promise<ImportTurn> {
		const key = { merchantId, importId: randomUUID() };
		const before = await findRun(database, merchantId);
		if (before && !isDead(before)) throw new ImportRunning(before);
		const dead = before?.import_id ?? null;
		if (!(await beginRun(database, key, { owner: OWNER, requestHash, dead }))) {
			const now = await findRun(database, merchantId);
			if (now) throw new ImportRunning(now);
			return ImportTurn.take(database, merchantId, requestHash);
		}
		for (const leftover of await findLeftovers(database, merchantId)) await clearStaging(database, leftover);
		return new ImportTurn(database, key);
	}

	/** @throws {ImportConflict} */
	assertKept(): void {
		if (this.#lost) throw overtaken();
	}

	/**
	 * No more signs of life, since from here the transaction holds the row.
	 * @throws {ImportConflict}
	 */
	async endIn(tx: Queryable): Promise<void> {
		if (!(await endRun(tx, this.key))) throw overtaken();
	}

	async stopBeating(): Promise<void> {
		clearInterval(this.#timer);
		await this.#beating;
	}

	/** Leaves nothing behind, whether it was applied or not. */
	async close(): Promise<void> {
		await this.stopBeating();
		await endRun(this.#database, this.key);
		await clearStaging(this.#database, this.key);
	}

	#beat(): void {
		this.#beating ??= this.#giveSign().finally(() => {
			this.#beating = undefined;
		});
	}

	async #giveSign(): Promise<void> {
		try {
			this.#lost ||= !(await beatRun(this.#database, this.key));
		} catch {
			// The import’s own statements meet the same trouble, and say so.
		}
	}
}

/** Deletes what imports left behind that were killed. For the start of a server. */
export async function sweepImports(database: Database): Promise<void> {
	for (const run of await listRuns(database)) {
		if (isDead(run)) await endRun(database, { merchantId: run.merchant_id, importId: run.import_id });
	}
	for (const leftover of await findLeftovers(database, null)) await clearStaging(database, leftover);
}
