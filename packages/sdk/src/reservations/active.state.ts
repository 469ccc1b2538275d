import type { Reservation } from '@endcap/contract';
import { now } from '../shared/clock.ts';
import type { Source } from '../shared/live.ts';
import { createServerClock } from '../shared/server-clock.ts';
import type { Reading } from '../shared/transport.ts';

/** What is held, as `$active` shows it: by the server's clock, however wrong this machine's is. */
export interface Active {
	/** Takes what was read. */
	show(reading: Reading<Reservation[]>): void;
	/** Takes one as it has become, unless it is known to have become more. `as_of` is the server's time of an answer. */
	apply: (reservation: Reservation, as_of?: Date) => void;
	/** Takes one out. */
	remove(id: string): void;
	clear: () => void;
	/** True while anything is held. */
	readonly some: boolean;
	/** Counts what was changed by itself, which what was read before does not know of. */
	readonly changes: number;
}

/** `onEmpty` is called when the last hold has lapsed or was taken out. */
export function createActive(source: Source<Reservation[]>, onEmpty: () => void): Active {
	const { $live } = source;
	const clock = createServerClock();
	let changes = 0;
	/** What has ended does not come back, whatever is told of it late. */
	const ended = new Set<string>();

	const current = () => $live.value?.value ?? [];
	/** Why what is shown may be wrong, if it may. */
	const doubt = () => {
		const { status, error } = $live.value ?? {};
		return status === 'stale' && { status, error };
	};
	const left = ({ expires_at }: Reservation) => (expires_at === null ? Infinity : clock.until(expires_at));
	/** What a cart or an order has is shown with that, and changed through it. */
	const isHeld = (each: Reservation) =>
		!each.for_order && (each.status === 'active' || each.status === 'committed') && left(each) > 0;

	/** Wakes when the next one lapses. */
	const wait = (held: readonly Reservation[]) => clock.wake(Math.min(...held.map(left)), () => change(current()));

	/** Shows a change of what is shown, which is confirmed no more by it than it was. */
	function change(value: readonly Reservation[], as_of = $live.value?.as_of): void {
		const before = current().length;
		const held = value.filter(isHeld);
		changes += 1;
		source.began ??= now();
		source.set({ status: 'ready', error: undefined, ...doubt(), value: held, as_of });
		wait(held);
		if (before > 0 && held.length === 0) onEmpty();
	}

	function remove(id: string): void {
		ended.add(id);
		change(current().filter((each) => each.id !== id));
	}

	return {
		get some() {
			return current().length > 0;
		},
		get changes() {
			return changes;
		},
		show({ value, as_of, began }) {
			clock.tell(as_of);
			const held = value.filter(isHeld);
			source.accept({ value: held, as_of, began });
			wait(held);
		},
		apply(reservation, as_of) {
			clock.tell(as_of);
			const { id } = reservation;
			const known = current().find((each) => each.id === id);
			if (ended.has(id) || (known && isOlder(reservation, known))) return;
			if (!isHeld(reservation)) return remove(id);
			const others = current().map((each) => (each === known ? reservation : each));
			change(known ? others : [reservation, ...others], as_of);
		},
		remove,
		clear: () => change([]),
	};
}

/** A promise is never taken back, and time never shortened. */
function isOlder(one: Reservation, known: Reservation): boolean {
	if (one.status !== 'active') return false;
	return known.status === 'committed' || Date.parse(one.expires_at ?? '') < Date.parse(known.expires_at ?? '');
}
