import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ImportKind } from '@endcap/contract';
import { Argument, type Command } from 'commander';
import { exportFile } from '../imports/exporting/export-file.ts';
import { findMerchant } from '../merchants/rules.ts';
import { OperatorError } from '../shared/operator-error.ts';
import { addDatabaseOptions, addMerchantOption, withDatabase, type DatabaseFlags } from './options.ts';

const KINDS = ImportKind.anyOf.map((literal) => literal.const);

/** `endcap export` */
export function addExport(program: Command): void {
	const command = program
		.command('export')
		.description(
			'Write all products, stores, stock, coupons, who has them or the loyalty program as CSV. Importing it again changes nothing.',
		)
		.addArgument(new Argument('<kind>', 'what to write').choices(KINDS))
		.argument('[file]', 'where to; standard output when left out');
	addDatabaseOptions(addMerchantOption(command)).action(
		async (kind: ImportKind, file: string | undefined, flags: DatabaseFlags & { merchant?: string }) =>
			withDatabase(flags, async (database) => {
				const merchant = await findMerchant(database, flags.merchant);
				const text = Readable.from(exportFile(database, merchant.merchant_id, kind));
				await (file === undefined ? print(text) : write(text, file));
			}),
	);
}

async function print(text: Readable): Promise<void> {
	await pipeline(text, process.stdout, { end: false }).catch((error: NodeJS.ErrnoException) => {
		// `| head` has read enough.
		if (error.code !== 'EPIPE') throw error;
	});
}

/** All of it or nothing, so that an export that broke off is not taken for a whole one. */
async function write(text: Readable, file: string): Promise<void> {
	const part = `${file}.part`;
	try {
		await pipeline(text, createWriteStream(part));
		await rename(part, file);
	} catch (error) {
		await rm(part, { force: true });
		const { code } = error as NodeJS.ErrnoException;
		if (code === undefined || !/^E(NOENT|ACCES|PERM|ISDIR|NOSPC|ROFS)$/.test(code)) throw error;
		throw new OperatorError(`Cannot write ${file}: ${code}.`, { cause: error });
	}
}
