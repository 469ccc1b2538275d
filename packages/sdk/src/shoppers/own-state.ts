import type { Identity } from '../sessions/sessions.ts';
import type { Shopper } from '../sessions/shopper.ts';
import { now } from '../shared/clock.ts';
import { whileMounted } from '../shared/mounting.ts';
import { recall } from '../shared/recall.ts';
import type { Refreshed } from '../shared/refresher.ts';
import type { Reading } from '../shared/transport.ts';

export interface OwnStateOptions<T> {
	/** By which it is kept. */
	name: string;
	/** What it is told of. */
	topic: string;
	events: RegExp;
	read: (identity: Identity) => Promise<Reading<T>>;
}

/** Live state of what belongs to whoever is signed in. */
export interface OwnState<T> {
	/** Reads it again. Asks nothing where nobody is signed in. */
	refresh: () => Promise<void>;
	/** Takes it as a change was answered with. */
	take: (reading: Reading<T>) => Promise<void>;
	/** As it is kept. */
	find(): Promise<T | undefined>;
}

/** What is told together is read together (ms). */
const TOGETHER = 50;

/**
 * Null while nobody is signed in. What was read last is kept on the device until somebody signs out, and shown as `stale`
 * before anything has come.
 */
export function createOwnState<T>(
	shopper: Shopper,
	source: Refreshed<T | null>,
	{ name, topic, events, read }: OwnStateOptions<T>,
): OwnState<T> {
	const { keeper, asShopper } = shopper;
	let timer: ReturnType<typeof setTimeout> | undefined;

	const kept = () => keeper.change(({ own }) => own?.[name]);

	/** `customer`: whose it was when it was read. */
	async function keep({ value, as_of, began }: Reading<T>, customer: string | undefined): Promise<void> {
		const isTheirs = await keeper.change((all) => {
			if (all.session?.customer_id !== customer) return false;
			(all.own ??= {})[name] = { value, as_of: as_of?.getTime() };
			if (as_of) all.ahead = as_of.getTime() - Date.now();
			return true;
		});
		if (isTheirs) source.accept({ value, as_of, began });
		shopper.follow();
	}

	async function refresh(): Promise<void> {
		const began = now();
		const before = source.began ? undefined : await kept();
		if (before) recall<T | null>(source, before.value as T, dateAt(before.as_of));
		let isRead = false;
		await asShopper(false, async (identity) => {
			if (identity.customer === undefined) return;
			isRead = true;
			await keep(await read(identity), identity.customer);
		});
		if (!isRead) source.accept({ value: null, as_of: undefined, began });
	}

	const isMounted = whileMounted(source.$live, () => shopper.follow);
	shopper.join({
		topic: () => (isMounted() && shopper.isSignedIn() ? topic : undefined),
		onEvent({ type }) {
			if (!events.test(type)) return;
			clearTimeout(timer);
			timer = setTimeout(() => void source.refresh(), TOGETHER);
		},
		onGap: () => source.$live.lc > 0 && void source.refresh(),
		onEnded: () => source.accept({ value: null, as_of: undefined, began: now() }),
	});
	return {
		refresh,
		take: async (reading) => keep(reading, await keeper.change(({ session }) => session?.customer_id)),
		find: async () => (await kept())?.value as T | undefined,
	};
}

function dateAt(milliseconds: number | undefined): Date | undefined {
	return milliseconds === undefined ? undefined : new Date(milliseconds);
}
