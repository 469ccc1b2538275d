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

interface TableNeeds {
	table: string;
	vacuum: boolean;
	freeze: boolean;
	analyze: boolean;
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
		running = running.then(() => maintain(client, turns, () => stopped)).catch(() => undefined);
	}, every).unref();
	return async () => {
		stopped = true;
		clearInterval(timer);
		await running;
	};
}

/** One round. */
export async function maintain(client: Client, turns: Turns, stopped: () => boolean = () => false): Promise<void> {
	if (await turns.during(() => needsCheckpoint(client))) {
		await turns.during(() => client.query('CHECKPOINT'));
	}
	const needs = await turns.during(() => tablesInNeed(client));
	for (const { table, vacuum, freeze, analyze } of needs) {
		if (stopped()) {
			return;
		}
		const options = [freeze && 'FREEZE', analyze && 'ANALYZE'].filter(Boolean).join(', ');
		const statement = vacuum || freeze ? `VACUUM ${options && `(${options})`} ${table}` : `ANALYZE ${table}`;
		await turns.during(() => client.query(statement));
	}
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
async function tablesInNeed(client: Client): Promise<TableNeeds[]> {
	const { rows } = await client.query<TableNeeds>(
		`SELECT * FROM (
			SELECT relid::regclass::text AS table,
				n_dead_tup > 50 + 0.2 * greatest(reltuples, 0) AS vacuum,
				age(relfrozenxid) > $1 AS freeze,
				n_mod_since_analyze > 50 + 0.1 * greatest(reltuples, 0) AND n_live_tup > 0 AS analyze
			FROM pg_stat_all_tables JOIN pg_class ON pg_class.oid = relid
			WHERE relkind IN ('r', 't', 'm') AND relpersistence <> 't'
		) tables WHERE vacuum OR freeze OR analyze`,
		[FREEZE_AGE],
	);
	return rows;
}
