import type { Kiosk } from '@endcap/sdk/staff';
import { fill, plural } from '../../shared/localization.ts';
import { agoWords, lengthWords, momentWords, type Scene } from './scene.ts';

/** It says how it is twice a minute, and is read once. */
const SILENT_MS = 3 * 60_000;
/** What waits for longer does so for a reason. */
const WAITING_MS = 2 * 60_000;
const CLOCK_OFF_MS = 5 * 60_000;
const STORAGE_FULL = 0.9;

export type Health = 'waiting' | 'revoked' | 'silent' | 'look' | 'closed' | 'fine';

export interface HowItIs {
	health: Health;
	/** In one line. */
	line: string;
	/** What somebody has to look after. */
	warnings: string[];
}

/** How a kiosk is, in plain words. */
export function howItIs(kiosk: Kiosk, scene: Scene): HowItIs {
	const { strings } = scene;
	const { status, closed, seen_at, heartbeat } = kiosk;
	if (status === 'waiting') return { health: 'waiting', line: strings.notEnrolled, warnings: [] };
	if (status === 'revoked') {
		const line =
			seen_at === null ? strings.noKey : `${strings.noKey} ${fill(strings.seen, { ago: agoWords(seen_at, scene) })}.`;
		return { health: 'revoked', line, warnings: [] };
	}
	const silent = seen_at === null ? 0 : scene.now - Date.parse(seen_at);
	const warnings = warningsOf(kiosk, scene);
	if (silent > SILENT_MS) {
		warnings.unshift(fill(strings.silent, { time: lengthWords(silent, scene) }));
		return { health: 'silent', line: lineOf(kiosk, scene), warnings };
	}
	const calm = closed || heartbeat?.screen === 'closed' ? 'closed' : 'fine';
	return { health: warnings.length > 0 ? 'look' : calm, line: lineOf(kiosk, scene), warnings };
}

/** “Seen 20 seconds ago · nobody at it · nothing waits” */
function lineOf({ seen_at, heartbeat }: Kiosk, scene: Scene): string {
	const { strings, locale } = scene;
	const waits =
		heartbeat && (heartbeat.waiting === 0 ? strings.nothingWaits : plural(strings.waits, heartbeat.waiting, locale));
	return [
		seen_at && fill(strings.seen, { ago: agoWords(seen_at, scene) }),
		heartbeat && strings.screens[heartbeat.screen],
		waits,
	]
		.filter(Boolean)
		.join(' · ');
}

function warningsOf({ heartbeat }: Kiosk, scene: Scene): string[] {
	if (!heartbeat) return [];
	const { strings, locale, now } = scene;
	const { waiting, oldest_waiting_at, lost, clock_off_ms, storage_used, storage_quota, stranded = [] } = heartbeat;
	const off = clock_off_ms ?? 0;
	const isStuck = waiting > 0 && oldest_waiting_at !== null && now - Date.parse(oldest_waiting_at) > WAITING_MS;
	const isFull = storage_used !== null && storage_quota !== null && storage_used > storage_quota * STORAGE_FULL;
	const clock = off > 0 ? strings.clockAhead : strings.clockBehind;
	return [
		isStuck &&
			fill(strings.waitsSince, {
				waits: plural(strings.waits, waiting, locale),
				time: momentWords(oldest_waiting_at, scene),
			}),
		...stranded.map(({ kiosk, waiting: count }) =>
			fill(strings.stranded, { waits: plural(strings.waits, count, locale), kiosk }),
		),
		lost > 0 && plural(strings.lost, lost, locale),
		Math.abs(off) > CLOCK_OFF_MS && fill(clock, { time: lengthWords(Math.abs(off), scene) }),
		isFull && strings.storageFull,
	].filter((each) => each !== false);
}
