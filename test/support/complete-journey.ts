import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { SHARED_DATA } from './shared-data.ts';

// How the campaigns of the Complete Journey data become coupons of ours:
// - A coupon of a campaign is one coupon, since its days are the campaign’s: `<upc>-c<campaign>`.
// - It is good from the first day of the campaign to the end of its last one.
// - Only households of the campaign have it: they are in the segment `campaign-<campaign>`.
// - The data does not say what a coupon takes off: it is one dollar, and goes with no other.
// - A coupon, product and campaign that stands there again says nothing new.
// - `9e+05` is the article 900000: the program that wrote the file had it as a number.

export const COMPLETE_JOURNEY = path.join(SHARED_DATA, 'completejourney');

interface Campaign {
	campaign_id: string;
	start_date: string;
	end_date: string;
}

/** Rows of a plain CSV without quotes, by header. */
async function rowsOf<Row>(name: string): Promise<Row[]> {
	const [header = '', ...rows] = (await readFile(path.join(COMPLETE_JOURNEY, name), 'utf8')).trim().split(/\r?\n/);
	const names = header.split(',');
	return rows.map((row) => Object.fromEntries(row.split(',').map((cell, index) => [names[index], cell])) as Row);
}

export function readRedemptions() {
	return rowsOf<{ household_id: string; coupon_upc: string; campaign_id: string; redemption_date: string }>(
		'coupon_redemptions.csv',
	);
}

export function couponIdOf({ coupon_upc, campaign_id }: { coupon_upc: string; campaign_id: string }): string {
	return `${coupon_upc}-c${campaign_id}`;
}

/** Articles by coupon, as the file has them, repeats included. */
export async function readCouponProducts(): Promise<Map<string, { campaign_id: string; products: string[] }>> {
	const text = createReadStream(path.join(COMPLETE_JOURNEY, 'coupons.csv.gz')).pipe(createGunzip());
	const coupons = new Map<string, { campaign_id: string; products: string[] }>();
	let isHeader = true;
	for await (const row of createInterface({ input: text })) {
		const [coupon_upc = '', product_id = '', campaign_id = ''] = row.split(',');
		const id = couponIdOf({ coupon_upc, campaign_id });
		const sku = product_id === '9e+05' ? '900000' : product_id;
		const own = coupons.get(id);
		if (isHeader) isHeader = false;
		else if (own) own.products.push(sku);
		else coupons.set(id, { campaign_id, products: [sku] });
	}
	return coupons;
}

/** The coupons as a file of ours, a coupon at a time. */
export async function* couponFile(): AsyncGenerator<Uint8Array> {
	const campaigns = new Map(
		(await rowsOf<Campaign>('campaign_descriptions.csv')).map((each) => [each.campaign_id, each]),
	);
	yield Buffer.from('coupon_id,name,benefit,amount,currency,sku,valid_from,valid_until,segments,limit_per_customer\n');
	for (const [id, { campaign_id, products }] of await readCouponProducts()) {
		const { start_date = '', end_date = '' } = campaigns.get(campaign_id) ?? {};
		const [first, ...rest] = products;
		const head = `${id},Campaign ${campaign_id},amount,1.00,USD,${first},${start_date},${dayAfter(end_date)},campaign-${campaign_id},\n`;
		yield Buffer.from(head + rest.map((sku) => `${id},,,,,${sku},,,,\n`).join(''));
	}
}

function dayAfter(day: string): string {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() + 1);
	return date.toISOString().slice(0, 10);
}
