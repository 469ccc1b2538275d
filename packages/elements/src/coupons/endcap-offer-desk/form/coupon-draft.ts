import type { Coupon, CouponBenefit, CouponInput } from '@endcap/sdk/staff';
import { moneyText, readMoney } from '../../../shared/money-input.ts';
import { linesOf, Reading, type Mistakes } from '../../../shared/desk/mistakes.ts';

type Channel = NonNullable<CouponInput['channels']>[number];

/** Those that shoppers are in. */
export const CHANNELS = ['web', 'kiosk', 'social', 'till'] as const;
export const BENEFITS = ['percentage', 'amount', 'free_item', 'free_delivery', 'points_multiplier'] as const;

/** A coupon as it stands in the form. */
export interface CouponDraft {
	name: string;
	description: string;
	terms: string;
	benefit: CouponBenefit['type'];
	percent: string;
	at_most: string;
	amount: string;
	sku: string;
	quantity: string;
	factor: string;
	minimum_spend: string;
	some_goods: boolean;
	categories: string;
	skus: string;
	some_shops: boolean;
	stores: readonly string[];
	channels: readonly Channel[];
	valid_from: string;
	valid_until: string;
	limit_total: string;
	limit_per_customer: string;
	code: string;
	claimable: boolean;
	first_order_only: boolean;
	stackable: boolean;
	segments: string;
	birthday: boolean;
	days_before: string;
	days_after: string;
	receipt: boolean;
	receipt_minimum: string;
	receipt_days: string;
	receipt_channels: readonly Channel[];
}

const EMPTY: CouponDraft = {
	name: '',
	description: '',
	terms: '',
	benefit: 'percentage',
	percent: '',
	at_most: '',
	amount: '',
	sku: '',
	quantity: '1',
	factor: '2',
	minimum_spend: '',
	some_goods: false,
	categories: '',
	skus: '',
	some_shops: false,
	stores: [],
	channels: CHANNELS,
	valid_from: '',
	valid_until: '',
	limit_total: '',
	limit_per_customer: '',
	code: '',
	claimable: false,
	first_order_only: false,
	stackable: false,
	segments: '',
	birthday: false,
	days_before: '7',
	days_after: '7',
	receipt: false,
	receipt_minimum: '',
	receipt_days: '30',
	receipt_channels: CHANNELS,
};

/** Where in a request the field is found. */
export const FIELD_AT: Readonly<Record<string, string>> = {
	'/name': 'name',
	'/description': 'description',
	'/terms': 'terms',
	'/benefit': 'benefit',
	'/benefit/percent': 'percent',
	'/benefit/at_most': 'at_most',
	'/benefit/amount': 'amount',
	'/benefit/sku': 'sku',
	'/benefit/quantity': 'quantity',
	'/benefit/factor': 'factor',
	'/minimum_spend': 'minimum_spend',
	'/products': 'categories',
	'/products/skus': 'skus',
	'/stores': 'stores',
	'/channels': 'channels',
	'/valid_from': 'valid_from',
	'/valid_until': 'valid_until',
	'/limit_total': 'limit_total',
	'/limit_per_customer': 'limit_per_customer',
	'/code': 'code',
	'/segments': 'segments',
	'/birthday/days_before': 'days_before',
	'/birthday/days_after': 'days_after',
	'/receipt/minimum': 'receipt_minimum',
	'/receipt/valid_days': 'receipt_days',
	'/receipt/channels': 'receipt_channels',
};

const textOf = (value: number | null | undefined) => (value === null || value === undefined ? '' : String(value));
const sumOf = (money: { amount: number; currency: string } | null | undefined) => (money ? moneyText(money) : '');

export function draftOf(coupon: Coupon | undefined): CouponDraft {
	if (!coupon) return EMPTY;
	const { benefit, products, birthday, receipt } = coupon;
	return {
		...EMPTY,
		...(benefit.type === 'percentage' && { percent: textOf(benefit.percent), at_most: sumOf(benefit.at_most) }),
		...(benefit.type === 'amount' && { amount: sumOf(benefit.amount) }),
		...(benefit.type === 'free_item' && { sku: benefit.sku, quantity: textOf(benefit.quantity) }),
		...(benefit.type === 'points_multiplier' && { factor: textOf(benefit.factor) }),
		...(products && { categories: products.categories.join('\n'), skus: products.skus.join('\n') }),
		...(birthday && { days_before: textOf(birthday.days_before), days_after: textOf(birthday.days_after) }),
		...(receipt && {
			receipt_minimum: sumOf(receipt.minimum),
			receipt_days: textOf(receipt.valid_days),
			receipt_channels: receipt.channels,
		}),
		name: coupon.name,
		description: coupon.description ?? '',
		terms: coupon.terms ?? '',
		benefit: benefit.type,
		minimum_spend: sumOf(coupon.minimum_spend),
		some_goods: products !== null,
		some_shops: coupon.stores !== null,
		stores: coupon.stores ?? [],
		channels: coupon.channels ?? CHANNELS,
		valid_from: coupon.valid_from ?? '',
		valid_until: coupon.valid_until ?? '',
		limit_total: textOf(coupon.limit_total),
		limit_per_customer: textOf(coupon.limit_per_customer),
		code: coupon.code ?? '',
		claimable: coupon.claimable,
		first_order_only: coupon.first_order_only,
		stackable: coupon.stackable,
		segments: coupon.segments?.join('\n') ?? '',
		birthday: birthday !== null,
		receipt: receipt !== null,
	};
}

