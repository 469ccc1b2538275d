import type { Channel, KeyKind } from '@endcap/contract';
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { KeyRow } from '../keys/queries.ts';
import { createKey, listKeys, presentKey, revokeKey } from '../keys/rules.ts';
import { findMerchant } from '../merchants/rules.ts';
import { OperatorError } from '../shared/operator-error.ts';
import { addDatabaseOptions, addMerchantOption, wholeNumber, withDatabase, type DatabaseFlags } from './options.ts';

interface KeyFlags extends DatabaseFlags {
	merchant?: string;
	json?: boolean;
}

interface CreateFlags extends KeyFlags {
	kind: KeyKind;
	name?: string;
	channel?: Channel;
	origin?: string[];
	rate?: number;
}

/** `endcap keys create | list | revoke` */
export function addKeys(program: Command): void {
	const keys = program.command('keys').description('Make, list and revoke the keys that open the API.');

	const create = keys
		.command('create')
		.description('Make a key. A secret one is shown this once.')
		.addOption(
			new Option('--kind <kind>', 'publishable for web pages, secret for servers')
				.choices(['publishable', 'secret'])
				.makeOptionMandatory(),
		)
		.option('--name <name>', 'what you call it')
		.addOption(
			new Option('--channel <channel>', 'where it is used; web, or server for a secret key, when left out').choices([
				'web',
				'kiosk',
				'social',
				'till',
				'server',
			]),
		)
		.option('--origin <origin>', 'a page that may use it, such as https://shop.example; repeat for more', collectOrigin)
		.option('--rate <number>', 'requests a minute and address', wholeNumber(1, 1_000_000));
	shared(create).action(async (flags: CreateFlags) => {
		const created = await withDatabase(flags, async (database) =>
			createKey(database, await findMerchant(database, flags.merchant), {
				kind: flags.kind,
				name: flags.name,
				channel: flags.channel,
				origins: flags.origin,
				rate_limit: flags.rate,
			}),
		);
		const remark = created.kind === 'secret' ? '\nKeep it now: it is not shown again.' : '';
		console.log(flags.json ? JSON.stringify(created, null, '\t') : created.key + remark);
	});

	const list = keys.command('list').description('List the keys. Secret ones show their ends only.');
	shared(list).action(async (flags: KeyFlags) => {
		const rows = await withDatabase(flags, async (database) =>
			listKeys(database, await findMerchant(database, flags.merchant)),
		);
		console.log(flags.json ? JSON.stringify(rows.map(withKey), null, '\t') : rows.map(line).join('\n'));
	});

	const revoke = keys
		.command('revoke')
		.argument('<id>', 'from `endcap keys list`')
		.description('Revoke a key at once.');
	shared(revoke).action(async (id: string, flags: KeyFlags) => {
		const row = await withDatabase(flags, async (database) =>
			revokeKey(database, await findMerchant(database, flags.merchant), id),
		);
		if (!row) {
			throw new OperatorError(`There is no key ${id}. \`endcap keys list\` shows them.`);
		}
		console.log(flags.json ? JSON.stringify(presentKey(row), null, '\t') : `Revoked ${row.hint} (${row.name}).`);
	});
}

function shared(command: Command): Command {
	return addDatabaseOptions(addMerchantOption(command)).option('--json', 'print the result as JSON');
}

function collectOrigin(text: string, others: string[] = []): string[] {
	if (text === '*') {
		return [...others, text];
	}
	if (!/^https?:\/\//.test(text) || !URL.canParse(text)) {
		throw new InvalidArgumentError('An origin looks like https://shop.example, or is * for any.');
	}
	return [...others, new URL(text).origin];
}

/** As the API shows it, with the key itself where that is public. */
function withKey(row: KeyRow) {
	return { ...presentKey(row), key: row.public_key };
}

function line(row: KeyRow): string {
	const where = row.kind === 'publishable' ? row.origins.join(' ') : '';
	const state = row.revoked_at ? `revoked ${row.revoked_at.toISOString().slice(0, 10)}` : '';
	const words = [row.key_id, row.kind, row.name, row.channel, `${row.rate_limit}/min`, row.public_key ?? row.hint];
	return [...words, where, state].filter(Boolean).join('  ');
}
