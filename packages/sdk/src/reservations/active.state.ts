import type { Reservation } from '@endcap/contract';
import { now, type Moment } from '../shared/clock.ts';
import type { Source } from '../shared/live.ts';
import type { Reading } from '../shared/transport.ts';

/** What is held, as `$active` shows it: by the server's clock, however wrong this machine's is. */
export interface Active {
	/** Takes what was read. */
	show(reading: Reading<Reservation[]>): void;
	/** Takes one reservation as it has become. `as_of` is the server's time of that. */
	apply(reservation: Reservation, as_of: Date | undefined): void;
	/** Takes one out. */
	remove(id: string): void;
	clear: () => void;
	/** Counts what was changed by itself, which what was read before does not know of. */
	readonly changes: number;
}

/** The longest that a timer can run. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** `onEmpty` is called when the last hold has lapsed or was taken out. */
export function createActive({ $live, accept }: Source<Reservation[]>, onEmpty: () => void): Active {
	/** The server's clock: milliseconds to add to the monotonic one, which nobody sets. */
	let ahead: number | undefined;
	let shown: Moment | undefined;
	let changes = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;

	const current = () => $live.value?.value ?? [];
	const without = (id: string) => current().filter((each) => each.id !== id);
	const tell = (as_of: Date | undefined) => {
		if (as_of) ahead = as_of.getTime() - performance.now();
	};
	const left = ({ expires_at }: Reservation) =>
		expires_at === null || ahead === undefined ? Infinity : Date.parse(expires_at) - performance.now() - ahead;
	const isHeld = (each: Reservation) => (each.status === 'active' || each.status === 'committed') && left(each) > 0;

	function set(value: Reservation[], as_of: Date | undefined, began: Moment): void {
		shown = began;
		const held = value.filter(isHeld);
		accept({ value: held, as_of, began });
		clearTimeout(timer);
		const next = Math.min(...held.map(left));
		if (next === Infinity) return;
		timer = setTimeout(() => change(current()), Math.min(next, LONGEST_TIMER));
		// A script that has done its work need not wait for its hold to lapse.
		(timer as { unref?: () => void }).unref?.();
	}

	/** Shows a change of what is shown, which was confirmed when that was. */
	function change(value: Reservation[], as_of = $live.value?.as_of): void {
		const before = current().length;
		changes += 1;
		set(value, as_of, { ...(shown ?? now()), order: now().order });
		if (before > 0 && current().length === 0) onEmpty();
	}

	return {
		get changes() {
			return changes;
		},
		show({ value, as_of, began }) {
			tell(as_of);
			set(value, as_of, began);
		},
		apply(reservation, as_of) {
			tell(as_of);
			change([reservation, ...without(reservation.id)], as_of);
		},
		remove: (id) => change(without(id)),
		clear: () => change([]),
	};
}
