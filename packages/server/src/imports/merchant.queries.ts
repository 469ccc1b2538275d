import type { Queryable } from '../database/database.ts';

/** @throws when there is no such merchant. */
export async function findImportMerchant(database: Queryable, merchantId: string): Promise<{ currency: string }> {
	const [merchant] = await database.query<{ currency: string }>(
		{ text: `SELECT currency FROM merchant WHERE merchant_id = $1` },
		[merchantId],
	);
	if (!merchant) throw new Error(`There is no merchant ${merchantId}`);
	return merchant;
}
