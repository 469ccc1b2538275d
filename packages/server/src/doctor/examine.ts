import type { Database, Queryable } from '../database/database.ts';
import { compareMigrations } from '../database/migrate.ts';
import { CHECKS, readUnsafeSettings, type Check } from './checks.queries.ts';

/** Something that is not as it should be. */
export interface Finding {
	check: string;
	words: string;
	count: number;
	/** The first few, with the merchant whose they are. */
	examples: { merchant_id: string | null; what: string }[];
}

const EXAMPLES = 5;

/** Looks at everything of one merchant, or of all, and changes nothing. */
export async function examine(queryable: Queryable, merchantId: string | null): Promise<Finding[]> {
	const migrations = await examineMigrations(queryable);
	// What another program made cannot be judged by this one.
	if (migrations.length > 0) return migrations;
	const findings: Finding[] = [];
	for (const check of CHECKS) findings.push(...(await run(queryable, check, merchantId)));
	return findings;
}

export async function examineMigrations(queryable: Queryable): Promise<Finding[]> {
	const { unknown, changed, missing } = await compareMigrations(queryable);
	return [
		finding('unknown_migrations', 'A newer Endcap made this database: use that one.', unknown),
		finding('changed_migrations', 'This database was made by other migrations than this program has.', changed),
		finding('missing_migrations', 'This database lacks migrations: `endcap serve` applies them.', missing),
	].filter(({ count }) => count > 0);
}

/** What makes it less safe than it could be, in words; the data itself is well. */
export async function examineSettings(database: Database): Promise<string[]> {
	const settings = await readUnsafeSettings(database, database.engine === 'pglite');
	return settings.map(
		({ name, setting }) =>
			`With ${name} = ${setting}, a power cut can lose what was acknowledged, or spoil the database.`,
	);
}

function finding(check: string, words: string, names: readonly string[]): Finding {
	const examples = names.slice(0, EXAMPLES).map((what) => ({ merchant_id: null, what }));
	return { check, words, count: names.length, examples };
}

async function run(queryable: Queryable, { id, words, text }: Check, merchantId: string | null): Promise<Finding[]> {
	const [found] = await queryable.query<{ count: number; examples: Finding['examples'] | null }>(
		{
			text: `WITH wrong AS (${text})
				SELECT (SELECT count(*)::integer FROM wrong) AS count,
					(SELECT jsonb_agg(few) FROM (SELECT merchant_id, what FROM wrong ORDER BY merchant_id, what LIMIT ${EXAMPLES}) few) AS examples`,
		},
		[merchantId],
	);
	return found && found.count > 0 ? [{ check: id, words, count: found.count, examples: found.examples ?? [] }] : [];
}
