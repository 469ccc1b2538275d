import type { Database } from '@endcap/server';

/** Tables in which the text stands anywhere, in whatever column, also as bytes. */
export async function tablesWith(database: Database, text: string): Promise<string[]> {
	const tables = await database.query<{ name: string }>({
		text: `SELECT relname::text AS name FROM pg_class
			WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' ORDER BY 1`,
	});
	const hex = Buffer.from(text).toString('hex');
	const found: string[] = [];
	for (const { name } of tables) {
		const [row] = await database.query<{ there: boolean }>(
			{ text: `SELECT EXISTS (SELECT FROM "${name}" each WHERE each::text ILIKE $1 OR each::text ILIKE $2) AS there` },
			[`%${text}%`, `%${hex}%`],
		);
		if (row?.there) found.push(name);
	}
	return found;
}
