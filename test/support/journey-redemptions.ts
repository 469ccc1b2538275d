import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { SHARED_DATA } from './shared-data.ts';

const folder = path.join(SHARED_DATA, 'completejourney');

export const HAS_JOURNEY = existsSync(path.join(folder, 'coupons.csv.gz'));

export interface Campaign {
	campaign_id: string;
	campaign_type: string;
	start_date: string;
	end_date: string;
}

export interface JourneyRedemption {
	household_id: string;
	/** `campaign-upc`: the same number of a maker is another coupon in another campaign. */
	coupon: string;
	campaign_id: string;
	redemption_date: string;
}

export interface Journey {
	campaigns: Map<string, Campaign>;
	/** Campaigns by household. */
	households: Map<string, string[]>;
	/** Articles by coupon. */
	coupons: Map<string, string[]>;
	/** In the order of time. */
	redemptions: JourneyRedemption[];
}

/** 27 campaigns of a grocer, who got them, the coupons in them, and what was redeemed in 2017. */
export function readJourney(): Journey {
	const coupons = new Map<string, string[]>();
	for (const { coupon_upc, campaign_id, product_id } of rowsOf('coupons.csv.gz')) {
		const name = `${campaign_id}-${coupon_upc}`;
		const products = coupons.get(name);
		if (products) products.push(product_id ?? '');
		else coupons.set(name, [product_id ?? '']);
	}
	const households = new Map<string, string[]>();
	for (const { campaign_id = '', household_id = '' } of rowsOf('campaigns.csv')) {
		households.set(household_id, [...(households.get(household_id) ?? []), campaign_id]);
	}
	const campaigns = rowsOf('campaign_descriptions.csv') as unknown as Campaign[];
	return {
		campaigns: new Map(campaigns.map((campaign) => [campaign.campaign_id, campaign])),
		households,
		coupons,
		redemptions: rowsOf('coupon_redemptions.csv')
			.map(({ household_id = '', coupon_upc, campaign_id = '', redemption_date = '' }) => ({
				household_id,
				coupon: `${campaign_id}-${coupon_upc}`,
				campaign_id,
				redemption_date,
			}))
			.sort((a, b) => (a.redemption_date < b.redemption_date ? -1 : Number(a.redemption_date > b.redemption_date))),
	};
}

function rowsOf(name: string): Record<string, string>[] {
	const bytes = readFileSync(path.join(folder, name));
	return parse(name.endsWith('.gz') ? gunzipSync(bytes) : bytes, { columns: true });
}
