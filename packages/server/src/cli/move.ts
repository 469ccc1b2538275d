import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import type { Database } from '../database/database.ts';
import { openDatabase } from '../database/open.ts';
import { hostAndName } from '../database/postgres.ts';
import { move, type MoveProgress, type MoveReport } from '../move/move.ts';
import { OperatorError } from '../shared/operator-error.ts';
import { addDatabaseOptions, type DatabaseFlags } from './options.ts';
import { progressLine } from './progress.ts';

interface MoveFlags extends DatabaseFlags {
	to: string;
	keepFaults?: boolean;
	json?: boolean;
}

const WIDTH = 24;

const HELP = `
From the embedded database to PostgreSQL:
  endcap move --to postgres://user:password@localhost:5432/endcap
From there into an embedded one, or into another PostgreSQL:
  endcap move --database-url postgres://… --to .endcap
  endcap move --database-url postgres://… --to postgres://…

The target has to be empty. It gets everything or, when something goes wrong, nothing; where the
data comes from it stays as it was. Stop the servers first, and start them on the target after.`;

/** `endcap move` */
export function addMove(program: Command): void {
	const command = program
		.command('move')
		.description('Copy everything into another, empty database: shops, stock, keys, sessions, staff, events.')
		.requiredOption('--to <place>', 'a PostgreSQL as postgres://…, or a folder for an embedded database')
		.option('--keep-faults', 'move also what `endcap doctor` finds fault with')
		.option('--json', 'print the result as JSON')
		.addHelpText('after', HELP);
	addDatabaseOptions(command).action(async (flags: MoveFlags) => {
		const started = performance.now();
		const report = await carryOut(flags);
		const seconds = (performance.now() - started) / 1000;
		console.log(flags.json ? JSON.stringify(report, null, '\t') : describe(report, flags, seconds));
	});
}

async function carryOut({ to, keepFaults, json, ...from }: MoveFlags): Promise<MoveReport> {
	const target = isUrl(to) ? { databaseUrl: to } : { dataDir: to };
	refuseSame(from, target);
	if (!from.databaseUrl && !existsSync(path.join(from.dataDir, 'database'))) {
		throw new OperatorError(
			`There is no data in ${path.resolve(from.dataDir)}. --data-dir or --database-url says where it is.`,
		);
	}
	const bar = progressLine(json ? undefined : process.stderr, draw);
	return opened(from, (source) =>
		opened(target, async (destination) => {
			try {
				return await move(source, destination, { keepFaults, onProgress: (progress) => bar.show(progress) });
			} finally {
				bar.clear();
			}
		}),
	);
}

/** For this command alone: while it runs no server may write to either. */
async function opened<T>(place: Partial<DatabaseFlags>, work: (database: Database) => Promise<T>): Promise<T> {
	const database = await openDatabase({ ...place, purpose: 'command', alone: true, poolSize: 1 });
	try {
		return await work(database);
	} finally {
		await database.close();
	}
}

function refuseSame(from: DatabaseFlags, to: Partial<DatabaseFlags>): void {
	const same = from.databaseUrl
		? from.databaseUrl === to.databaseUrl
		: to.dataDir !== undefined && path.resolve(from.dataDir) === path.resolve(to.dataDir);
	if (!same) return;
	throw new OperatorError(
		from.databaseUrl
			? 'That is where the data is. Unset DATABASE_URL to move from the embedded database, or name the source with --database-url.'
			: 'That is where the data is. Name another folder, or a PostgreSQL as postgres://….',
	);
}

const isUrl = (place: string) => /^postgres(ql)?:\/\//.test(place);
const number = (value: number) => value.toLocaleString('en').replaceAll(',', '\u00A0');

function draw({ phase, table, rows, of }: MoveProgress): string {
	if (phase === 'checking') return `checking ${table} …`;
	const filled = of === 0 ? WIDTH : Math.round((rows / of) * WIDTH);
	return `copying [${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${number(rows)} of ${number(of)} rows, ${table}`;
}

function describe({ merchants, tables, rows, findings }: MoveReport, flags: MoveFlags, seconds: number): string {
	const source = flags.databaseUrl ? hostAndName(flags.databaseUrl) : path.resolve(flags.dataDir);
	const target = isUrl(flags.to) ? hostAndName(flags.to) : path.resolve(flags.to);
	const filled = Object.values(tables).filter((count) => count > 0).length;
	const next = isUrl(flags.to) ? 'DATABASE_URL set to the new address' : `--data-dir ${flags.to}, without DATABASE_URL`;
	return [
		`Moved ${merchants.join(', ')} from ${source} to ${target}: ${number(rows)} rows of ${filled} tables in ${seconds.toFixed(1)} s.`,
		findings.length === 0
			? 'Both hold the same, and the doctor finds nothing wrong.'
			: `Both hold the same. The doctor finds: ${findings.map(({ words, count }) => `${words} (${count})`).join(' ')}`,
		'',
		`Next: start your servers with ${next}.`,
		'Keys, sessions, staff and places in the feed of events go on: no page, till or screen needs a change.',
		`The data in ${source} is as it was. Start no server there any more, and put it away once the new database has a backup.`,
	].join('\n');
}
