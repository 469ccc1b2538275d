import { PROBLEMS } from '@endcap/contract';
import type {
	CouponFace,
	CouponReason,
	CouponValidation,
	CouponValidationInput,
	CouponVerdict,
	WalletClaim,
	WalletCoupon,
} from '@endcap/contract';
import { exampleCouponValidation, exampleWallet } from '@endcap/contract/examples';
import { answer, iso, now, problem } from './example-holding.ts';

/** What a coupon would take off the basket, or why it would not. */
export type ExampleVerdict = { saves: number } | { reason: CouponReason; missing?: number };

/** The coupons' side of the example shop. */
export interface ExampleWallet {
	/** Newest first. */
	coupons: WalletCoupon[];
	claimable: CouponFace[];
	/** By the coupon's id in the wallet, or by its code; what is not named is not known. */
	verdicts: Record<string, ExampleVerdict>;
	/** What becomes of codes that are claimed; what is not named is not known. */
	codes: Record<string, CouponFace | CouponReason>;
	/** The one that saves most, and stands alone. */
	alone?: string;
	/** Too many codes were tried. */
	limited: boolean;
	/** Answers to claims wait for it. */
	until?: Promise<void>;
}

export function exampleWalletOf(changes: Partial<ExampleWallet> = {}): ExampleWallet {
	return { coupons: [], claimable: [], verdicts: {}, codes: {}, limited: false, ...changes };
}

interface Asked {
	method: string;
	path: string;
	body: unknown;
}

/** What the API answers about coupons; undefined when something else was asked. */
export function answerWallet(wallet: ExampleWallet, { method, path, body }: Asked): Promise<Response> | undefined {
	if (path === '/v1/coupons/validate') return settled(answer(200, validate(wallet, body as CouponValidationInput)));
	if (!path.startsWith('/v1/wallet')) return undefined;
	if (method === 'POST') return claim(wallet, body as WalletClaim);
	const data = path.endsWith('/claimable') ? wallet.claimable : wallet.coupons;
	return settled(answer(200, { data, next_cursor: null }));
}

const settled = async (response: Response) => response;
const euros = (amount: number) => ({ amount, currency: 'EUR' });

/** What stands in the basket's or a validation's list for one code. */
export function verdictOf(wallet: ExampleWallet, code: string): CouponVerdict & { name: string | null } {
	const held = wallet.coupons.find(({ id }) => id === code);
	const verdict = wallet.verdicts[code] ?? { reason: 'unknown' };
	const said = {
		code,
		wallet_coupon_id: held?.id ?? null,
		coupon: held?.coupon ?? null,
		name: held?.coupon.name ?? null,
	};
	return 'saves' in verdict
		? { ...said, applies: true, amount: euros(verdict.saves), reason: null, missing: null }
		: {
				...said,
				applies: false,
				amount: euros(0),
				reason: verdict.reason,
				missing: verdict.missing === undefined ? null : euros(verdict.missing),
			};
}

function validate(wallet: ExampleWallet, { codes }: CouponValidationInput): CouponValidation {
	const coupons = codes.map((code) => {
		const { name: _, ...verdict } = verdictOf(wallet, code);
		const isKeptOut = wallet.alone !== undefined && wallet.alone !== code && codes.includes(wallet.alone);
		return isKeptOut ? { ...verdict, applies: false, amount: euros(0), reason: 'not_with_others' as const } : verdict;
	});
	return { ...exampleCouponValidation, coupons };
}

async function claim(wallet: ExampleWallet, what: WalletClaim): Promise<Response> {
	await wallet.until;
	if (wallet.limited) return problem('rate_limited', 429);
	const found =
		'code' in what ? (wallet.codes[what.code] ?? 'unknown') : wallet.claimable.find(({ id }) => id === what.coupon_id);
	if (!found) return problem('not_found', 404);
	if (typeof found === 'string') {
		const { status } = PROBLEMS.coupon_refused;
		const coupons = [{ ...verdictOf(wallet, ''), reason: found }];
		const said = { type: '/docs/errors#coupon_refused', code: 'coupon_refused', title: 'Refused', status };
		return answer(status, { ...said, detail: 'Refused', request_id: 'example', coupons });
	}
	const claimed: WalletCoupon = {
		...exampleWallet.issued,
		id: `0199c9a0-0000-7000-8000-0000000001${10 + wallet.coupons.length}`,
		coupon: found,
		channels: found.channels,
		issued_at: iso(now()),
	};
	wallet.coupons = [claimed, ...wallet.coupons];
	wallet.claimable = wallet.claimable.filter((face) => face !== found);
	return answer(201, claimed);
}

const kettles = exampleWallet.issued.coupon;

let made = 0;

/** One like the example, with another face. */
export function couponWith(face: Partial<CouponFace>, fields: Partial<WalletCoupon> = {}): WalletCoupon {
	made += 1;
	const id = `0199c9a0-0000-7000-8000-0000000002${10 + made}`;
	const coupon = { ...exampleWallet.issued.coupon, id: `coupon-${made}`, ...face };
	return { ...exampleWallet.issued, id, channels: coupon.channels, coupon, ...fields };
}

/** Of every kind one. */
export const faces = {
	kettles,
	tenOff: {
		...kettles,
		id: 'ten-off-fifty',
		name: 'Ten euros off fifty',
		description: null,
		terms: 'One for each household.\nNot for gift cards.',
		benefit: { type: 'amount', amount: euros(1000) },
		minimum_spend: euros(5000),
		products: null,
		channels: null,
		stackable: false,
	},
	delivery: {
		...kettles,
		id: 'free-delivery',
		name: 'We bring it to you for nothing',
		description: null,
		benefit: { type: 'free_delivery' },
		minimum_spend: null,
		products: null,
		channels: ['web'],
	},
	points: {
		...kettles,
		id: 'double-points',
		name: 'Double points on all tea',
		description: 'On loose tea and in bags.',
		benefit: { type: 'points_multiplier', factor: 2 },
		minimum_spend: null,
		products: { categories: ['Tea'], sku_count: 0 },
		channels: null,
		first_order_only: true,
	},
	cup: {
		...kettles,
		id: 'birthday-cup',
		name: 'A cup for your birthday',
		description: 'Choose a colour in the shop.',
		benefit: { type: 'free_item', sku: 'CUP', quantity: 1 },
		minimum_spend: null,
		products: null,
		stores: ['tartu-ruutli'],
		channels: ['till'],
	},
} satisfies Record<string, CouponFace>;
