import type {
	Availability,
	Merchant,
	PickupSlots,
	ProblemCode,
	Reservation,
	SkuAvailability,
	Store,
	StorePage,
} from '@endcap/contract';
import { exampleAvailability, exampleStorePage } from '@endcap/contract/examples';
import { createEndcap, type Endcap } from '@endcap/sdk';
import { answerAccount, exampleAccount, type ExampleAccount } from './example-account.ts';
import { answerBasket, exampleBasket, type ExampleBasket } from './example-basket.ts';
import { answerCollect, exampleSlots } from './example-collect.ts';
import { answerLocalOffers, exampleLocalOffersOf, type ExampleLocalOffers } from './example-local-offers.ts';
import { answerHolding, problem } from './example-holding.ts';
import { answerWallet, exampleWalletOf, type ExampleWallet } from './example-wallet.ts';

/** What the shop answers: the contract's examples, unless told otherwise. */
export interface ExampleShop {
	availability: Availability;
	stores: StorePage;
	/** By SKU where it is another than the one example. */
	levels: Record<string, SkuAvailability['stores']>;
	/** By store its pickup times. */
	slots: Record<string, PickupSlots>;
	merchant?: Merchant;
	/** Every hold that was made. */
	reservations: Reservation[];
	/** What is sold, the cart and the orders. */
	basket: ExampleBasket;
	/** Who shops there, and their points. */
	account: ExampleAccount;
	/** Their coupons. */
	wallet: ExampleWallet;
	/** What the shops offer. */
	offers: ExampleLocalOffers;
	/** Seconds that a hold lasts; as long as was asked for unless given. */
	holdsFor?: number;
	/** Holds are refused. */
	refuses?: ProblemCode | undefined;
	/** Every answer waits for this. */
	until?: Promise<void> | undefined;
	/** Answers fail: the network is gone, or the API refuses. */
	fails?: 'network' | ProblemCode | undefined;
	/** Addresses that were asked for. */
	asked: string[];
}

export function exampleShop(changes: Partial<ExampleShop> = {}): ExampleShop {
	return {
		availability: exampleAvailability,
		stores: exampleStorePage,
		levels: {},
		slots: { ...exampleSlots },
		reservations: [],
		asked: [],
		basket: exampleBasket(),
		account: exampleAccount(),
		wallet: exampleWalletOf(),
		offers: exampleLocalOffersOf(),
		...changes,
	};
}

/** The real SDK; only its `fetch` answers from the examples. */
export function endcapOf(shop: ExampleShop, options: { interval?: number; ttl?: number } = {}): Endcap {
	const answer: typeof fetch = async (input, init) => {
		const url = new URL(input instanceof Request ? input.url : input);
		shop.asked.push(url.pathname + url.search);
		await shop.until;
		if (shop.fails === 'network') throw new TypeError('The network is gone.');
		if (shop.fails) return problem(shop.fails, 401);
		const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
		const asked = { method: init?.method ?? 'GET', path: url.pathname, body, headers: new Headers(init?.headers) };
		const answered =
			answerAccount(shop.account, { ...asked, query: url.searchParams }) ??
			answerWallet(shop.wallet, asked) ??
			answerLocalOffers(shop.offers, shop.wallet, { ...asked, query: url.searchParams }) ??
			answerHolding(shop, asked) ??
			answerCollect(shop, url) ??
			(await answerBasket(shop.basket, asked));
		if (answered) return answered;
		const read = url.pathname.endsWith('/stores') ? shop.stores : availabilityOf(shop, url.searchParams);
		return new Response(JSON.stringify(read), { headers: { 'content-type': 'application/json' } });
	};
	return createEndcap({
		baseUrl: 'https://shop.example',
		publishableKey: 'pk_example00001_aaaaaaaaaaaaaaaaaaaaaaaaaa',
		fetch: answer,
		retries: 0,
		keep: 'memory',
		live: false,
		...options,
	});
}

/** Live state that stays as it is before anything has come. */
export function stillLoading(): Endcap['stores']['$stores'] {
	return endcapOf(exampleShop({ until: new Promise(() => undefined) })).stores.$stores;
}

/** The one example variant under every name that is asked for, except those that begin with NO. */
function availabilityOf({ availability, levels }: ExampleShop, query: URLSearchParams): Availability {
	const [variant] = availability.data;
	const skus = query.getAll('sku');
	const named = (fields: Partial<SkuAvailability>) => (variant ? [{ ...variant, ...fields }] : []);
	const known = skus.filter((sku) => !sku.startsWith('NO'));
	return {
		...availability,
		data: [
			...known.flatMap((sku) => named({ sku, ...(levels[sku] && { stores: levels[sku] }) })),
			...query.getAll('gtin').flatMap((gtin) => named({ gtin })),
		],
		not_found: skus.filter((sku) => !known.includes(sku) || !variant),
	};
}

/** The examples' stock with other statuses, store by store. */
export function availabilityWith(levels: Record<string, Partial<SkuAvailability['stores'][number]>>): Availability {
	const [variant] = exampleAvailability.data;
	if (!variant) throw new Error('The example has no variant.');
	const stores = variant.stores.map((level) => ({ ...level, ...levels[level.store_id] }));
	return { ...exampleAvailability, data: [{ ...variant, stores }] };
}

/** The examples' stores with other fields, store by store. */
export function storesWith(fields: Record<string, Partial<Store>>): StorePage {
	return { ...exampleStorePage, data: exampleStorePage.data.map((store) => ({ ...store, ...fields[store.id] })) };
}
