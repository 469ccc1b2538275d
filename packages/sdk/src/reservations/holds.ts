import type { Reservation, ReservationPage } from '@endcap/contract';
import type { WritableAtom } from 'nanostores';
import type { Identity } from '../sessions/sessions.ts';
import { DAY, entryOf, type Shopper, type Writing } from '../sessions/shopper.ts';
import { unlessAborted } from '../shared/abort.ts';
import { now } from '../shared/clock.ts';
import type { Behind } from '../shared/lazily.ts';
import type { Source } from '../shared/live.ts';
import { whileMounted } from '../shared/mounting.ts';
import type { OutboxEntry } from '../shared/outbox/entry.ts';
import type { Settled, Writer } from '../shared/outbox/outbox.ts';
import type { Shape } from '../shared/shape.ts';
import type { Reading, RequestOptions } from '../shared/transport.ts';
import type { Written } from '../shared/write.ts';
import { createActive } from './active.state.ts';
import { createOutboxState } from './outbox.state.ts';
import { noSuchReservation, outcomeOf, type Outcome } from './outcomes.ts';
import type { HoldRequest, Reservations } from './reservations.ts';
import { createSending, RESERVATION } from './sending.ts';

/** What stands behind `Reservations`. */
export interface Holds extends Behind<Omit<Reservations, '$outbox'>> {
	writer: Writer<Written<Reservation>>;
	/** Reads what is held, and forgets the session when nothing is left of it. Asks nothing where there is none. */
	refresh(): Promise<void>;
	/** Something is over: perhaps nothing is left, which is known once what is being sent has been settled. */
	onOver: () => void;
}

const PATH = '/v1/reservations';
const PAGE: Shape<ReservationPage> = ['data', 'next_cursor'];
const MINUTE = 60_000;

export function createHolds(
	shopper: Shopper,
	source: Source<Reservation[]>,
	$outbox: WritableAtom<readonly HoldRequest[]>,
): Holds {
	const { transport, keeper, asShopper } = shopper;
	const active = createActive(source, onOver);
	const state = createOutboxState($outbox);
	const writer: Holds['writer'] = { attempt: createSending(transport, shopper), onTry: state.show, onSettled: settle };

	function readAgain(): void {
		void refresh().catch(() => undefined);
	}

	function onOver(): void {
		void shopper.settled().then(readAgain);
	}

	function settle(entry: OutboxEntry, settled: Settled<Written<Reservation>> | undefined, awaited: boolean): void {
		const outcome = settled && outcomeOf(entry.operation, settled);
		if (settled?.answer) {
			const { value, headers } = settled.answer;
			const date = headers.get('date');
			active.apply(value, date ? new Date(date) : undefined);
		} else if (outcome && 'outcome' in outcome && outcome.outcome === 'ended') active.remove(entry.subject);
		shopper.follow();
		if (outcome && !awaited) state.settle(entry, outcome);
		else state.remove(entry.key);
	}

	async function submit<T extends Outcome>(
		writing: Omit<Writing, 'lasts'>,
		minutes: number,
		options?: RequestOptions,
	): Promise<T> {
		const entry = entryOf({ ...writing, lasts: Math.min(minutes * MINUTE, DAY) });
		const outcome = outcomeOf(entry.operation, await shopper.submit(entry, writer, options));
		if (outcome instanceof Error) throw outcome;
		return outcome as T;
	}

	async function readAll({ authorization }: Identity): Promise<Reading<Reservation[]>> {
		const value: Reservation[] = [];
		let cursor: string | undefined;
		for (;;) {
			const query = { status: ['active', 'committed'], limit: 250, cursor };
			const reading = await transport.read<ReservationPage>(PATH, query, PAGE, undefined, authorization);
			value.push(...reading.value.data);
			cursor = reading.value.next_cursor ?? undefined;
			if (!cursor) return { ...reading, value };
		}
	}

	async function refresh(): Promise<void> {
		shopper.resume();
		for (;;) {
			const { changes } = active;
			const before = await keeper.change(({ session, settled }) => ({ id: session?.id, settled }));
			const reading = await asShopper(false, readAll);
			// What was written meanwhile is not in it.
			if (changes !== active.changes) continue;
			active.show(reading ?? { value: [], as_of: undefined, began: now() });
			shopper.follow();
			if (reading?.value.length === 0 && keeper.stores) await shopper.letGo(before);
			return;
		}
	}

	const isMounted = whileMounted(source.$live, () => shopper.follow);
	shopper.join({
		topic: () => (isMounted() && (active.some || shopper.isSignedIn()) ? 'reservations' : undefined),
		onEvent({ type, data }) {
			if (type.startsWith('reservation.')) active.apply(data as unknown as Reservation);
		},
		onGap: readAgain,
		onEnded: active.clear,
	});
	const pathOf = (id: string) => `${PATH}/${encodeURIComponent(id)}`;
	return {
		writer,
		refresh,
		onOver,
		$active: refresh,
		create: (input, options) =>
			submit({ operation: 'createReservation', path: PATH, body: input }, input.hold_minutes ?? 30, options),
		extend: (id, hold_minutes, options) =>
			submit(
				{ operation: 'extendReservation', path: `${pathOf(id)}/extend`, body: { hold_minutes }, subject: id },
				hold_minutes,
				options,
			),
		release: (id, options) =>
			submit({ operation: 'releaseReservation', path: `${pathOf(id)}/release`, subject: id }, DAY / MINUTE, options),
		async get(id, options) {
			const reading = asShopper(false, ({ authorization }) =>
				transport.read(pathOf(id), {}, RESERVATION, options?.signal, authorization),
			);
			const { value } = (await unlessAborted(reading, options?.signal)) ?? {};
			if (!value) throw noSuchReservation();
			return value;
		},
		dismiss: async (key) => state.remove(key),
	};
}
