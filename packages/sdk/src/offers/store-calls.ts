import type { Offer, OfferPage } from '@endcap/contract';
import { makeIdempotencyKey } from '../shared/idempotency-key.ts';
import type { Behind } from '../shared/lazily.ts';
import type { Source } from '../shared/live.ts';
import { whileMounted } from '../shared/mounting.ts';
import { refusalOf } from '../shared/outcome.ts';
import { PAGE, type Shape } from '../shared/shape.ts';
import type { Reading, Transport } from '../shared/transport.ts';
import { write } from '../shared/write.ts';
import type { StaffFeed } from '../staff/feed.ts';
import type { OfferList, OfferOutcome, OffersListed, StoreOffers } from './store-offers.ts';

const OFFERS = '/v1/merchant/offers';
const OFFER: Shape<Offer> = ['id', 'slug', 'status'];
/** What one page holds. */
const PAGE_SIZE = 100;
/** What happens together is read together (ms). */
const TOGETHER = 50;

/** What stands behind `StoreOffers`. */
export function createStoreOffers(transport: Transport, feed: StaffFeed): Behind<StoreOffers> {
	const reads = new WeakMap<Source<OfferList>, () => Promise<void>>();
	/** Those that somebody looks at. */
	const mounted = new Set<() => Promise<void>>();
	const readAgain = () => mounted.forEach((read) => void read().catch(() => undefined));

	function follow(source: Source<OfferList>, { status, most = PAGE_SIZE }: OffersListed) {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const read = async () => {
			const offers: Offer[] = [];
			let cursor: string | undefined;
			let first: Reading<OfferPage> | undefined;
			do {
				const limit = Math.min(most - offers.length, PAGE_SIZE);
				const page = await transport.read<OfferPage>(OFFERS, { status, limit, cursor }, PAGE);
				first ??= page;
				offers.push(...page.value.data);
				cursor = page.value.next_cursor ?? undefined;
			} while (cursor !== undefined && offers.length < most);
			source.accept({ ...first, value: { offers, complete: cursor === undefined } });
		};
		reads.set(source, read);
		whileMounted(source.$live, () => {
			mounted.add(read);
			const leave = feed.listen((happened) => {
				if (happened !== 'resync' && happened.type !== 'offer.updated') return;
				timer ??= setTimeout(() => {
					timer = undefined;
					read().catch(() => undefined);
				}, TOGETHER);
			});
			return () => {
				leave();
				mounted.delete(read);
			};
		});
		return read;
	}

	async function save(ask: () => Promise<{ value: Offer }>): Promise<OfferOutcome> {
		try {
			const { value } = await ask();
			readAgain();
			return { outcome: 'saved', offer: value };
		} catch (error) {
			return refusalOf(error, 'conflict', 'invalid_request', 'key_not_allowed', 'store_not_allowed', 'not_found');
		}
	}

	return {
		list: (query = {}, options) => transport.get<OfferPage>(OFFERS, query, PAGE, options),
		create: (input, { idempotencyKey = makeIdempotencyKey(), signal } = {}) =>
			save(() => write(transport, 'POST', OFFERS, input, { shape: OFFER, idempotencyKey, signal })),
		// Sent again it comes to the same.
		change: (id, change, options) =>
			save(() =>
				write(transport, 'PATCH', `${OFFERS}/${encodeURIComponent(id)}`, change, {
					shape: OFFER,
					signal: options?.signal,
					once: false,
				}),
			),
		$offers: (source, query) => (reads.get(source) ?? follow(source, query))(),
	};
}
