import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { LoyaltyProgram, OfferInput, Ordering } from '@endcap/contract';
import {
	createKey,
	createMerchant,
	importFile,
	makeOffer,
	setLoyaltyProgram,
	setOrdering,
	type Database,
} from '@endcap/server';
import { seedAccounts } from './counter-accounts.ts';
import { selectFillings, type Filling } from './shops.queries.ts';

const KINDS = ['stores', 'products', 'stock', 'coupons'] as const;

const DAY = 86_400_000;
const CURRENCY = 'EUR';
const ORDERING: Ordering = {
	shipping: { price: { amount: 490, currency: CURRENCY }, free_from: { amount: 6000, currency: CURRENCY } },
	payment_methods: ['at_pickup', 'external'],
	payment_minutes: 30,
	order_page: null,
};

const euros = (amount: number) => ({ amount, currency: CURRENCY });
const PROGRAM: LoyaltyProgram = {
	active: true,
	name: 'Tihane Club',
	earn: { points: 1, per: euros(100), rounding: 'down', rules: [] },
	pending_days: 14,
	expires_after_months: 24,
	tiers: [
		{ id: 'silver', name: 'Silver', from_points: 500, multiplier: 1.25 },
		{ id: 'gold', name: 'Gold', from_points: 2000, multiplier: 1.5 },
	],
	tier_period_months: 12,
	rewards: [
		{ id: 'free-delivery', name: 'Free delivery', points: 200, benefit: { type: 'free_delivery' } },
		{ id: 'five-off', name: '5 € off', points: 500, benefit: { type: 'amount', amount: euros(500) } },
	],
	point_value: euros(100),
};

export interface SeedOptions {
	/** Where products.csv, stores.csv, stock.csv, coupons.csv and offers.json are. */
	data: URL;
	/** Called before each step that takes a moment. */
	onStep: (text: string) => void;
}

export interface Seeded {
	demo: Filling;
	/** False when everything was there from an earlier start. */
	filled: boolean;
	/** Only on the start that made it: it is kept as a hash and cannot be shown again. */
	secret_key: string | undefined;
}

/**
 * Makes sure that the demo's merchant is there with its goods, shops, stock and keys, through the same import as a
 * retailer's own files. What an interrupted start left undone is done by the next one; what is there stays as it is.
 */
export async function seedDemo(database: Database, { data, onStep }: SeedOptions): Promise<Seeded> {
	const before = await findDemo(database);
	const filled = !before || before.levels === 0;
	const merchant =
		before ??
		(await createMerchant(database, {
			name: 'Tihane & Tõru',
			slug: 'demo',
			currency: CURRENCY,
			language: 'en',
			demo: true,
		}));
	if (filled) {
		await setOrdering(database, { merchant_id: merchant.merchant_id, currency: CURRENCY }, ORDERING);
		await setLoyaltyProgram(database, merchant.merchant_id, PROGRAM);
	}
	for (const kind of filled ? KINDS : []) {
		onStep(`Importing demo/data/${kind}.csv`);
		const report = await importFile(database, merchant.merchant_id, createReadStream(new URL(`${kind}.csv`, data)), {
			kind,
			filename: `${kind}.csv`,
			dry_run: false,
			skip_bad_rows: false,
		});
		if (report.status !== 'taken') {
			const [first] = report.refused;
			throw new Error(`demo/data/${kind}.csv was refused: line ${first?.line}, ${first?.column}: ${first?.reason}`);
		}
	}
	if (filled) await seedOffers(database, merchant.merchant_id, data);
	if (!before?.has_publishable_key) {
		await createKey(database, merchant, { kind: 'publishable', name: 'Demo pages' });
	}
	if (!before?.has_social_key) {
		await createKey(database, merchant, { kind: 'publishable', name: 'Demo social pages', channel: 'social' });
	}
	const secret = before?.has_secret_key
		? undefined
		: await createKey(database, merchant, { kind: 'secret', name: 'Demo' });
	await seedAccounts(database, merchant);
	const demo = await findDemo(database);
	if (!demo) {
		throw new Error('The demo was made and is gone again: is another program working in this database?');
	}
	return { demo, filled, secret_key: secret?.key };
}

interface SeededOffer extends Omit<OfferInput, 'ends_at'> {
	/** It is over in so many days, at six in the evening. */
	ends_in_days: number;
}

async function seedOffers(database: Database, merchantId: string, data: URL): Promise<void> {
	const offers = JSON.parse(await readFile(new URL('offers.json', data), 'utf8')) as SeededOffer[];
	const now = new Date();
	for (const { ends_in_days, ...offer } of offers) {
		const day = new Date(now.getTime() + ends_in_days * DAY).toISOString().slice(0, 10);
		const made = await database.transaction((tx) =>
			makeOffer(tx, merchantId, { ...offer, ends_at: `${day}T18:00` }, now),
		);
		if ('problem' in made) throw new Error(`demo/data/offers.json was refused: ${offer.slug}: ${made.detail}`);
	}
}

async function findDemo(database: Database): Promise<Filling | undefined> {
	const fillings = await selectFillings(database);
	return fillings.find((filling) => filling.slug === 'demo');
}
