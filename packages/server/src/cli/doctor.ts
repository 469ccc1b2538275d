import type { Command } from 'commander';
import type { Database } from '../database/database.ts';
import { openDatabase } from '../database/open.ts';
import { examine, examineMigrations, examineSettings, type Finding } from '../doctor/examine.ts';
import { findMerchant } from '../merchants/rules.ts';
import { addDatabaseOptions, type DatabaseFlags } from './options.ts';

interface DoctorFlags extends DatabaseFlags {
	merchant?: string;
	json?: boolean;
}

/** `endcap doctor` */
export function addDoctor(program: Command): void {
	const command = program
		.command('doctor')
		.description(
			'Check that stock, reservations, events and the database itself are as they should be. Changes nothing; ends with 1 when something is wrong.',
		)
		.option('--merchant <slug>', 'one of them only')
		.option('--json', 'print what was found as JSON');
	addDatabaseOptions(command).action(async (flags: DoctorFlags) => {
		const { findings, remarks } = await look(flags);
		const ok = findings.length === 0;
		console.log(flags.json ? JSON.stringify({ ok, findings, remarks }, null, '\t') : inWords(findings, remarks));
		if (!ok) process.exitCode = 1;
	});
}

interface Look {
	findings: Finding[];
	/** On what is not wrong, and not as safe as it could be. */
	remarks: string[];
}

async function look({ merchant, ...flags }: DoctorFlags): Promise<Look> {
	// Not migrated first, as other commands do: a look changes nothing.
	const database = await openDatabase({ ...flags, purpose: 'command' });
	try {
		return { findings: await findingsIn(database, merchant), remarks: await examineSettings(database) };
	} finally {
		await database.close();
	}
}

async function findingsIn(database: Database, merchant: string | undefined): Promise<Finding[]> {
	if (merchant === undefined) return examine(database, null);
	const strange = await examineMigrations(database);
	if (strange.length > 0) return strange;
	return examine(database, (await findMerchant(database, merchant)).merchant_id);
}

function inWords(findings: Finding[], remarks: string[]): string {
	const wrong = findings.length === 0 ? ['All is well.'] : findings.map(paragraph);
	return [...wrong, ...remarks].join('\n\n');
}

function paragraph({ check, words, count, examples }: Finding): string {
	const lines = examples.map(({ merchant_id, what }) => `  ${merchant_id === null ? '' : `${merchant_id}  `}${what}`);
	const more = count - examples.length;
	return [`${words} (${check}: ${count})`, ...lines, ...(more > 0 ? [`  … and ${more} more`] : [])].join('\n');
}
