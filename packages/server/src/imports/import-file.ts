import type { ImportReport } from '@endcap/contract';
import type { Database, Queryable } from '../database/database.ts';
import { findImportMerchant } from './merchant.queries.ts';
import { readImport } from './reading/read-import.ts';
import { FileRefused, type ImportItem, type Reading, type ReadOptions, type Recognised } from './records.ts';
import { Report } from './report.ts';
import { ImportConflict, ImportTurn } from './run.ts';
import { CouponStaging } from './staging/coupons.ts';
import { IssueStaging } from './staging/issues.ts';
import { LevelStaging } from './staging/levels.ts';
import { ProductStaging } from './staging/products.ts';
import { ProgramStaging } from './staging/program.ts';
import type { Staging, StagingOptions } from './staging/staging.ts';
import { StoreStaging } from './staging/stores.ts';

export interface ImportProgress {
	phase: 'reading' | 'comparing' | 'applying';
	/** Of the file, read so far. */
	bytes: number;
}

export interface ImportOptions extends ReadOptions {
	/** Says what would be taken, and takes nothing. */
	dry_run?: boolean;
	/** Takes the rest of a file of which something is refused. */
	skip_bad_rows?: boolean;
	onProgress?: (progress: ImportProgress) => void;
	/** The request that brings the file, as in idempotent_request. */
	requestHash?: Buffer;
	/** When the turn is taken and before anything is read; what it throws ends the import. */
	onTurn?: () => Promise<void>;
	/** In the transaction of the change, as its last act. */
	beforeCommit?: (tx: Queryable, report: ImportReport) => Promise<void>;
}

/**
 * Imports a file: all of it, or with `skip_bad_rows` all that is good, or nothing. What the file does not mention stays
 * as it is, except that a variant which a product of the file no longer has is archived. The file is read as it comes and
 * laid down in staging tables; one transaction then applies what differs, so that readers see the state before or after.
 *
 * A file that is not taken is a report with status `refused`.
 * @throws {ImportRunning} when another import of the merchant is running.
 * @throws {ImportConflict} when something happened meanwhile that speaks against it.
 */
export async function importFile(
	database: Database,
	merchantId: string,
	source: AsyncIterable<Uint8Array>,
	options: ImportOptions,
): Promise<ImportReport> {
	const merchant = await findImportMerchant(database, merchantId);
	const turn = await ImportTurn.take(database, merchantId, options.requestHash ?? null);
	try {
		await options.onTurn?.();
		return await importIn(turn, database, merchant.currency, source, options);
	} finally {
		await turn.close();
	}
}

async function importIn(
	turn: ImportTurn,
	database: Database,
	merchantCurrency: string,
	source: AsyncIterable<Uint8Array>,
	options: ImportOptions,
): Promise<ImportReport> {
	const report = new Report(options.kind);
	const progress: ImportProgress = { phase: 'reading', bytes: 0 };
	const enter = (phase: ImportProgress['phase']) => {
		progress.phase = phase;
		options.onProgress?.({ ...progress });
	};
	const counted = countBytes(source, (bytes) => {
		progress.bytes += bytes;
		options.onProgress?.({ ...progress });
	});
	const reading = readImport(counted, { ...options, currency: options.currency ?? merchantCurrency });
	const { recognised, staging } = await readAll(turn, reading, report, (format) =>
		stagingFor(options, { database, key: turn.key, report }, format, merchantCurrency),
	);
	enter('comparing');
	await staging?.compare();
	if (!staging || !report.mayBeTaken(options.skip_bad_rows === true)) {
		return report.finish(turn.key.importId, recognised, 'refused');
	}
	if (options.dry_run) return report.finish(turn.key.importId, recognised, 'dry_run');
	enter('applying');
	return applyAll(turn, database, staging, report, recognised, options);
}

function stagingFor(
	{ kind, currency }: ImportOptions,
	staging: StagingOptions,
	{ format }: Recognised,
	merchantCurrency: string,
): Staging {
	if (kind === 'stores') return new StoreStaging(staging);
	if (kind === 'stock') return new LevelStaging(staging);
	if (kind === 'coupons') return new CouponStaging(staging, merchantCurrency);
	if (kind === 'issues') return new IssueStaging(staging);
	if (kind === 'program') return new ProgramStaging(staging, merchantCurrency);
	const assumed = currency === undefined ? merchantCurrency : null;
	return new ProductStaging(staging, { foreign: format !== 'endcap_products', currency: assumed });
}

async function readAll(
	turn: ImportTurn,
	{ recognised, items }: Reading,
	report: Report,
	open: (recognised: Recognised) => Staging,
): Promise<{ recognised?: Recognised; staging?: Staging }> {
	let found: Recognised | undefined;
	try {
		found = await recognised;
		const staging = open(found);
		for await (const item of items) {
			turn.assertKept();
			await take(item, report, staging);
		}
		return { recognised: found, staging };
	} catch (error) {
		if (!(error instanceof FileRefused)) throw error;
		report.refuseFile(error.remark);
		return { recognised: found };
	}
}

async function take(item: ImportItem, report: Report, staging: Staging): Promise<void> {
	switch (item.type) {
		case 'row':
			return report.row();
		case 'remark':
			return report.remark(item.remark);
		case 'refused':
			return report.refusedRecord(item);
		default:
			report.record(item);
			return staging.add(item);
	}
}

async function applyAll(
	turn: ImportTurn,
	database: Database,
	staging: Staging,
	report: Report,
	recognised: Recognised | undefined,
	{ beforeCommit }: ImportOptions,
): Promise<ImportReport> {
	await turn.stopBeating();
	const done = await database.transaction(async (tx) => {
		await turn.endIn(tx);
		await staging.apply(tx).catch((error: unknown) => {
			throw (error as { code?: unknown }).code === CHECK_VIOLATION ? takenMeanwhile(error) : error;
		});
		const taken = report.finish(turn.key.importId, recognised, 'taken');
		await beforeCommit?.(tx, taken);
		return taken;
	});
	// It is taken, whatever becomes of the statistics.
	await staging.applied().catch(() => undefined);
	return done;
}

/** SQLSTATE */
const CHECK_VIOLATION = '23514';

function takenMeanwhile(cause: unknown): ImportConflict {
	if ((cause as { constraint?: unknown }).constraint === 'uses_within_limit') {
		return new ImportConflict(
			'While the file was read, more of a coupon was used than leaves enough for it. Nothing was taken. Import it again to see where.',
			{ cause },
		);
	}
	return new ImportConflict(
		'While the file was read, more was reserved for shoppers than it says there is. Nothing was taken. Import it again to see where.',
		{ cause },
	);
}

async function* countBytes(
	source: AsyncIterable<Uint8Array>,
	onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
	for await (const chunk of source) {
		onBytes(chunk.byteLength);
		yield chunk;
	}
}
