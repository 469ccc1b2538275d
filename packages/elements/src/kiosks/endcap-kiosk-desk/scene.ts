import type { Store } from '@endcap/sdk';
import { isEndcapError, isEndcapProblem, type StaffEndcap, type StaffMember } from '@endcap/sdk/staff';
import { formatTime } from '../../shared/shops/opening-words.ts';
import type { KioskDeskStrings } from './endcap-kiosk-desk.strings.ts';

/** What the parts of the desk work on. */
export interface Scene {
	endcap: StaffEndcap;
	strings: KioskDeskStrings;
	locale: string;
	/** Null once the session is over. */
	member: StaffMember | null;
	/** Every shop and warehouse, to name them. */
	stores: readonly Store[];
	/** By the server’s clock. */
	now: number;
}

export const isManager = ({ member }: Pick<Scene, 'member'>): boolean => member?.role === 'manager';

export const storeName = ({ stores }: Pick<Scene, 'stores'>, id: string): string =>
	stores.find((store) => store.id === id)?.name ?? id;

const MINUTE = 60_000;
const DAY = 1440;

/** “20 seconds ago”, “5 minutes ago”: in the largest unit that still says something. */
export function agoWords(iso: string, { now, locale }: Scene): string {
	const seconds = Math.max(0, Math.round((now - Date.parse(iso)) / 1000));
	const words = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
	if (seconds < 90) return words.format(-seconds, 'second');
	const minutes = Math.round(seconds / 60);
	if (minutes < 90) return words.format(-minutes, 'minute');
	return minutes < 2 * DAY
		? words.format(-Math.round(minutes / 60), 'hour')
		: words.format(-Math.round(minutes / DAY), 'day');
}

/** “12 minutes”, “3 hours”, “2 days”. */
export function lengthWords(ms: number, { locale }: Pick<Scene, 'locale'>): string {
	const minutes = Math.round(ms / MINUTE);
	const [count, unit] =
		minutes < 90
			? [minutes, 'minute']
			: minutes < 2 * DAY
				? [Math.round(minutes / 60), 'hour']
				: [Math.round(minutes / DAY), 'day'];
	return count.toLocaleString(locale, { style: 'unit', unit, unitDisplay: 'long' });
}

/** The time alone today, else with the day. */
export function momentWords(iso: string, { now, locale }: Scene): string {
	const at = new Date(iso);
	const time = formatTime(at.getTime(), locale);
	if (at.toDateString() === new Date(now).toDateString()) return time;
	return `${at.toLocaleDateString(locale, { day: 'numeric', month: 'short' })}, ${time}`;
}

/** What to say when no outcome came; anything that is our own mistake is thrown on. */
export function failureWords(error: unknown, strings: KioskDeskStrings): string {
	if (!isEndcapError(error)) throw error;
	if (isEndcapProblem(error, 'unauthenticated')) return strings.sessionOver;
	return isEndcapProblem(error) ? strings.notDone : strings.noAnswer;
}

/** What a refusal of something that was pressed says. */
export function refusalWords(outcome: string, strings: KioskDeskStrings): string {
	if (outcome === 'key_not_allowed') return strings.managersOnly;
	if (outcome === 'store_not_allowed') return strings.notYours;
	return outcome === 'not_found' ? strings.gone : strings.notDone;
}
