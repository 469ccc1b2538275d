import type { Database, Queryable } from './database.ts';

/** Whoever follows changes goes by `changed_in` of these. */
const FOLLOWED = ['store', 'product', 'variant', 'inventory_level'] as const;

/**
 * Rows of a dump carry ids of transactions of the cluster it was made in. Those that this one has yet to come to would be
 * read as new again and again. Makes them this transaction’s; resolves to how many there were.
 */
export async function adoptRestoredRows(database: Database): Promise<number> {
	let adopted = 0;
	for (const table of FOLLOWED) {
		if (await anyAhead(database, table)) adopted += await database.transaction((tx) => adopt(tx, table));
	}
	return adopted;
}

/** One look into each merchant’s own index. */
async function anyAhead(queryable: Queryable, table: (typeof FOLLOWED)[number]): Promise<boolean> {
	const rows = await queryable.query({
		text: `SELECT FROM merchant WHERE EXISTS (SELECT FROM ${table} followed WHERE followed.merchant_id = merchant.merchant_id
			AND changed_in >= pg_snapshot_xmax(pg_current_snapshot()))`,
	});
	return rows.length > 0;
}

async function adopt(tx: Queryable, table: (typeof FOLLOWED)[number]): Promise<number> {
	// Nothing about them has changed, so no trigger should say so. This also keeps other nodes from doing it too.
	await tx.query({ text: `ALTER TABLE ${table} DISABLE TRIGGER USER` });
	const rows = await tx.query({
		text: `UPDATE ${table} SET changed_in = DEFAULT
			WHERE changed_in >= pg_snapshot_xmax(pg_current_snapshot()) RETURNING 1`,
	});
	await tx.query({ text: `ALTER TABLE ${table} ENABLE TRIGGER USER` });
	return rows.length;
}
