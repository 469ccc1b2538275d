import type { Fulfillment } from '@endcap/sdk/staff';
import { fill } from '../../shared/localization.ts';
import { momentWords, pickupWords } from '../../shared/pickup-words.ts';
import { formatTime, wallClock } from '../../shared/shops/opening-words.ts';
import { zoneOf, type Scene } from './scene.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Where the device is in another zone than the shop. */
const WITH_ZONE = '{time} ({zone})';

/** “in 25 minutes”, “2 hours ago”: in the largest unit that still says something. */
export function relativeWords(at: number, { now, locale }: Scene): string {
	const minutes = Math.round((at - now) / MINUTE);
	const words = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
	if (Math.abs(minutes) < 90) return words.format(minutes, 'minute');
	const hours = Math.round(minutes / 60);
	return Math.abs(hours) < 36 ? words.format(hours, 'hour') : words.format(Math.round(hours / 24), 'day');
}

function isToday(at: number, zone: string, { now }: Scene): boolean {
	return Math.floor(wallClock(at, zone) / DAY) === Math.floor(wallClock(now, zone) / DAY);
}

/** A moment in the shop's own time: the time alone today, else with the day. */
export function timeWords(iso: string, storeId: string, scene: Scene): string {
	const at = Date.parse(iso);
	const zone = zoneOf(scene, storeId);
	if (isToday(at, zone, scene)) return formatTime(at, scene.locale, zone);
	return momentWords(at, zone, scene.now, scene.locale, WITH_ZONE);
}

/** The time to collect at, in the shop's own time. */
export function slotWords({ slot, store_id }: Fulfillment, scene: Scene): string {
	return slot ? pickupWords(slot, zoneOf(scene, store_id), scene.now, scene.locale, WITH_ZONE) : '';
}

export interface Due {
	text: string;
	late: boolean;
}

/** When somebody has to have done something about it, and whether that has passed. */
export function dueOf(one: Fulfillment, scene: Scene): Due {
	const { strings, now } = scene;
	if (one.status === 'proposed') return { text: strings.waitsForPayment, late: false };
	if (one.status === 'prepared') {
		const { collect_until } = one;
		if (!collect_until) return { text: fill(strings.ordered, { when: when(one.placed_at) }), late: false };
		return { text: fill(strings.keptUntil, { time: timeWords(collect_until, one.store_id, scene) }), late: false };
	}
	if (!one.slot) return { text: fill(strings.ordered, { when: when(one.placed_at) }), late: false };
	const late = Date.parse(one.slot.starts_at) < now;
	return { text: fill(late ? strings.late : strings.due, { when: when(one.slot.starts_at) }), late };

	function when(iso: string): string {
		return relativeWords(Date.parse(iso), scene);
	}
}

/** How it ended, and when. */
export function endWords({ type, status, reason, ended_at, store_id }: Fulfillment, scene: Scene): string {
	const { strings } = scene;
	const words = () => {
		if (status === 'completed') return type === 'ship' ? strings.wasShipped : strings.completed;
		if (reason === 'by_shopper') return strings.canceledByShopper;
		if (reason === 'by_store') return strings.canceledByStore;
		if (reason === 'unpaid') return strings.unpaid;
		if (reason === 'out_of_stock') return strings.failedOutOfStock;
		if (reason === 'damaged') return strings.failedDamaged;
		return reason === 'not_collected' ? strings.failedNotCollected : strings.failedOther;
	};
	return fill(words(), { time: ended_at ? timeWords(ended_at, store_id, scene) : '' });
}

/** When the shop's day began, as near as its clock tells. */
export function startOfDay(scene: Scene): string {
	const { now } = scene;
	return new Date(now - (wallClock(now, zoneOf(scene, scene.storeId)) % DAY) - (now % MINUTE)).toISOString();
}