export interface ReadDraft {
	/** As far as it could be read. */
	input: CouponInput;
	mistakes: Mistakes;
}

/** What is to be sent of a draft, and what is wrong with it. */
export function readDraft(draft: CouponDraft, status: CouponInput['status'], currency: string): ReadDraft {
	const read = new Reading();
	const sum = (field: string, text: string, optional = true) => {
		const money = readMoney(text, currency);
		if (!money && !(optional && text.trim() === '')) read.mistakes.set(field, 'money');
		return money ?? null;
	};
	const everywhere = CHANNELS.every((channel) => draft.channels.includes(channel));
	const segments = linesOf(draft.segments);
	const { valid_from, valid_until } = draft;
	const input: CouponInput = {
		status,
		name: read.text('name', draft.name),
		description: draft.description.trim() || null,
		terms: draft.terms.trim() || null,
		benefit: readBenefit(draft, read, sum, currency),
		minimum_spend: sum('minimum_spend', draft.minimum_spend),
		products: draft.some_goods ? readProducts(draft, read) : null,
		stores: draft.some_shops ? read.some('stores', draft.stores) : null,
		channels: everywhere ? null : read.some('channels', draft.channels),
		valid_from: valid_from || null,
		valid_until: valid_until || null,
		limit_total: read.whole('limit_total', draft.limit_total, 1, 1_000_000_000, true),
		limit_per_customer: read.whole('limit_per_customer', draft.limit_per_customer, 1, 1_000_000_000, true),
		code: draft.code.trim() || null,
		claimable: draft.claimable,
		first_order_only: draft.first_order_only,
		stackable: draft.stackable,
		segments: segments.length > 0 ? segments : null,
		birthday: draft.birthday
			? {
					days_before: read.whole('days_before', draft.days_before, 0, 60) ?? 0,
					days_after: read.whole('days_after', draft.days_after, 0, 60) ?? 0,
				}
			: null,
		receipt: draft.receipt
			? {
					minimum: sum('receipt_minimum', draft.receipt_minimum, false) ?? { amount: 0, currency },
					valid_days: read.whole('receipt_days', draft.receipt_days, 1, 3660) ?? 1,
					channels: read.some('receipt_channels', draft.receipt_channels),
				}
			: null,
	};
	if (valid_from && valid_until && valid_until <= valid_from) read.mistakes.set('valid_until', 'after');
	return { input, mistakes: read.mistakes };
}

type ReadSum = (field: string, text: string, optional?: boolean) => { amount: number; currency: string } | null;

function readBenefit(draft: CouponDraft, read: Reading, sum: ReadSum, currency: string): CouponBenefit {
	if (draft.benefit === 'percentage') {
		const at_most = sum('at_most', draft.at_most);
		const percent = read.whole('percent', draft.percent, 1, 100) ?? 1;
		return { type: 'percentage', percent, ...(at_most && { at_most }) };
	}
	if (draft.benefit === 'amount') {
		return { type: 'amount', amount: sum('amount', draft.amount, false) ?? { amount: 0, currency } };
	}
	if (draft.benefit === 'free_item') {
		const quantity = read.whole('quantity', draft.quantity, 1, 1000) ?? 1;
		return { type: 'free_item', sku: read.text('sku', draft.sku), quantity };
	}
	if (draft.benefit === 'free_delivery') return { type: 'free_delivery' };
	const fits = (value: number) => value >= 1.5 && value <= 100 && Number.isInteger(value * 2);
	return { type: 'points_multiplier', factor: read.number('factor', draft.factor, 'factor', fits) };
}

function readProducts({ categories, skus }: CouponDraft, read: Reading): NonNullable<CouponInput['products']> {
	const products = { categories: linesOf(categories), skus: linesOf(skus) };
	if (products.categories.length + products.skus.length === 0) read.mistakes.set('categories', 'needed');
	return products;
}

/** The fields without which there is nothing to tell a shopper. */
export const BENEFIT_FIELDS = ['percent', 'at_most', 'amount', 'sku', 'quantity', 'factor'] as const;

/** An id that says what it is and that nothing else has: `spring-kettles-k3j5n7`. */
export function newId(name: string): string {
	const plain = name.normalize('NFKD').toLowerCase().replaceAll(/\p{M}/gu, '');
	const slug = plain
		.replaceAll(/[^a-z0-9]+/g, '-')
		.replaceAll(/^-+|-+$/g, '')
		.slice(0, 40);
	const random = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => (byte % 32).toString(32)).join('');
	return `${slug || 'coupon'}-${random}`;
}
