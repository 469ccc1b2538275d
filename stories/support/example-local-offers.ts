import { PROBLEMS, type CouponReason, type OfferFace } from '@endcap/contract';
import { exampleOffers, exampleWallet } from '@endcap/contract/examples';
import { answer, problem } from './example-holding.ts';
import { verdictOf, type ExampleWallet } from './example-wallet.ts';

/** The side of the example shop that makes local offers. */
export interface ExampleLocalOffers {
	offers: OfferFace[];
	/** Why a claim is refused; `over`: the offer has ended meanwhile. */
	refuses?: CouponReason | 'over' | 'limited';
	/** Answers to claims wait for it. */
	until?: Promise<void>;
}

export function exampleLocalOffersOf(changes: Partial<ExampleLocalOffers> = {}): ExampleLocalOffers {
	return { offers: [exampleOffers.nearby, exampleOffers.plain], ...changes };
}

interface Asked {
	method: string;
	path: string;
	headers: Headers;
	query: URLSearchParams;
}

/** What the API answers about offers; undefined when something else was asked. */
export function answerLocalOffers(
	example: ExampleLocalOffers,
	wallet: ExampleWallet,
	{ method, path, headers, query }: Asked,
): Promise<Response> | undefined {
	if (!path.startsWith('/v1/offers')) return undefined;
	const offer = example.offers.find(({ id }) => path.includes(id));
	if (method === 'POST') return claim(example, wallet, offer);
	const stores = query.getAll('store');
	const asked = example.offers.filter(
		(each) => stores.length === 0 || each.stores.some(({ store_id }) => stores.includes(store_id)),
	);
	const isSomebody = headers.get('authorization')?.startsWith('Bearer st_') ?? false;
	const data = asked.map((each) => (isSomebody && each.coupon ? { ...each, claimed: each.claimed ?? false } : each));
	return settled(answer(200, { data, next_cursor: null, holds_until: null }));
}

const settled = async (response: Response) => response;

async function claim(
	example: ExampleLocalOffers,
	wallet: ExampleWallet,
	offer: OfferFace | undefined,
): Promise<Response> {
	await example.until;
	const { refuses } = example;
	if (refuses === 'limited') return problem('rate_limited', 429);
	if (refuses === 'over' || !offer?.coupon) return problem('not_found', 404);
	if (refuses) {
		const { status } = PROBLEMS.coupon_refused;
		const coupons = [{ ...verdictOf(wallet, ''), reason: refuses }];
		const said = { type: '/docs/errors#coupon_refused', code: 'coupon_refused', title: 'Refused', status };
		return answer(status, { ...said, detail: 'Refused', request_id: 'example', coupons });
	}
	const claimed = { ...exampleWallet.issued, coupon: offer.coupon, channels: offer.coupon.channels };
	wallet.coupons = [claimed, ...wallet.coupons];
	example.offers = example.offers.map((each) => (each === offer ? { ...each, claimed: true } : each));
	return answer(201, claimed);
}
