import { EXAMPLE_NOW } from '../stores/examples.ts';
import type { LoyaltyProgram } from './program.ts';
import type { Reward } from './rewards.ts';
import type { LoyaltyAccount, LoyaltyEntry, MemberCard } from './schemas.ts';

const euros = (amount: number) => ({ amount, currency: 'EUR' });
/** Whose the example customer’s points are. */
const CUSTOMER = '0199c9a0-0000-7000-8000-000000000030';

/** A point for each euro, twice as many for tea, none for gift cards; five euros off for 500. */
export const exampleLoyaltyProgram: LoyaltyProgram = {
	active: true,
	name: 'Tihane Club',
	earn: {
		points: 1,
		per: euros(100),
		rounding: 'down',
		rules: [
			{ products: { categories: ['Gift cards'] }, multiplier: 0 },
			{ products: { categories: ['Tea'] }, channels: ['web', 'till'], multiplier: 2 },
		],
	},
	pending_days: 14,
	expires_after_months: 24,
	tiers: [
		{ id: 'silver', name: 'Silver', from_points: 500, multiplier: 1.25 },
		{ id: 'gold', name: 'Gold', from_points: 2000, multiplier: 1.5 },
	],
	tier_period_months: 12,
	rewards: [
		{ id: 'five-off', name: '5 € off', points: 500, benefit: { type: 'amount', amount: euros(500) } },
		{ id: 'free-delivery', name: 'Free delivery', points: 200, benefit: { type: 'free_delivery' } },
	],
	point_value: euros(100),
};

export const exampleReward: Reward = {
	id: '0199c9a0-0000-7000-8000-000000000041',
	customer_id: CUSTOMER,
	reward_id: 'five-off',
	name: '5 € off',
	points: 500,
	benefit: { type: 'amount', amount: euros(500) },
	status: 'issued',
	cart_id: null,
	issued_at: EXAMPLE_NOW,
	expires_at: '2026-03-26T10:00:00Z',
	redeemed: null,
};

export const exampleLoyaltyAccount: LoyaltyAccount = {
	customer_id: CUSTOMER,
	active: 340,
	pending: 49,
	locked: 500,
	owed: 0,
	worth: euros(340),
	tier: { id: 'silver', name: 'Silver', from_points: 500, multiplier: 1.25 },
	next_tier: { id: 'gold', name: 'Gold', from_points: 2000, multiplier: 1.5, missing: 1111 },
	tier_points: 889,
	next_available: { points: 49, at: '2026-04-08T10:00:00Z' },
	next_expiry: { points: 120, at: '2027-05-02T12:30:00Z' },
	rewards: [exampleReward],
};

const entry: LoyaltyEntry = {
	id: '0199c9a0-0000-7000-8000-000000000042',
	type: 'earn',
	points: 49,
	source: { type: 'order', id: '0199c9a0-0000-7000-8000-000000000010' },
	reverses: null,
	at: EXAMPLE_NOW,
	available_at: '2026-04-08T10:00:00Z',
	expires_at: '2028-03-25T10:00:00Z',
	channel: 'web',
	store_id: null,
	note: null,
	made_by: null,
	created_at: EXAMPLE_NOW,
};

/** Earned, spent, refunded in part and adjusted. */
export const exampleLoyaltyEntries: LoyaltyEntry[] = [
	entry,
	{
		...entry,
		id: '0199c9a0-0000-7000-8000-000000000043',
		type: 'reverse_earn',
		points: -12,
		source: { type: 'sale', id: '0199c9a0-0000-7000-8000-000000000020' },
		reverses: entry.id,
		available_at: null,
		expires_at: null,
		channel: 'till',
		store_id: 'tartu-ruutli',
	},
	{
		...entry,
		id: '0199c9a0-0000-7000-8000-000000000044',
		type: 'spend',
		points: -500,
		source: { type: 'reward', id: exampleReward.id },
		available_at: null,
		expires_at: null,
	},
	{
		...entry,
		id: '0199c9a0-0000-7000-8000-000000000045',
		type: 'adjust',
		points: 50,
		source: { type: 'adjustment', id: '0199c9a0-0000-7000-8000-000000000046' },
		available_at: EXAMPLE_NOW,
		channel: null,
		note: 'The parcel came late',
	},
];

export const exampleMemberCard: MemberCard = {
	id: '0199c9a0-0000-7000-8000-000000000047',
	locator: 'kx4t2nq7w',
	secret: 'mfzwk3tlnrsw4z3forxxezltorzgs3thom2dk5lqobqxezdfnzrw',
	period_seconds: 30,
};

/**
 * What the device shows: the head, which for members is `m` and the card’s locator, then the first ten characters of
 * base32(HMAC-SHA-256(secret, `head:period`)) in lower case, where the period is the Unix time divided by 30, rounded
 * down. The last one is a coupon’s, shown with the same card.
 */
export const exampleMemberCodes = [
	{ at: '2026-03-25T10:00:00Z', period: 59147760, head: 'mkx4t2nq7w', code: 'mkx4t2nq7wfw36m667yi' },
	{ at: '2026-03-25T10:00:29Z', period: 59147760, head: 'mkx4t2nq7w', code: 'mkx4t2nq7wfw36m667yi' },
	{ at: '2026-03-25T10:00:30Z', period: 59147761, head: 'mkx4t2nq7w', code: 'mkx4t2nq7wej5iq2smk6' },
	{ at: '2026-03-25T10:00:00Z', period: 59147760, head: 'cabcdefgh2', code: 'cabcdefgh22cer733lxp' },
] as const;
