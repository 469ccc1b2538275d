import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { ImportFormat, ImportKind, type ImportReport } from '@endcap/contract';
import { Argument, InvalidArgumentError, Option, type Command } from 'commander';
import { importFile, type ImportOptions, type ImportProgress } from '../imports/import-file.ts';
import { ImportConflict, ImportRunning } from '../imports/run.ts';
import { findMerchant } from '../merchants/rules.ts';
import { OperatorError } from '../shared/operator-error.ts';
import { sendImport } from './import-over-http.ts';
import { describeReport } from './import-report.ts';
import { addDatabaseOptions, addMerchantOption, withDatabase, type DatabaseFlags } from './options.ts';
import { progressBar } from './progress.ts';

interface ImportFlags extends DatabaseFlags {
	merchant?: string;
	currency?: string;
	country?: string;
	timezone?: string;
	store?: string;
	format?: ImportFormat;
	dryRun?: boolean;
	skipBadRows?: boolean;
	json?: boolean;
	server?: string;
	key?: string;
}

/** A file, or what comes in on standard input. */
interface Source {
	bytes: AsyncIterable<Uint8Array>;
	filename: string | undefined;
	/** Undefined when it is not known beforehand. */
	size: number | undefined;
}

const KINDS = ImportKind.anyOf.map((literal) => literal.const);
const FORMATS = ImportFormat.anyOf.map((literal) => literal.const);

/** `endcap import` */
export function addImport(program: Command): void {
	const command = program
		.command('import')
		.description(
			'Take in a file of products, stores, stock, coupons, who has them or the loyalty program: all of it or nothing. The same file twice changes nothing.\n' +
				'Exports of Shopify, Square, WooCommerce, Medusa and Google are recognised, plain CSV too, and GeoJSON for stores.',
		)
		.addArgument(new Argument('<kind>', 'what the file holds').choices(KINDS))
		.argument('<file>', 'the file, or - for standard input')
		.option('--currency <code>', 'of prices that name none; the shop’s own when left out', letters(3))
		.option('--country <code>', 'of stores that name none, two letters', letters(2))
		.option('--timezone <zone>', 'of stores that name none, such as Europe/Tallinn')
		.option('--store <id>', 'the store, for stock files that name none')
		.addOption(new Option('--format <format>', 'when it is not recognised').choices(FORMATS))
		.option('--dry-run', 'say what would be taken, and take nothing')
		.option('--skip-bad-rows', 'take the good rows of a file that has bad ones')
		.option('--json', 'print the report as JSON')
		.option('--server <url>', 'import over the API of this server instead of into the database')
		.addOption(new Option('--key <key>', 'secret key for --server').env('ENDCAP_KEY'));
	addDatabaseOptions(addMerchantOption(command)).action(async (kind: ImportKind, file: string, flags: ImportFlags) => {
		const report = await run(kind, await open(file), flags);
		console.log(flags.json ? JSON.stringify(report, null, '\t') : describeReport(report));
		if (report.status === 'refused') process.exitCode = 1;
	});
}

async function run(kind: ImportKind, source: Source, flags: ImportFlags): Promise<ImportReport> {
	const bar = progressBar(flags.json ? undefined : process.stderr, source.size);
	const { currency, country, timezone, store, format, dryRun, skipBadRows } = flags;
	const options: ImportOptions = {
		kind,
		currency,
		country,
		timezone,
		store,
		format,
		filename: source.filename,
		dry_run: dryRun,
		skip_bad_rows: skipBadRows,
		onProgress: (progress: ImportProgress) => bar.show(progress),
	};
	try {
		if (flags.server) return await sendImport(flags.server, flags.key, source.bytes, options);
		return await withDatabase(flags, async (database) => {
			const merchant = await findMerchant(database, flags.merchant);
			return importFile(database, merchant.merchant_id, source.bytes, options);
		});
	} catch (error) {
		if (error instanceof ImportRunning || error instanceof ImportConflict) throw new OperatorError(error.message);
		throw error;
	} finally {
		bar.clear();
	}
}

async function open(file: string): Promise<Source> {
	if (file === '-') return { bytes: process.stdin, filename: undefined, size: undefined };
	const found = await stat(file).catch(() => undefined);
	if (!found) throw new OperatorError(`There is no file ${file}.`);
	if (!found.isFile()) throw new OperatorError(`${file} is not a file.`);
	return { bytes: createReadStream(file), filename: path.basename(file).slice(0, 255), size: found.size };
}

function letters(length: number): (text: string) => string {
	return (text) => {
		const code = text.trim().toUpperCase();
		if (code.length !== length || !/^[A-Z]+$/.test(code)) {
			throw new InvalidArgumentError(`It takes a code of ${length} letters.`);
		}
		return code;
	};
}
