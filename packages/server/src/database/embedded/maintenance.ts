import type { Client } from 'pg';
import type { Turns } from './turns.ts';

const EVERY_MS = 60_000;
/** As PostgreSQL does by itself: every five minutes when something was written, sooner after much. */
const CHECKPOINT_AFTER_BYTES = 16 * 1024 * 1024;
const CHECKPOINT_AFTER_SECONDS = 300;
/** A checkpoint writes a few hundred bytes itself. */
const UNTOUCHED_BYTES = 1024;
/** Well before transaction ids run out, at two thousand million. */
const FREEZE_AGE = 100_000_000;

interface TableInNeed {
	name: string;
	has_dead_rows: boolean;
	is_old: boolean;
	has_changed: boolean;
}

/**
 * Does what PostgreSQL's background processes do, of which the embedded one has none: checkpoints, so that the log does
 * not grow without end, VACUUM and ANALYZE by the thresholds of autovacuum. Every statement is a turn of its own, so no
 * transaction is under way and nobody waits for long. Returns a stop.
 */
export function maintainRegularly(client: Client, turns: Turns, every = EVERY_MS): () => Promise<void> {
	let running: Promise<void> = Promise.resolve();
	let stopped = false;
	const timer = setInterval(() => {
		running = running.then(() => maintain(client, turns, () => stopped)).catch(report);
	}, every).unref();
	return async () => {
		stopped = true;
		clearInterval(timer);
		await running;
	};
}

/** One round. */
export async function maintain(client: Client, turns: Turns, stopped: () => boolean = () => false): Promise<void> {
	for (const table of await turns.during(() => tablesInNeed(client))) {
		if (stopped()) {
			return;
		}
		await turns.during(() => client.query(remedy(table)));
	}
	// Last, since the others write too.
	if (await turns.during(() => needsCheckpoint(client))) {
		await turns.during(() => client.query('CHECKPOINT'));
	}
}

function report(error: unknown): void {
	process.emitWarning(`The upkeep of the embedded database failed and is tried again: ${String(error)}`);
}

function remedy({ name, has_dead_rows, is_old, has_changed }: TableInNeed): string {
	if (!has_dead_rows && !is_old) {
		return `ANALYZE ${name}`;
	}
	const options = [is_old && 'FREEZE', has_changed && 'ANALYZE'].filter(Boolean);
	return options.length > 0 ? `VACUUM (${options.join(', ')}) ${name}` : `VACUUM ${name}`;
}

async function needsCheckpoint(client: Client): Promise<boolean> {
	const { rows } = await client.query<{ written: number; seconds: number }>(
		`SELECT (pg_current_wal_insert_lsn() - redo_lsn)::float8 AS written,
			extract(epoch FROM now() - checkpoint_time)::float8 AS seconds FROM pg_control_checkpoint()`,
	);
	const { written = 0, seconds = 0 } = rows[0] ?? {};
	return written > CHECKPOINT_AFTER_BYTES || (written > UNTOUCHED_BYTES && seconds > CHECKPOINT_AFTER_SECONDS);
}

/** An empty table is never analyzed: the planner would take it for empty long after it has filled. */
async function tablesInNeed(client: Client): Promise<TableInNeed[]> {
	const { rows } = await client.query<TableInNeed>(
		`SELECT * FROM (
			SELECT relid::regclass::text AS name,
				n_dead_tup > 50 + 0.2 * greatest(reltuples, 0) AS has_dead_rows,
				age(relfrozenxid) > $1 AS is_old,
				n_mod_since_analyze > 50 + 0.1 * greatest(reltuples, 0) AND n_live_tup > 0 AND relkind <> 't' AS has_changed
			FROM pg_stat_all_tables JOIN pg_class ON pg_class.oid = relid
			WHERE relkind IN ('r', 't', 'm') AND relpersistence <> 't'
		) tables WHERE has_dead_rows OR is_old OR has_changed`,
		[FREEZE_AGE],
	);
	return rows;
}
