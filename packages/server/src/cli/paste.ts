import type { Queryable } from '../database/database.ts';
import type { KeyRow } from '../keys/queries.ts';
import { listKeys } from '../keys/rules.ts';

export const DEFAULT_PORT = 4321;

/** Where a server with these settings is to be found. */
export function addressOf({ publicUrl, port = DEFAULT_PORT }: { publicUrl?: string; port?: number }): string {
	return publicUrl?.replace(/\/+$/, '') ?? `http://localhost:${port}`;
}

/** The two lines that put stock on a page. */
export function pasteLines(url: string, publishableKey: string): string {
	return [
		`  <script type="module" src="${url}/endcap.js?key=${publishableKey}"></script>`,
		'  <endcap-store-stock sku="YOUR-SKU"></endcap-store-stock>',
	].join('\n');
}

/** The merchant's first publishable key that works, for showing. */
export async function firstPublishableKey(
	database: Queryable,
	merchant: { merchant_id: string },
): Promise<(KeyRow & { public_key: string }) | undefined> {
	const keys = await listKeys(database, merchant);
	return keys.find((key): key is KeyRow & { public_key: string } => key.public_key !== null && key.revoked_at === null);
}
