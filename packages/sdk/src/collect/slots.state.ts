import type { PickupSlot, PickupSlots } from '@endcap/contract';
import type { createEventFeed, EventFeed } from '../events/event-feed.ts';
import { now } from '../shared/clock.ts';
import type { Behind } from '../shared/lazily.ts';
import type { Source } from '../shared/live.ts';
import { whileMounted } from '../shared/mounting.ts';
import { onDemand } from '../shared/on-demand.ts';
import { createServerClock, type ServerClock } from '../shared/server-clock.ts';
import type { Shape } from '../shared/shape.ts';
import type { Reading, RequestOptions, Transport } from '../shared/transport.ts';
import { requestUrl } from '../shared/url.ts';
import type { LiveSettings } from '../stock/availability.live.ts';
import type { PickupSlotsResource, StoreSlotsQuery } from './pickup-slots.ts';

const SLOTS: Shape<PickupSlots> = ['store_id', 'timezone', 'days'];
/** What is told together is read together (ms). */
const TOGETHER = 50;

interface Watched {
	store: string;
	read: () => Promise<void>;
}

/** What stands behind `PickupSlotsResource`. */
export function createPickupSlots(transport: Transport, settings: LiveSettings): Behind<PickupSlotsResource> {
	const watched = new Map<Source<PickupSlots>, Watched>();
	const due = new Set<string>();
	let feed: EventFeed | undefined;
	const load = onDemand(async () => {
		feed = follow((await import('../stock/availability.live.ts')).createEventFeed);
	});

	const ask = ({ store, ...query }: StoreSlotsQuery, signal?: AbortSignal): Promise<Reading<PickupSlots>> =>
		transport.read(`/v1/stores/${encodeURIComponent(store)}/pickup-slots`, { ...query }, SLOTS, signal);

	function readAgain(store: string | undefined): void {
		for (const [{ $live }, each] of watched) {
			if ($live.lc > 0 && (store === undefined || store === each.store)) each.read().catch(() => undefined);
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
			topics: () => [...new Set([...watched.values()].map(({ store }) => `store:${store}`))].sort(),
			onOpen: () => readAgain(undefined),
			onResync: () => readAgain(undefined),
			onAlive() {},
			onEvent({ type, data }) {
				const store = String(data.store_id);
				if (type !== 'pickup_slot.updated' || due.has(store)) return;
				due.add(store);
				setTimeout(() => {
					due.delete(store);
					readAgain(store);
				}, TOGETHER);
			},
		});
	}

	function update(): void {
		if (settings.live === false || (!feed && watched.size === 0)) return;
		// Without what tells of changes reading is enough, and it is asked for again after the next.
		load()
			.then(() => feed?.update())
			.catch(() => undefined);
	}

	function watch(source: Source<PickupSlots>, query: StoreSlotsQuery): Watched {
		const clock = createServerClock();
		const read = async () => {
			const reading = await ask(query);
			clock.tell(reading.as_of);
			source.accept(reading);
			closeInTime(source, clock, read);
		};
		const one = { store: query.store, read };
		watched.set(source, one);
		whileMounted(source.$live, () => () => {
			clock.wake(Infinity, () => undefined);
			watched.delete(source);
			update();
		});
		return one;
	}

	return {
		list: async (query: StoreSlotsQuery, options?: RequestOptions) => (await ask(query, options?.signal)).value,
		async $slots(source, query) {
			await (watched.get(source) ?? watch(source, query)).read();
			update();
		},
	};
}

/** Closes each time at its cutoff, without asking. What can be had soonest after the days that are shown is asked for. */
function closeInTime(source: Source<PickupSlots>, clock: ServerClock, read: () => Promise<void>): void {
	const live = source.$live.get();
	const { value } = live;
	if (!value) return;
	const isOver = ({ status, cutoff_at }: PickupSlot) => status !== 'closed' && clock.until(cutoff_at) <= 0;
	const slots = value.days.flatMap((day) => day.slots);
	const cutoffs = [...slots, ...(value.soonest ? [value.soonest] : [])].filter(({ status }) => status !== 'closed');
	if (cutoffs.some(isOver)) {
		const close = (slot: PickupSlot): PickupSlot => (isOver(slot) ? { ...slot, status: 'closed' } : slot);
		const days = value.days.map((day) => ({ ...day, slots: day.slots.map(close) }));
		const next = days.flatMap((day) => day.slots).find(({ status }) => status === 'open') ?? null;
		const wasSoonest = value.soonest && isOver(value.soonest);
		source.set({ ...live, value: { ...value, days, soonest: wasSoonest ? next : value.soonest } });
		if (wasSoonest && !next) void read().catch(() => undefined);
	}
	const waits = cutoffs.map(({ cutoff_at }) => clock.until(cutoff_at)).filter((wait) => wait > 0);
	clock.wake(Math.min(...waits), () => closeInTime(source, clock, read));
}
