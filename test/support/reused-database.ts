import type { Worker } from 'node:worker_threads';
import type { Database } from '@endcap/server';

// To start an embedded database takes more than a second, to empty one some hundredths.

interface Kept {
	database: Database;
	worker: Worker;
	/** Of its schema as it was made. */
	fingerprint: string;
}

export interface Lent {
	database: Database;
	/** Ends this use. */
	close: () => Promise<void>;
}

/** Databases that nobody uses at the moment. They keep no process alive. */
const idle: Kept[] = [];
let starting: Promise<unknown> = Promise.resolve();

/** An empty database: one of this process that is used no more, or else what `start` makes, in memory and migrated. */
export async function lendDatabase(start: () => Promise<Database>): Promise<Lent> {
	const kept = idle.pop() ?? (await startNext(start));
	kept.worker.ref();
	return lend(kept);
}

/** One after the other, so that a thread that starts belongs to a database that is known. */
function startNext(start: () => Promise<Database>): Promise<Kept> {
	const next = starting.then(async () => {
		const { promise, resolve } = Promise.withResolvers<Worker>();
		process.once('worker', resolve);
		const [database, worker] = await Promise.all([start(), promise]);
		return { database, worker, fingerprint: await fingerprintOf(database) };
	});
	starting = next.catch(() => undefined);
	return next;
}

function lend(kept: Kept): Lent {
	const { database } = kept;
	let over = false;
	const during = <T>(work: () => Promise<T>) =>
		over ? Promise.reject(new Error('The embedded database has been closed.')) : work();
	return {
		database: {
			engine: database.engine,
			query: (...statement) => during(() => database.query(...statement)),
			transaction: (work) => during(() => database.transaction(work)),
			listen: (...listener) => during(() => database.listen(...listener)),
			close: () => database.close(),
		},
		close: async () => {
			if (over) return;
			over = true;
			if (await isEmptyAgain(kept)) {
				kept.worker.unref();
				idle.push(kept);
			} else {
				await database.close();
			}
		},
	};
}

/** False for one that has been closed, or whose schema a test has changed. */
async function isEmptyAgain({ database, fingerprint }: Kept): Promise<boolean> {
	try {
		await database.query({
			text: `DO $$
				DECLARE name regclass; filled boolean;
				BEGIN
					FOR name IN SELECT oid FROM pg_class
						WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'migration'
					LOOP
						EXECUTE format('SELECT EXISTS (SELECT FROM %s)', name) INTO filled;
						IF filled THEN EXECUTE format('TRUNCATE %s RESTART IDENTITY CASCADE', name); END IF;
					END LOOP;
				END $$`,
		});
		return (await fingerprintOf(database)) === fingerprint;
	} catch {
		return false;
	}
}

async function fingerprintOf(database: Database): Promise<string> {
	const [row] = await database.query<{ fingerprint: string }>({
		text: `SELECT md5(concat(
			(SELECT string_agg(concat_ws(' ', oid, relname, relkind, reloptions), ',' ORDER BY oid) FROM pg_class
				WHERE relnamespace = 'public'::regnamespace),
			(SELECT string_agg(concat_ws(' ', attrelid, attname, atttypid, attnotnull), ',' ORDER BY attrelid, attnum)
				FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid WHERE relnamespace = 'public'::regnamespace),
			(SELECT string_agg(concat_ws(' ', oid, tgname, tgenabled), ',' ORDER BY oid) FROM pg_trigger),
			(SELECT string_agg(concat_ws(' ', oid, conname, convalidated), ',' ORDER BY oid) FROM pg_constraint),
			(SELECT string_agg(concat_ws(' ', oid, proname, prosrc), ',' ORDER BY oid) FROM pg_proc
				WHERE pronamespace = 'public'::regnamespace),
			(SELECT string_agg(concat_ws(' ', name, checksum), ',' ORDER BY name) FROM migration)
		)) AS fingerprint`,
	});
	return row?.fingerprint ?? '';
}
