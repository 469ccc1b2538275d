import type {
	CouponVerdict,
	CustomerCard,
	Event,
	RewardVerdict,
	Sale,
	SaleInput,
	SalePrice,
	SalePriceInput,
	SoldLine,
	StaffMember,
	Variant,
} from '@endcap/contract';
import {
	exampleCouponValidation,
	exampleMemberSale,
	exampleMerchant,
	exampleProduct,
	exampleScans,
	exampleWallet,
} from '@endcap/contract/examples';
import { json, problem } from './example-answers.ts';
import { MEMBER_CODE, SAAR } from './example-customers.ts';

/** What the till of a counter sells, and to whom. */
export interface TillOfCounter {
	member: StaffMember | null;
	variants: Variant[];
	/** What members have. */
	cards: CustomerCard[];
	/** What scanners read, beside barcodes and SKUs, by what they read. */
	scans: Record<string, unknown>;
	/** Receipts that were recorded, the newest first. */
	sales: Sale[];
	/** What the server found when a sale came that had been kept. */
	excess: Sale['excess'];
	/** Tells everyone who listens. */
	tell(type: Event['type'], data: Event['data']): void;
}

const [red, blue] = exampleProduct.variants as [Variant, Variant];
const twine: Variant = {
	...blue,
	sku: 'TWINE',
	product_id: 'twine',
	title: 'Garden twine',
	gtin: '00400007001602',
	options: [],
	price: { amount: 450, currency: 'EUR' },
};

export const exampleTill: Omit<TillOfCounter, 'member' | 'cards' | 'tell'> = {
	variants: [red, blue, twine],
	scans: {
		[MEMBER_CODE]: { kind: 'member', customer_id: SAAR },
		KETTLE10: { ...exampleScans.coupon, code: 'KETTLE10' },
		TENOFF100: { ...exampleScans.coupon, code: 'TENOFF100' },
		mzxw6ytboi2dc: exampleScans.pickup,
	},
	sales: [exampleMemberSale],
	excess: [],
};

const euros = (amount: number) => ({ amount, currency: 'EUR' });
const verdicts = new Map(exampleCouponValidation.coupons.map((each) => [each.code, each]));
const [, , nobodyKnows] = exampleCouponValidation.coupons as [CouponVerdict, CouponVerdict, CouponVerdict];

/** Ten per cent off kettles, and five euros for points: no more of the server's rules than stories need. */
function priced(till: TillOfCounter, input: SalePriceInput): SalePrice {
	const customer_id = input.customer && 'customer_id' in input.customer ? input.customer.customer_id : null;
	const rewards = (input.rewards ?? []).map((id): RewardVerdict => {
		const options = till.cards.flatMap(({ rewards: offered, loyalty }) => [...offered, ...loyalty.rewards]);
		const option = options.find((each) => each.id === id);
		const amount = option?.benefit.type === 'amount' ? option.benefit.amount : euros(0);
		return { id, name: option?.name ?? null, points: option?.points ?? 0, applies: true, amount, reason: null };
	});
	const hasTen = (input.coupons ?? []).some((code) => code === 'KETTLE10' || code === exampleWallet.issued.id);
	let off = rewards.reduce((sum, { amount }) => sum + amount.amount, 0);
	const lines = input.lines.map(({ sku, quantity, unit_price, discount }): SoldLine => {
		const bought = till.sales.find(({ receipt }) => receipt === input.refund_of?.receipt);
		const paid = bought?.lines.find((each) => each.sku === sku)?.total;
		const price = unit_price ?? paid ?? till.variants.find((each) => each.sku === sku)?.price ?? euros(0);
		const ten = hasTen && sku.startsWith('KETTLE') ? Math.round((price.amount * quantity) / 10) : 0;
		const rest = Math.max(0, Math.min(off, price.amount * quantity - ten));
		off -= rest;
		const taken = discount?.amount ?? ten + rest;
		const total = euros(price.amount * quantity - taken);
		return { sku, quantity, unit_price: price, discount: euros(taken), total };
	});
	const sum = (of: (line: SoldLine) => number) => euros(lines.reduce((total, line) => total + of(line), 0));
	const kettles = lines.filter(({ sku }) => sku.startsWith('KETTLE'));
	const ten = kettles.reduce((total, line) => total + Math.round((line.total.amount + line.discount.amount) / 10), 0);
	return {
		lines,
		totals: {
			items: sum(({ total, discount }) => total.amount + discount.amount),
			discount: sum(({ discount }) => discount.amount),
			total: sum(({ total }) => total.amount),
		},
		customer_id,
		coupons: (input.coupons ?? []).map((code) => verdictOf(code, ten)),
		rewards,
		points: Math.max(0, Math.floor(sum(({ total }) => total.amount).amount / 100)),
	};
}

