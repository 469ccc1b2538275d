import type { Command } from 'commander';
import { openDatabase } from '../database/open.ts';
import { examine, examineMigrations, type Finding } from '../doctor/examine.ts';
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
			'Check that stock, reservations and events agree. Changes nothing; ends with 1 when something is wrong.',
		)
		.option('--merchant <slug>', 'one of them only')
		.option('--json', 'print what was found as JSON');
	addDatabaseOptions(command).action(async (flags: DoctorFlags) => {
		const findings = await look(flags);
		console.log(flags.json ? JSON.stringify({ ok: findings.length === 0, findings }, null, '\t') : inWords(findings));
		if (findings.length > 0) process.exitCode = 1;
	});
}

async function look({ merchant, ...flags }: DoctorFlags): Promise<Finding[]> {
	// Not migrated first, as other commands do: a look changes nothing.
	const database = await openDatabase({ ...flags, purpose: 'command' });
	try {
		if (merchant === undefined) return await examine(database, null);
		const strange = await examineMigrations(database);
		if (strange.length > 0) return strange;
		return await examine(database, (await findMerchant(database, merchant)).merchant_id);
	} finally {
		await database.close();
	}
}

function inWords(findings: Finding[]): string {
	if (findings.length === 0) return 'All is well.';
	return findings.map(paragraph).join('\n\n');
}

function paragraph({ check, words, count, examples }: Finding): string {
	const lines = examples.map(({ merchant_id, what }) => `  ${merchant_id === null ? '' : `${merchant_id}  `}${what}`);
	const more = count - examples.length;
	return [`${words} (${check}: ${count})`, ...lines, ...(more > 0 ? [`  … and ${more} more`] : [])].join('\n');
}
