import type { Coupon, CouponInput, CouponIssue, LoyaltyProgram, Redemption } from '@endcap/contract';
import {
	EXAMPLE_NOW,
	exampleCoupon,
	exampleLoyaltyProgram,
	exampleMerchant,
	exampleRedemption,
} from '@endcap/contract/examples';
import { json, problem } from './example-answers.ts';
import type { ExampleCounter } from './example-counter.ts';

/** What a shop offers. */
export interface Offers {
	coupons: Coupon[];
	program: LoyaltyProgram | null;
	redemptions: Redemption[];
	/** What the server finds wrong with whatever is put. */
	pointers?: string[] | undefined;
}

const euros = (amount: number) => ({ amount, currency: 'EUR' });

export const exampleOffers: Offers = {
	coupons: [
		{
			...exampleCoupon,
			id: 'autumn-blankets',
			name: 'Blankets for the cold',
			status: 'draft',
			benefit: { type: 'amount', amount: euros(1000) },
			minimum_spend: euros(5000),
			products: { categories: ['Blankets'], skus: [], sku_count: 0 },
			channels: null,
			valid_from: '2026-09-01T00:00',
			valid_until: '2026-12-01T00:00',
			code: null,
			limit_total: null,
			uses: 0,
		},
		{
			...exampleCoupon,
			id: 'birthday',
			name: 'A present for your birthday',
			status: 'paused',
			benefit: { type: 'free_item', sku: 'TWINE', quantity: 1 },
			minimum_spend: null,
			products: null,
			channels: ['till'],
			stores: ['tartu-ruutli'],
			valid_from: null,
			valid_until: null,
			code: null,
			claimable: false,
			birthday: { days_before: 7, days_after: 7 },
			limit_total: null,
			uses: 1204,
			excess: 2,
		},
		exampleCoupon,
		{
			...exampleCoupon,
			id: 'welcome',
			name: 'Welcome',
			benefit: { type: 'free_delivery' },
			minimum_spend: null,
			products: null,
			channels: null,
			first_order_only: true,
			stackable: false,
			valid_from: null,
			valid_until: '2026-03-01T00:00',
			code: 'HELLO',
			limit_total: null,
			uses: 1,
		},
	],
	program: exampleLoyaltyProgram,
	redemptions: [
		{ ...exampleRedemption, status: 'succeeded', ended_at: null },
		{ ...exampleRedemption, id: 'back', created_at: '2026-03-24T10:00:00Z', redeemed_at: '2026-03-24T10:00:00Z' },
	],
};

/** As the server would, for what the desk of offers asks. */
export function answerOffers(counter: ExampleCounter, url: URL, method: string, body: unknown): Response | undefined {
	const [, , resource, id = '', action = ''] = url.pathname.split('/').map(decodeURIComponent);
	if (resource === 'merchant') return json(200, exampleMerchant);
	if (resource === 'loyalty') return answerProgram(counter, method, body);
	if (resource === 'redemptions') return answerRedemptions(counter, id, method);
	if (resource !== 'coupons') return undefined;
	const coupon = counter.coupons.find((each) => each.id === id);
	if (counter.pointers && method === 'PUT') return problem(400, 'invalid_request', counter.pointers);
	if (id === '') return json(200, listOf(counter, url.searchParams));
	if (method === 'PUT') return put(counter, id, body as CouponInput);
	if (!coupon) return problem(404, 'not_found');
	if (action === 'codes') {
		const { count } = body as { count: number };
		return json(201, { created: count, total: count, left: count });
	}
	if (action === 'issue') {
		if (coupon.status !== 'active') return problem(409, 'coupon_state');
		const issue = body as CouponIssue;
		return json(201, 'customer_ids' in issue ? { issued: 1, skipped: 1 } : { issued: 12, skipped: 0 });
	}
	return json(200, coupon);
}

function listOf({ coupons }: ExampleCounter, query: URLSearchParams) {
	const search = (query.get('search') ?? '').toLowerCase();
	const status = query.getAll('status');
	const limit = Number(query.get('limit') ?? 100);
	const found = coupons.filter(
		(each) =>
			(status.length === 0 || status.includes(each.status)) &&
			`${each.name} ${each.id} ${each.code}`.toLowerCase().includes(search),
	);
	return { data: found.slice(0, limit), next_cursor: found.length > limit ? 'more' : null };
}

function put(counter: ExampleCounter, id: string, input: CouponInput): Response {
	const before = counter.coupons.find((each) => each.id === id);
	if (counter.member?.role !== 'manager') return problem(403, 'key_not_allowed');
	if (input.code !== null && counter.coupons.some((each) => each.id !== id && each.code === input.code)) {
		return problem(409, 'coupon_code_taken');
	}
	const { products } = input;
	const coupon: Coupon = {
		...(before ?? { uses: 0, excess: 0, created_at: EXAMPLE_NOW }),
		...input,
		id,
		products: products && { ...products, sku_count: products.skus.length },
		updated_at: EXAMPLE_NOW,
	};
	counter.coupons = [...counter.coupons.filter((each) => each !== before), coupon].sort((one, other) =>
		one.id < other.id ? -1 : 1,
	);
	counter.tell('coupon.updated', { id, status: input.status });
	return json(before ? 200 : 201, coupon);
}

function answerProgram(counter: ExampleCounter, method: string, body: unknown): Response {
	if (method === 'PUT') counter.program = body as LoyaltyProgram;
	return counter.program ? json(200, counter.program) : problem(404, 'not_found');
}

function answerRedemptions(counter: ExampleCounter, id: string, method: string): Response {
	if (method === 'GET') return json(200, { data: counter.redemptions, next_cursor: null });
	const used = counter.redemptions.find((each) => each.id === id);
	if (!used) return problem(404, 'not_found');
	const back: Redemption = { ...used, status: 'rolled_back', ended_at: EXAMPLE_NOW };
	counter.redemptions = counter.redemptions.map((each) => (each === used ? back : each));
	counter.coupons = counter.coupons.map((each) =>
		each.id === used.coupon_id ? { ...each, uses: each.uses - 1 } : each,
	);
	counter.tell('redemption.updated', { id, coupon_id: used.coupon_id, status: 'rolled_back' });
	return json(200, back);
}
