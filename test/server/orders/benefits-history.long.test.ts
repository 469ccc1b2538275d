import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Fulfillment, LoyaltyEntryPage, Order, Sale } from '@endcap/contract';
import * as fc from 'fast-check';
import { sweepOverdueOrders } from '../../../packages/server/src/orders/sweeper.ts';
import { AT_PICKUP, CONTACT, MORNING, NOON, ONE, type CartShopper } from '../../support/cart-shop.ts';
import { assertCouponSums } from '../../support/coupon-sums.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { assertSound } from '../../support/ledger.ts';
import { OffersShop } from '../../support/offers-shop.ts';
import { testPayments } from '../../support/payments.ts';
import type { SignedIn } from '../../support/signed-in.ts';

const REWARD = 60;
const euros = (amount: number) => ({ amount, currency: 'EUR' });

/** What may happen, in any order and as often as it likes; most of it is refused in most states. */
const step = fc.record({
	action: fc.constantFrom(
		'prepare',
		'part',
		'replace',
		'complete',
		'fail',
		'lost',
		'cancel',
		'pay',
		'unpaid',
		'refund',
		'overdue',
		'uncollected',
		'rival',
		'drain',
	),
	fulfillment: fc.nat(1),
	retried: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const placed = fc.record({
	elsewhere: fc.boolean(),
	ships: fc.boolean(),
	benefit: fc.constantFrom(
		{ type: 'percentage', percent: 10 } as const,
		{ type: 'amount', amount: euros(100) } as const,
		{ type: 'free_delivery' } as const,
	),
	usesReward: fc.boolean(),
});
type Placed = typeof placed extends fc.Arbitrary<infer S> ? S : never;

/** One order of a member, with a coupon that has one use, which somebody at a till wants too. */
interface Story {
	coupon: string;
	member: SignedIn & { shopper: CartShopper };
	order: Order;
	/** All points that were given or taken by hand. */
	given: number;
	/** The rival’s receipt, while it has the coupon. */
	rival: Sale | null;
}

onEachDatabase('whatever happens to an order with a coupon and a reward', (context) => {
	let shop: OffersShop;
	let stories = 0;
	before(async () => {
		shop = await OffersShop.open(context.database);
	});
	after(() => shop?.close());

	const query = <Row>(text: string, values: unknown[] = []) =>
		shop.shop.database.query<Row>({ text }, [shop.shop.merchant.id, ...values]);

	async function begin({ elsewhere, ships, benefit, usesReward }: Placed): Promise<Story> {
		await query('UPDATE inventory_level SET on_hand = reserved + 10 WHERE merchant_id = $1');
		const coupon = `story-${++stories}`;
		await shop.coupon(coupon, { limit_total: 1, benefit });
		const member = await shop.member();
		await shop.give(member.customer_id, REWARD);
		const pickup = { method: 'pickup', store_id: 'tartu' } as const;
		await member.shopper.begin({
			lines: [
				{ sku: 'CUP', quantity: 3, fulfillment: pickup },
				{ sku: 'KETTLE', quantity: 1, fulfillment: ships ? { method: 'ship' } : pickup },
			],
			pickups: [{ store_id: 'tartu', starts_at: stories % 2 === 0 ? NOON : ONE }],
		});
		await member.shopper.change({ coupons: [coupon], rewards: usesReward ? [`off-${REWARD}`] : [] });
		const ship_to = { street: 'Aia 2', city: 'Võru', postal_code: '65605', country: 'EE' };
		const { status, text, body } = await member.shopper.tryComplete({
			...(elsewhere || ships ? { contact: CONTACT, payment: { method: 'external' } } : AT_PICKUP),
			...(ships && { ship_to }),
		});
		assert.equal(status, 201, text);
		return { coupon, member, order: body as Order, given: REWARD, rival: null };
	}

	async function take({ action, fulfillment: which, retried }: Step, story: Story): Promise<void> {
		const { order } = story;
		const { fulfillments, payment, totals } = await shop.read(order);
		const fulfillment = fulfillments[which % fulfillments.length] as Fulfillment;
		const quantity = fulfillment.lines[0]?.quantity ?? 0;
		const acts: Record<string, [name: string, body: object]> = {
			prepare: ['prepare', {}],
			part: ['prepare', { lines: [{ line: 1, quantity_picked: quantity - 1 }] }],
			replace: ['prepare', { lines: [{ line: 1, quantity_picked: 0, replacement: { sku: 'CUP', quantity: 1 } }] }],
			complete: ['complete', { known_by: 'name' }],
			fail: ['fail', { reason: 'other' }],
			lost: ['fail', { reason: 'out_of_stock' }],
		};
		const payments: Record<string, object> = {
			pay: { reference: `pay ${order.id}`, status: 'paid', amount: order.totals.total },
			unpaid: { reference: randomUUID(), status: 'failed', amount: totals.due },
			refund: { reference: randomUUID(), status: 'refunded', amount: payment.refund_due },
		};
		const headers = { 'idempotency-key': randomUUID() };
		const { headers: read } = await shop.call('GET', `/v1/fulfillments/${fulfillment.id}`);
		const once = async (): Promise<unknown> => {
			const [name, body] = acts[action] ?? [];
			const match = { ...headers, 'if-match': read.get('etag') ?? '' };
			if (name) return shop.call('POST', `/v1/fulfillments/${fulfillment.id}/${name}`, body, match);
			const paid = payments[action];
			if (paid) return shop.call('POST', `/v1/orders/${order.id}/payments`, paid, headers);
			if (action === 'cancel') return shop.call('POST', `/v1/orders/${order.id}/cancel`, undefined, headers);
			if (action === 'rival') return compete(story);
			if (action === 'drain') return drain(story);
			return letPass(action, order, fulfillment);
		};
		await once();
		if (retried) await once();
	}

	/** Somebody else uses the coupon at a till, or brings back what they bought with it. */
	async function compete(story: Story): Promise<void> {
		const receipt = (fields: object) => ({
			store_id: 'tartu',
			receipt: randomUUID(),
			sold_at: MORNING.toISOString(),
			...fields,
		});
		if (story.rival) {
			const { store_id, receipt: number } = story.rival;
			const lines = [{ sku: 'CUP', quantity: -1 }];
			await shop.must('POST', '/v1/sales', receipt({ lines, refund_of: { store_id, receipt: number } }));
			story.rival = null;
			return;
		}
		const lines = [{ sku: 'CUP', quantity: 1 }];
		const { status, body } = await shop.call('POST', '/v1/sales', receipt({ lines, coupons: [story.coupon] }));
		if (status === 201) story.rival = body as Sale;
	}

	/** What can be spent is spent on something else, so that a reward that was given up may be missing. */
	async function drain(story: Story): Promise<void> {
		const { customer_id } = story.member;
		const { active } = await shop.account(customer_id);
		if (active === 0) return;
		await shop.give(customer_id, -active);
		story.given -= active;
	}

	async function letPass(action: string, { id }: Order, fulfillment: Fulfillment): Promise<void> {
		if (action === 'overdue') {
			await query(
				`UPDATE placed_order SET payment_due_at = now() WHERE merchant_id = $1 AND order_id = $2 AND payment_due_at > now()`,
				[id],
			);
			await query(
				`UPDATE reservation SET expires_at = now() WHERE merchant_id = $1 AND status = 'active' AND reservation_id IN (
					SELECT reservation_id FROM fulfillment_line JOIN fulfillment USING (merchant_id, fulfillment_id)
					WHERE merchant_id = $1 AND order_id = $2)`,
				[id],
			);
			await query(
				`UPDATE redemption SET reserved_until = now() WHERE merchant_id = $1 AND source_id = $2 AND status = 'reserved'`,
				[id],
			);
		} else {
			await query(
				`UPDATE fulfillment SET collect_until = now() WHERE merchant_id = $1 AND fulfillment_id = $2 AND status = 'prepared'
					AND type = 'pickup'`,
				[fulfillment.id],
			);
		}
		await sweepOverdueOrders(shop.shop.database, {
			address: () => shop.shop.server.url,
			payments: testPayments,
			now: () => new Date(),
		});
	}

	async function judge(story: Story): Promise<void> {
		const order = await shop.read(story.order);
		await assertCouponSums(shop.shop.database, shop.shop.merchant.id);
		await judgeCoupon(story, order);
		await judgePoints(story, order);
		const { items, discount, shipping, total } = order.totals;
		assert.equal(total.amount, items.amount - discount.amount + shipping.amount);
		assert.ok(discount.amount <= story.order.totals.discount.amount, 'no part takes off more than the whole');
		if (items.amount === story.order.totals.items.amount)
			assert.deepEqual(discount, story.order.totals.discount, 'all parts take off the whole');
	}

	async function judgeCoupon({ coupon, rival, order: before }: Story, order: Order): Promise<void> {
		const [used] = await query<{ succeeded: number; counted: number; kept: number }>(
			`SELECT count(*) FILTER (WHERE status = 'succeeded')::integer AS succeeded,
					count(*) FILTER (WHERE status = 'succeeded' AND counted)::integer AS counted,
					count(*) FILTER (WHERE status = 'reserved')::integer AS kept
				FROM redemption WHERE merchant_id = $1 AND source_type = 'order' AND source_id = $2`,
			[order.id],
		);
		const { succeeded = 0, counted = 0, kept = 0 } = used ?? {};
		assert.ok(counted + kept + (rival ? 1 : 0) <= 1, 'its only use is used once');
		assert.ok((await shop.uses(coupon)) <= 1);
		if (order.status === 'canceled') assert.deepEqual([succeeded, kept], [0, 0], 'a cancellation gives it back');
		else if (order.payment.status === 'awaited') assert.equal(succeeded, 0, 'what is not paid has used nothing');
		else assert.deepEqual([succeeded, kept], [before.coupons.length, 0], 'what was promised is used, once');
	}

	async function judgePoints({ member, order: before, given }: Story, order: Order): Promise<void> {
		const { customer_id } = member;
		const path = `/v1/loyalty/accounts/${customer_id}/entries?limit=200`;
		const entries = (await shop.must<LoyaltyEntryPage>('GET', path)).data;
		const account = await shop.account(customer_id);
		assertSound(
			entries.map((entry) => ({ ...entry, entry_id: entry.id })),
			account,
		);
		const sum = (...types: string[]) =>
			entries.filter(({ type }) => types.includes(type)).reduce((all, { points }) => all + points, 0);
		const { items, discount } = order.totals;
		const earned = order.status === 'completed' ? items.amount - discount.amount : 0;
		assert.equal(sum('earn', 'reverse_earn'), earned, 'what was handed over earns, once');
		assert.equal(sum('adjust'), given);
		const usesReward = before.rewards.length > 0;
		const isPaid = order.status !== 'canceled' && order.payment.status !== 'awaited';
		const whole = before.totals.items.amount;
		const lost = order.status === 'completed' ? Math.floor((REWARD * (whole - items.amount)) / whole) : 0;
		const spent = usesReward && isPaid ? REWARD - lost : 0;
		assert.equal(sum('spend', 'reverse_spend'), spent === 0 ? 0 : -spent, 'what was not handed over was not spent');
		assert.ok(entries.filter(({ type }) => type === 'spend').length <= 1, 'spent once');
	}

	test('nothing is used, earned or spent twice, and what is not had is given back once', async () => {
		await fc.assert(
			fc.asyncProperty(placed, fc.array(step, { minLength: 3, maxLength: 8 }), async (options, steps) => {
				const story = await begin(options);
				await judge(story);
				for (const each of steps) {
					await take(each, story);
					await judge(story);
				}
				await shop.call('POST', `/v1/orders/${story.order.id}/cancel`);
				await judge(story);
			}),
			{ numRuns: context.engine === 'pglite' ? 15 : 50 },
		);
	});
});
