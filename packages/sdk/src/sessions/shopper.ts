import type { Event } from '@endcap/contract';
import { makeIdempotencyKey } from '../shared/idempotency-key.ts';
import { createKeeper, type Keeper, type Keeping } from '../shared/keeper.ts';
import { onDemand } from '../shared/on-demand.ts';
import type { OutboxEntry } from '../shared/outbox/entry.ts';
import { createOutbox, type Settled, type Writer } from '../shared/outbox/outbox.ts';
import type { RequestOptions, Transport } from '../shared/transport.ts';
import { createSessions, withoutSessions, type Sessions } from './sessions.ts';
import type { ShopperFeed, ShopperFeedSettings } from './shopper-feed.ts';
import type { SignedIn } from './signed-in.ts';

export type ShopperSettings = Keeping & ShopperFeedSettings & { live?: boolean };

/** What a feature wants to know of. */
export interface Follower {
	/** What it wants to be told of now, if anything: while somebody looks, and there is something. */
	topic: () => string | undefined;
	onEvent: (event: Event) => void;
	/** What was read before may have missed something. */
	onGap: () => void;
	/** The session is over, and with it everything that was its. `left`: somebody has signed in or out. */
	onEnded: (left: boolean) => void;
}

/** A write before it has its key. Without a subject it is about nothing that others are about. */
export type Writing = Pick<OutboxEntry, 'operation' | 'path' | 'body' | 'lasts'> & Partial<OutboxEntry>;

/** The shopper of this device: one session, one outbox and one stream for all features and all tabs. */
export interface Shopper extends Sessions {
	transport: Transport;
	keeper: Keeper;
	join(follower: Follower): void;
	/** Somebody looks at something else now, or there is something else to look at. */
	follow: () => void;
	/** What was read before may not hold any more. */
	readAgain(): void;
	/** Carries a write through. */
	submit<T>(entry: OutboxEntry, writer: Writer<T>, options?: RequestOptions): Promise<Settled<T>>;
	/** Resolves once all that this page is sending has been settled. */
	settled: () => Promise<unknown>;
	/** Sends what pages left that are gone. What comes of it is shown by itself. */
	resume(): void;
	/** Changes what is kept of entries, before a request that may have their effect. */
	note: (entries: readonly OutboxEntry[], change: Partial<OutboxEntry>) => Promise<void>;
	/** What there is besides while somebody is signed in, or is about to. */
	customer: () => Promise<SignedIn>;
	/** Forgets a nameless session, if nothing was written since this was kept and nothing of it is left. */
	letGo(since: { id: string | undefined; settled: number }): Promise<void>;
}

/** The server keeps idempotency keys for so long (ms). */
export const DAY = 86_400_000;

/** A write with a key of its own. */
export function entryOf(writing: Writing): OutboxEntry {
	const key = makeIdempotencyKey();
	return { subject: key, ...writing, key, asked_at: Date.now() };
}

export function createShopper(
	transport: Transport,
	settings: ShopperSettings,
	/** Reads whatever somebody looks at. */
	refresh: () => void,
	writerOf: (entry: OutboxEntry) => Promise<Writer<unknown>>,
): Shopper {
	const keeper = createKeeper(settings);
	const followers: Follower[] = [];
	const isShopper = transport.authorization?.startsWith('Bearer pk_');
	const sessions = isShopper ? createSessions(transport, keeper, onOther) : withoutSessions(transport);
	const outbox = createOutbox({ keeper, writerOf, end: transport.end });

	function onOther(left: boolean): void {
		// What was taken out of it need not wait any longer to be told so.
		outbox.rouse();
		for (const each of followers) each.onEnded(left);
		if (left) refresh();
		else shopper.readAgain();
		shopper.follow();
	}

	const topics = () => followers.flatMap((each) => each.topic() ?? []).sort();
	let feed: ShopperFeed | undefined;
	const load = onDemand(async () => {
		const [{ createShopperFeed }, { createEventFeed }] = await Promise.all([
			import('./shopper-feed.ts'),
			import('../stock/availability.live.ts'),
		]);
		feed = createShopperFeed({
			createEventFeed,
			transport,
			settings,
			topics,
			identity: () => sessions.asShopper(false, async (identity) => identity),
			onEvent: (event) => followers.forEach((each) => each.onEvent(event)),
			onGap: () => followers.forEach((each) => each.onGap()),
		});
	});

	const shopper: Shopper = {
		...sessions,
		customer: onDemand(async () => (await import('./signed-in.ts')).createSignedIn(shopper, settings)),
		readAgain: () => followers.forEach((each) => each.onGap()),
		transport,
		keeper,
		join: (follower) => void followers.push(follower),
		follow() {
			if (settings.live === false || !isShopper || !(feed || topics().length > 0)) return;
			// Without what tells of changes reading is enough, and it is asked for again after the next read.
			load()
				.then(() => feed?.update())
				.catch(() => undefined);
		},
		submit: (entry, writer, options) => outbox.send(entry, writer, options?.signal),
		settled: outbox.settled,
		resume() {
			outbox.resume().catch(() => undefined);
			keeper
				.change(({ session }) => session?.customer_id !== undefined)
				.then(async (isSignedIn) => isSignedIn && (await shopper.customer()).settleFormer())
				.catch(() => undefined);
		},
		async note(entries, change) {
			for (const each of entries) Object.assign(each, change);
			await keeper.change(({ outbox }) => {
				for (const each of outbox) if (entries.some(({ key }) => key === each.key)) Object.assign(each, change);
			});
		},
		letGo: ({ id, settled }) =>
			keeper.change((kept) => {
				const unchanged = kept.session?.id === id && kept.settled === settled && kept.outbox.length === 0;
				const isWanted = kept.session?.customer_id || Number(kept.signing) > Date.now();
				if (unchanged && !isWanted && !kept.cart && !kept.orders) delete kept.session;
			}),
	};
	return shopper;
}
