import { exampleCoupon, exampleWallet } from '../coupons/examples.ts';
import { exampleProduct } from '../products/examples.ts';
import type { ScanResult } from './schemas.ts';

const [variant] = exampleProduct.variants;

export const exampleScans = {
	...(variant && { variant: { kind: 'variant', variant } }),
	member: { kind: 'member', customer_id: '0199c9a0-0000-7000-8000-000000000030' },
	coupon: {
		kind: 'coupon',
		code: exampleCoupon.code ?? '',
		coupon: exampleWallet.issued.coupon,
		customer_id: null,
	},
	pickup: {
		kind: 'pickup',
		fulfillment_id: '0199c9a0-0000-7000-8000-000000000031',
		order_id: '0199c9a0-0000-7000-8000-000000000030',
		store_id: 'tartu-ruutli',
	},
	basket: { kind: 'basket', code: 'mzxw6ytboi2dc' },
	unknown: { kind: 'unknown' },
} satisfies Record<string, ScanResult>;
