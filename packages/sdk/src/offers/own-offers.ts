import type { OfferFace, OfferFaceAnswer, OfferFacePage } from '@endcap/contract';
import { claimAt } from '../coupons/claiming.ts';
import type { createEventFeed, EventFeed } from '../events/event-feed.ts';
import type { Shopper } from '../sessions/shopper.ts';
import { now } from '../shared/clock.ts';
import { isEndcapProblem } from '../shared/errors.ts';
import type { Behind } from '../shared/lazily.ts';
import type { Live } from '../shared/live.ts';
import { whileMounted } from '../shared/mounting.ts';
import { onDemand } from '../shared/on-demand.ts';
import { refusalOf } from '../shared/outcome.ts';
import type { Refreshed } from '../shared/refresher.ts';
import { createServerClock, type ServerClock } from '../shared/server-clock.ts';
import { PAGE, type Shape } from '../shared/shape.ts';
import type { Transport } from '../shared/transport.ts';
import { requestUrl, type Query } from '../shared/url.ts';
import type { LiveSettings } from '../stock/availability.live.ts';
import type { Offers } from './offers.ts';

const OFFERS = '/v1/offers';
const ANSWER: Shape<OfferFaceAnswer> = ['offer'];
const TOPIC = 'offers';
/** What is told together is read together (ms). */
const TOGETHER = 50;

export interface OffersOptions {
	transport: Transport;
	settings: LiveSettings;
	/** Whoever has something on this device; undefined while nobody has. */
	known: () => Promise<Shopper | undefined>;
	/** Also of those who have nothing. */
	shopper: () => Promise<Shopper>;
	/** The wallet has changed. */
	onClaimed: () => Promise<unknown>;
}

type Watched = Refreshed<readonly OfferFace[]>;

/** What stands behind `Offers`. */
export function createOwnOffers({ transport, settings, known, shopper, onClaimed }: OffersOptions): Behind<Offers> {
	const watched = new Set<Watched>();
	const clocks = new WeakMap<Watched, ServerClock>();
	let feed: EventFeed | undefined;
	let joined: Shopper | undefined;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const load = onDemand(async () => {
		feed = follow((await import('../stock/availability.live.ts')).createEventFeed);
	});

	/** As whoever is signed in, else as anybody. */
	async function ask<T>(work: (authorization?: string) => Promise<T>): Promise<T> {
		const person = await known();
		if (person) join(person);
		const asked = await person?.asShopper(false, async ({ authorization }) => ({ value: await work(authorization) }));
		return asked ? asked.value : work();
	}

	const read = (query: Query, signal?: AbortSignal) =>
		ask((authorization) => transport.read<OfferFacePage>(OFFERS, query, PAGE, signal, authorization));

	function readAgain(): void {
		timer ??= setTimeout(() => {
			timer = undefined;
			for (const source of watched) void source.refresh();
		}, TOGETHER);
	}

	/** What they agreed to and what is in their wallet changes what they see. */
	function join(person: Shopper): void {
		if (joined) return;
		joined = person;
		for (const topic of ['customer', 'wallet']) {
			person.join({
				topic: () => (watched.size > 0 && person.isSignedIn() ? topic : undefined),
				onEvent: ({ type }) => void (/^(customer|consent|wallet_coupon)\./.test(type) && readAgain()),
				onGap: readAgain,
				onEnded: readAgain,
			});
		}
	}

	/** On the line that tells of availability, where there is one. */
	function follow(create: typeof createEventFeed): EventFeed {
		const { baseUrl, publishableKey: key } = settings;
		return create({
			group: `endcap ${baseUrl} ${key}`,
			url: (query) => baseUrl + requestUrl('/v1/events', { ...query, key }),
			// Called as a function of no object, as browsers want it.
			fetch: (input, init) => (settings.fetch ?? fetch)(input, init),
			init: () => (key ? {} : { headers: { authorization: `${transport.authorization}` } }),
			now,
			signal: transport.end,
			topics: () => (watched.size > 0 ? [TOPIC] : []),
			onOpen: readAgain,
			onResync: readAgain,
			onAlive() {},
			onEvent: ({ type }) => void (type === 'offer.updated' && readAgain()),
		});
	}

	function update(): void {
		joined?.follow();
		if (settings.live === false || (!feed && watched.size === 0)) return;
		// Without what tells of changes reading is enough, and it is asked for again after the next.
		load()
			.then(() => feed?.update())
			.catch(() => undefined);
	}

	function watch(source: Watched): ServerClock {
		const clock = createServerClock();
		clocks.set(source, clock);
		whileMounted(source.$live, () => {
			watched.add(source);
			return () => {
				clock.wake(Infinity, () => undefined);
				watched.delete(source);
				update();
			};
		});
		return clock;
	}

	return {
		list: async (query = {}, options) => (await read({ ...query }, options?.signal)).value,
		async get(name, options) {
			const path = `${OFFERS}/${encodeURIComponent(name)}`;
			try {
				return (await ask((authorization) => transport.read(path, {}, ANSWER, options?.signal, authorization))).value
					.offer;
			} catch (error) {
				if (isEndcapProblem(error, 'not_found')) return null;
				throw error;
			}
		},
		async claim(name, options) {
			try {
				const person = await shopper();
				const path = `${OFFERS}/${encodeURIComponent(name)}/claim`;
				const outcome = await claimAt(person, path, undefined, options?.signal);
				if (outcome.outcome === 'claimed') await onClaimed();
				readAgain();
				return outcome;
			} catch (error) {
				return refusalOf(error, 'not_found');
			}
		},
		async $offers(source, query) {
			const clock = clocks.get(source) ?? watch(source);
			const { value, ...reading } = await read({ ...query });
			clock.tell(reading.as_of);
			source.accept({ ...reading, value: value.data });
			endInTime(source, clock, value.holds_until);
			update();
		},
	};
}

/**
 * Takes out each offer where it is over, at that moment and without asking, and asks again once the answer holds no longer.
 * A timer may come a little early: until it is time it waits once more.
 */
function endInTime(source: Watched, clock: ServerClock, holds_until: string | null): void {
	const offers = source.$live.get().value ?? [];
	const ends = offers.flatMap(({ stores }) => stores.map(({ ends_at }) => ends_at));
	const waits = ends.map((end) => leftUntil(end, clock)).filter((wait) => wait > 0);
	clock.wake(Math.min(leftUntil(holds_until, clock), ...waits), () => {
		const holds = leftUntil(holds_until, clock) > 0;
		source.set(withoutOver(source.$live.get(), clock));
		endInTime(source, clock, holds ? holds_until : null);
		if (!holds) void source.refresh();
	});
}

function leftUntil(end: string | null, clock: ServerClock): number {
	return end === null ? Infinity : clock.until(end);
}

/** Without the stores in which an offer is over by now, and without offers that are over in all of them. */
function withoutOver(live: Live<readonly OfferFace[]>, clock: ServerClock): Live<readonly OfferFace[]> {
	const isOn = ({ ends_at }: OfferFace['stores'][number]) => leftUntil(ends_at, clock) > 0;
	const value = live.value?.map((offer) => ({ ...offer, stores: offer.stores.filter(isOn) }));
	return { ...live, value: value?.filter(({ stores }) => stores.length > 0) };
}
