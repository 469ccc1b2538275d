import { exampleCouponValidation, exampleWallet } from '../coupons/examples.ts';
import { EXAMPLE_NOW } from '../stores/examples.ts';
import type { Sale, SalePrice, SoldLine } from './schemas.ts';

const euros = (amount: number) => ({ amount, currency: 'EUR' });
const kettle: SoldLine = {
	sku: 'KETTLE-RED',
	quantity: 1,
	unit_price: euros(4900),
	discount: euros(0),
	total: euros(4900),
};

/** Somebody the shop does not know buys a kettle. */
export const exampleSale: Sale = {
	id: '7c1f5ad0-6a39-8f0e-9d53-5b1d4d2f7a01',
	store_id: 'tartu-ruutli',
	receipt: '2026-000417',
	sold_at: EXAMPLE_NOW,
	refund_of: null,
	offline: false,
	lines: [kettle],
	totals: { items: euros(4900), discount: euros(0), total: euros(4900) },
	customer_id: null,
	coupons: [],
	rewards: [],
	points: { earned: 0, spent: 0, taken_back: 0, given_back: 0 },
	receipt_coupons: [],
	recorded_at: '2026-03-25T10:00:02Z',
	conflicts: [],
	excess: [],
};

const { lines, totals, coupons }: Pick<SalePrice, 'lines' | 'totals' | 'coupons'> = {
	lines: [{ ...kettle, discount: euros(490), total: euros(4410) }],
	totals: { items: euros(4900), discount: euros(490), total: euros(4410) },
	coupons: exampleCouponValidation.coupons.slice(0, 1),
};
const customer_id = '0199c9a0-0000-7000-8000-000000000030';

/** A member buys the same with ten per cent off. */
export const exampleSalePrice: SalePrice = { lines, totals, customer_id, coupons, rewards: [], points: 44 };

/** The same, paid; with a coupon for the next time. */
export const exampleMemberSale: Sale = {
	...exampleSale,
	id: '7c1f5ad0-6a39-8f0e-9d53-5b1d4d2f7a02',
	receipt: '2026-000418',
	lines,
	totals,
	customer_id,
	coupons,
	points: { earned: 44, spent: 0, taken_back: 0, given_back: 0 },
	receipt_coupons: [exampleWallet.issued],
};
