import type { Database, Queryable } from '../database/database.ts';
import { migrate } from '../database/migrate.ts';
import { examine, type Finding } from '../doctor/examine.ts';
import { selectMerchants } from '../merchants/queries.ts';
import { OperatorError } from '../shared/operator-error.ts';
import {
	countOtherConnections,
	readSequences,
	readStrangers,
	readTables,
	setSequence,
	type Table,
} from './catalog.queries.ts';
import {
	analyze,
	closeRows,
	handOver,
	hasRows,
	holdStill,
	openRows,
	putRows,
	speakPlainly,
	sumUp,
	takeOver,
	takeRows,
} from './rows.queries.ts';

const ROWS_A_STATEMENT = 1000;

export interface MoveProgress {
	phase: 'copying' | 'checking';
	table: string;
	/** Rows of all tables so far, and altogether. */
	rows: number;
	of: number;
}

export interface MoveReport {
	merchants: string[];
	/** Rows by table. */
	tables: Record<string, number>;
	rows: number;
	/** What the doctor finds in what was moved, when it was moved all the same. */
	findings: Finding[];
}

export interface MoveOptions {
	/** Move also what the doctor finds fault with. */
	keepFaults?: boolean;
	onProgress?: (progress: MoveProgress) => void;
}

/**
 * Copies everything from one database into another that is empty, in one transaction there: after a process or a line
 * died in the middle, the target is as empty as before and the source as it was. Both are compared before the end.
 * Rejects with an OperatorError when one of them is not fit for it.
 */
export async function move(source: Database, target: Database, options: MoveOptions = {}): Promise<MoveReport> {
	await migrate(source);
	const merchants = await selectMerchants(source);
	if (merchants.length === 0) {
		throw new OperatorError('There is no shop to move. --data-dir or --database-url says where the data is.');
	}
	await refuseServers(source);
	await refuseStrangers(target);
	const tables = parentsFirst(await readTables(source));
	const moved = await source.transaction(async (from) => {
		await holdStill(from, tables);
		await speakPlainly(from);
		return target.transaction(async (to) => {
			await speakPlainly(to);
			await prepare(to, tables);
			return copy(from, to, tables, options);
		});
	});
	return { merchants: merchants.map(({ slug }) => slug), ...moved };
}

/** A server of the embedded database is kept away by its lock. */
async function refuseServers(source: Database): Promise<void> {
	const others = source.engine === 'postgresql' ? await countOtherConnections(source) : 0;
	if (others > 0) {
		throw new OperatorError(
			`Endcap has ${others} other connections to the database that is to be moved. ` +
				'Stop its servers first: what they write from now on would stay behind.',
		);
	}
}

async function refuseStrangers(target: Database): Promise<void> {
	const [stranger, ...others] = await readStrangers(target);
	if (stranger === undefined) return;
	const more = others.length > 0 ? ` and ${others.length} more` : '';
	throw new OperatorError(
		`The target holds what is not Endcap’s: ${stranger}${more}. Make a database for Endcap alone, with \`createdb endcap\` for example.`,
	);
}

/** The schema in the same transaction, so that all of it or nothing is there. */
async function prepare(to: Queryable, tables: readonly Table[]): Promise<void> {
	await migrate({ transaction: (work) => work(to) });
	for (const table of tables) {
		if (await hasRows(to, table)) {
			const slugs = (await selectMerchants(to)).map(({ slug }) => slug);
			throw new OperatorError(
				`The target is not empty: ${slugs.length > 0 ? `it has the shop ${slugs.join(', ')}` : `there are rows in ${table.name}`}. ` +
					'Nothing of it was changed. Make another database, with `createdb` for example, and move into that.',
			);
		}
	}
	await takeOver(to, tables);
}

async function copy(
	from: Queryable,
	to: Queryable,
	tables: readonly Table[],
	{ keepFaults = false, onProgress }: MoveOptions,
): Promise<Omit<MoveReport, 'merchants'>> {
	const sums = new Map<Table, { rows: number; sum: string }>();
	for (const table of tables) sums.set(table, await sumUp(from, table));
	const of = [...sums.values()].reduce((all, { rows }) => all + rows, 0);
	let rows = 0;
	for (const table of tables) {
		await openRows(from, table);
		for (;;) {
			onProgress?.({ phase: 'copying', table: table.name, rows, of });
			const lines = await takeRows(from, ROWS_A_STATEMENT);
			if (lines.length === 0) break;
			await putRows(to, table, lines);
			rows += lines.length;
		}
		await closeRows(from);
	}
	for (const sequence of await readSequences(from)) await setSequence(to, sequence);
	for (const [table, before] of sums) {
		onProgress?.({ phase: 'checking', table: table.name, rows, of });
		await compare(to, table, before);
	}
	await handOver(to, tables);
	const findings = await examine(to, null);
	if (findings.length > 0 && !keepFaults) {
		throw new OperatorError(
			`Nothing was moved, since something is wrong with what would be: ${findings.map(({ words, count }) => `${words} (${count})`).join(' ')} ` +
				'`endcap doctor` shows it. To move it as it is, say --keep-faults.',
		);
	}
	return {
		tables: Object.fromEntries([...sums].map(([{ name }, sum]) => [name, sum.rows])),
		rows,
		findings,
	};
}

async function compare(to: Queryable, table: Table, before: { rows: number; sum: string }): Promise<void> {
	const after = await sumUp(to, table);
	if (after.rows !== before.rows || after.sum !== before.sum) {
		throw new Error(`${table.name} has ${before.rows} rows here and ${after.rows} there, or others; nothing was moved`);
	}
	// An empty one is left alone: it would be taken for empty long after it has filled.
	if (after.rows > 0) await analyze(to, table);
}

/** No row points at one that is not there yet. */
function parentsFirst(tables: readonly Table[]): Table[] {
	const sorted = new Set<Table>();
	const add = (table: Table) => {
		if (sorted.has(table)) return;
		for (const parent of tables) {
			if (parent !== table && table.parents.includes(parent.name)) add(parent);
		}
		sorted.add(table);
	};
	for (const table of tables) add(table);
	return [...sorted];
}