function verdictOf(code: string, ten: number): CouponVerdict {
	const isOwn = code === exampleWallet.issued.id;
	const known = verdicts.get(isOwn ? 'KETTLE10' : code) ?? nobodyKnows;
	const amount = known.applies ? euros(ten) : known.amount;
	const applies = known.applies && ten > 0;
	const reason = known.applies && !applies ? 'no_product_matches' : known.reason;
	return { ...known, code, wallet_coupon_id: isOwn ? code : null, amount, applies, reason };
}

/** As the server would, without its books. */
function record(till: TillOfCounter, input: SaleInput): Response {
	const before = till.sales.find(({ receipt }) => receipt === input.receipt);
	if (before) return json(200, before);
	const price = priced(till, input);
	if (input.total && !input.offline && input.total.amount !== price.totals.total.amount) {
		return problem(409, 'total_differs');
	}
	if (!input.offline && price.coupons.some(({ applies }) => !applies)) return problem(409, 'coupon_refused');
	const isBack = input.refund_of !== undefined;
	const sale: Sale = {
		...exampleMemberSale,
		id: `sale-${till.sales.length}`,
		store_id: input.store_id,
		receipt: input.receipt,
		sold_at: input.sold_at,
		refund_of: input.refund_of ?? null,
		offline: input.offline ?? false,
		lines: price.lines,
		totals: price.totals,
		customer_id: price.customer_id,
		coupons: price.coupons,
		rewards: price.rewards,
		points: {
			earned: price.customer_id === null ? 0 : price.points,
			spent: price.rewards.reduce((sum, { points }) => sum + points, 0),
			taken_back: isBack ? 44 : 0,
			given_back: 0,
		},
		receipt_coupons: price.customer_id === null || isBack ? [] : [exampleWallet.issued],
		excess: input.offline ? till.excess : [],
	};
	till.sales = [sale, ...till.sales];
	return json(201, sale);
}

/** What the till of a counter is answered; undefined: it is for somebody else to answer. */
export function answerTill(till: TillOfCounter, url: URL, method: string, body: unknown): Response | undefined {
	const [, , resource, id] = url.pathname.split('/').map(decodeURIComponent);
	if (resource === 'merchant') return json(200, exampleMerchant);
	if (resource === 'scan') return json(200, scanned(till, (body as { code: string }).code));
	if (resource === 'products') {
		const words = (url.searchParams.get('search') ?? '').toLowerCase().split(' ');
		const said = ({ title, sku }: Variant) => `${title} ${sku}`.toLowerCase();
		const variants = till.variants.filter((each) => words.every((word) => said(each).includes(word)));
		return json(200, { data: variants.length > 0 ? [{ ...exampleProduct, variants }] : [], next_cursor: null });
	}
	if (resource === 'variants') return json(200, { data: till.variants, next_cursor: null });
	if (resource !== 'sales') return undefined;
	if (id === 'price') return json(200, priced(till, body as SalePriceInput));
	if (method === 'POST') return record(till, body as SaleInput);
	const receipt = url.searchParams.get('receipt');
	return json(200, { data: till.sales.filter((each) => each.receipt === receipt), next_cursor: null });
}

function scanned(till: TillOfCounter, code: string): unknown {
	const variant = till.variants.find(({ sku, gtin }) => sku === code || gtin === code.padStart(14, '0'));
	return variant ? { kind: 'variant', variant } : (till.scans[code] ?? { kind: 'unknown' });
}
