import { Option, type Command } from 'commander';
import type { Database } from '../database/database.ts';
import { createKey } from '../keys/rules.ts';
import { selectMerchants, type MerchantRow } from '../merchants/queries.ts';
import { createMerchant, slugOf } from '../merchants/rules.ts';
import { addDatabaseOptions, addUrlOption, wholeNumber, withDatabase, type DatabaseFlags } from './options.ts';
import { addressOf, DEFAULT_PORT, firstPublishableKey, pasteLines } from './paste.ts';

interface InitFlags extends DatabaseFlags {
	name: string;
	slug?: string;
	currency: string;
	language: string;
	publicUrl?: string;
	port?: number;
	json?: boolean;
}

interface Initialised {
	created: boolean;
	merchant: Pick<MerchantRow, 'merchant_id' | 'slug' | 'name' | 'currency' | 'language'>;
	publishable_key: string | null;
	/** Null when the merchant was there before: a secret key is shown once. */
	secret_key: string | null;
}

/** `endcap init` */
export function addInit(program: Command): void {
	const command = program
		.command('init')
		.description('Make an empty shop of your own, with its keys. Run again, it says what is there and changes nothing.')
		.option('--name <name>', 'what the shop is called', 'My shop')
		.option('--slug <slug>', 'its name on the command line; made from the name when left out')
		.option('--currency <code>', 'ISO 4217', 'EUR')
		.option('--language <tag>', 'BCP 47', 'en')
		.addOption(
			new Option('--port <number>', 'where the server listens, for the lines to paste')
				.env('PORT')
				.argParser(wholeNumber(0, 65_535))
				.default(DEFAULT_PORT),
		)
		.option('--json', 'print the result as JSON');
	addDatabaseOptions(addUrlOption(command)).action(async (flags: InitFlags) => {
		const result = await withDatabase(flags, (database) => initialise(database, flags));
		console.log(flags.json ? JSON.stringify(result, null, '\t') : describe(result, addressOf(flags)));
	});
}

async function initialise(database: Database, input: InitFlags): Promise<Initialised> {
	const slug = slugOf(input);
	return database.transaction(async (tx) => {
		const merchants = await selectMerchants(tx);
		const known = merchants.find((merchant) => merchant.slug === slug);
		if (known) {
			const key = await firstPublishableKey(tx, known);
			return present(known, { created: false, publishable_key: key?.public_key ?? null, secret_key: null });
		}
		const merchant = await createMerchant(tx, { ...input, slug });
		const publishable = await createKey(tx, merchant, { kind: 'publishable' });
		const secret = await createKey(tx, merchant, { kind: 'secret' });
		return present(merchant, { created: true, publishable_key: publishable.key, secret_key: secret.key });
	});
}

function present(merchant: MerchantRow, result: Omit<Initialised, 'merchant'>): Initialised {
	const { merchant_id, slug, name, currency, language } = merchant;
	return { ...result, merchant: { merchant_id, slug, name, currency, language } };
}

function describe({ created, merchant, publishable_key, secret_key }: Initialised, url: string): string {
	const lines = created
		? [`Made the shop "${merchant.name}" (${merchant.slug}), prices in ${merchant.currency}.`]
		: [`The shop "${merchant.name}" (${merchant.slug}) is there already. Nothing was changed.`];
	if (publishable_key) {
		lines.push('', `Publishable key, for web pages: ${publishable_key}`);
	}
	if (secret_key) {
		lines.push(`Secret key, for servers, shown only now: ${secret_key}`);
	} else {
		lines.push('Secret keys are shown once; make another with `endcap keys create --kind secret`.');
	}
	if (publishable_key) {
		lines.push('', 'Paste this where a product is shown:', '', pasteLines(url, publishable_key));
	}
	lines.push('', 'Next: `endcap import products <file>`, stores and stock alike, and `endcap serve`.');
	return lines.join('\n');
}
