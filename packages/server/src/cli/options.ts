import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Database } from '../database/database.ts';
import { migrate } from '../database/migrate.ts';
import { openDatabase } from '../database/open.ts';

export interface DatabaseFlags {
	dataDir: string;
	databaseUrl?: string;
}

/** Where the data is, alike for every command. */
export function addDatabaseOptions(command: Command): Command {
	return command
		.addOption(
			new Option('--data-dir <folder>', 'where the embedded database lives').env('ENDCAP_DATA').default('.endcap'),
		)
		.addOption(new Option('--database-url <url>', 'use this PostgreSQL instead').env('DATABASE_URL'));
}

export function addMerchantOption(command: Command): Command {
	return command.option('--merchant <slug>', 'whose, when there are several');
}

export function addUrlOption(command: Command): Command {
	return command.addOption(
		new Option('--public-url <url>', 'how browsers reach this server, behind a proxy for example').env('ENDCAP_URL'),
	);
}

/** Runs a command's work on the database, whether a server has it open or not. */
export async function withDatabase<T>(flags: DatabaseFlags, work: (database: Database) => Promise<T>): Promise<T> {
	const database = await openDatabase({ ...flags, purpose: 'command' });
	try {
		await migrate(database);
		return await work(database);
	} finally {
		await database.close();
	}
}

/** Parses a whole number between two others, for commander. */
export function wholeNumber(least: number, most: number): (text: string) => number {
	return (text) => {
		const number = Number(text);
		if (!/^\d+$/.test(text) || number < least || number > most) {
			throw new InvalidArgumentError(`It takes a whole number from ${least} to ${most}.`);
		}
		return number;
	};
}
