import type { Reservation, ReservationPage } from '@endcap/contract';
import type { WritableAtom } from 'nanostores';
import { createSessions, withoutSessions, type Shopper } from '../sessions/sessions.ts';
import { unlessAborted } from '../shared/abort.ts';
import { now } from '../shared/clock.ts';
import { createKeeper, type Keeping } from '../shared/keeper.ts';
import type { Source } from '../shared/live.ts';
import type { OutboxEntry } from '../shared/outbox/entry.ts';
import { createOutbox, type Settled } from '../shared/outbox/outbox.ts';
import type { Shape } from '../shared/shape.ts';
import type { Reading, RequestOptions, Transport } from '../shared/transport.ts';
import { createActive } from './active.state.ts';
import { createOutboxState } from './outbox.state.ts';
import { noSuchReservation, outcomeOf, type Outcome } from './outcomes.ts';
import type { HoldRequest, Reservations } from './reservations.ts';
import { createSending, RESERVATION } from './sending.ts';

/** What stands behind `Reservations`, in a chunk of its own. */
export interface Holds extends Omit<Reservations, '$active' | '$outbox'> {
	/** Reads what is held, and sends what is left. Asks nothing where there is no session. */
	refresh(): Promise<void>;
}

export interface HoldsOptions {
	transport: Transport;
	active: Source<Reservation[]>;
	$outbox: WritableAtom<readonly HoldRequest[]>;
	keeping: Keeping;
}

/** A write before it has its key. */
type Writing = Pick<OutboxEntry, 'operation' | 'path' | 'body'> & { subject?: string };

const PATH = '/v1/reservations';
const PAGE: Shape<ReservationPage> = ['data', 'next_cursor'];
const MINUTE = 60_000;
/** The server keeps idempotency keys for so long. */
const DAY = 1440 * MINUTE;

export function createHolds({ transport, active: source, $outbox, keeping }: HoldsOptions): Holds {
	const keeper = createKeeper(keeping);
	const active = createActive(source, () => void refresh().catch(() => undefined));
	const state = createOutboxState($outbox);
	const isShopper = transport.authorization?.startsWith('Bearer pk_');
	const { asShopper } = isShopper ? createSessions(transport, keeper, active.clear) : withoutSessions(transport);
	const attempt = createSending(transport, keeper, asShopper);
	const outbox = createOutbox({ keeper, attempt, onTry: state.show, onSettled: settle, end: transport.end });

	function settle(entry: OutboxEntry, settled: Settled | undefined, awaited: boolean): void {
		const outcome = settled && outcomeOf(entry.operation, settled);
		if (settled?.answer) {
			const { value, headers } = settled.answer;
			const date = headers.get('date');
			active.apply(value as Reservation, date ? new Date(date) : undefined);
		} else if (outcome && 'outcome' in outcome && outcome.outcome === 'ended') active.remove(entry.subject);
		if (outcome && !awaited) state.settle(entry, outcome);
		else state.remove(entry.key);
	}

	async function submit<T extends Outcome>(entry: Writing, minutes: number, call?: RequestOptions): Promise<T> {
		const key = newKey();
		const lasts = Math.min(minutes * MINUTE, DAY);
		const settled = await outbox.send({ subject: key, ...entry, key, asked_at: Date.now(), lasts }, call?.signal);
		const outcome = outcomeOf(entry.operation, settled);
		if (outcome instanceof Error) throw outcome;
		return outcome as T;
	}

	async function readAll({ authorization }: Shopper): Promise<Reading<Reservation[]>> {
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
		// What comes of it is shown by itself.
		void outbox.resume().catch(() => undefined);
		for (;;) {
			const { changes } = active;
			const before = await keeper.change(({ session, settled }) => ({ id: session?.id, settled }));
			const reading = await asShopper(false, readAll);
			// What was written meanwhile is not in it.
			if (changes !== active.changes) continue;
			active.show(reading ?? { value: [], as_of: undefined, began: now() });
			if (reading?.value.length !== 0 || !keeper.stores) return;
			// Nothing is held any more, so nothing stays on the device.
			return keeper.change((kept) => {
				const unchanged = kept.session?.id === before.id && kept.settled === before.settled;
				if (unchanged && kept.outbox.length === 0) delete kept.session;
			});
		}
	}

	const pathOf = (id: string) => `${PATH}/${encodeURIComponent(id)}`;
	return {
		refresh,
		create: (input, call) =>
			submit({ operation: 'createReservation', path: PATH, body: input }, input.hold_minutes ?? 30, call),
		extend: (id, hold_minutes, call) =>
			submit(
				{ operation: 'extendReservation', path: `${pathOf(id)}/extend`, body: { hold_minutes }, subject: id },
				hold_minutes,
				call,
			),
		release: (id, call) =>
			submit({ operation: 'releaseReservation', path: `${pathOf(id)}/release`, subject: id }, DAY, call),
		async get(id, call) {
			const reading = asShopper(false, ({ authorization }) =>
				transport.read(pathOf(id), {}, RESERVATION, call?.signal, authorization),
			);
			const { value } = (await unlessAborted(reading, call?.signal)) ?? {};
			if (!value) throw noSuchReservation();
			return value;
		},
		dismiss: async (key) => state.remove(key),
	};
}

/** 128 random bits. `crypto.randomUUID` is not there on plain http. */
function newKey(): string {
	const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
	return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
