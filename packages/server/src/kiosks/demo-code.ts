import type { KioskInput } from '@endcap/contract';
import type { Database } from '../database/database.ts';
import type { MerchantRow } from '../merchants/queries.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import { giveCode } from './enrol.ts';
import { insertKiosk, selectKiosk, selectKiosks } from './queries.ts';
import { settingsOf } from './rules.ts';

/** A code for the kiosk of that name in that store, which is made where there is none. */
export async function kioskCode(
	database: Database,
	{ merchant_id, language }: Pick<MerchantRow, 'merchant_id' | 'language'>,
	{ name, store_id, settings }: KioskInput,
): Promise<string> {
	return database.transaction(async (tx) => {
		const there = await selectKiosks(tx, merchant_id, [store_id]);
		const kiosk_id = there.find((kiosk) => kiosk.name === name)?.kiosk_id ?? timeOrderedId();
		if (!there.some((kiosk) => kiosk.kiosk_id === kiosk_id)) {
			await insertKiosk(tx, merchant_id, { kiosk_id, name, store_id, settings: settingsOf(settings, language) });
		}
		const row = await selectKiosk(tx, merchant_id, kiosk_id);
		if (!row) throw new Error('The kiosk was made and is gone again.');
		return (await giveCode(tx, merchant_id, row)).code;
	});
}
