import type { KioskHeartbeat, KioskSelf } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { stageEvents } from '../events/staging.queries.ts';
import { isRefusal, type Refusal } from '../http/problems.ts';
import { lockOwn, readOwn, type KioskCaller } from './own.ts';
import { updateBeaten, type KioskRow } from './queries.ts';
import { KEY_DAYS, kioskUpdated, selfOf } from './rules.ts';
import { ensureSealingKey } from './seal.ts';

/** Whoever was silent for longer was away, as staff were shown. */
const AWAY_MS = 2 * 60_000;
/** Ahead or behind by more, and staff are shown it. */
const CLOCK_OFF_MS = 5 * 60_000;

/** Writes down how a kiosk is, and puts off the end of its key. Staff are told of what they would want to look at. */
export async function beat(
	tx: Queryable,
	caller: KioskCaller,
	heartbeat: KioskHeartbeat,
): Promise<KioskSelf | Refusal<'unauthenticated'>> {
	const before = await lockOwn(tx, caller);
	if (isRefusal(before)) return before;
	const { id: merchantId } = caller.merchant;
	await updateBeaten(tx, merchantId, before.kiosk_id, { heartbeat, days: KEY_DAYS });
	const row = await readOwn(tx, caller);
	if (isNews(before, heartbeat)) await stageEvents(tx, merchantId, [kioskUpdated(row)]);
	return selfOf(row, await ensureSealingKey(tx, merchantId));
}

export function isNews(
	{ silent_ms, heartbeat: before }: Pick<KioskRow, 'silent_ms' | 'heartbeat'>,
	heartbeat: KioskHeartbeat,
): boolean {
	if (!before || (silent_ms ?? Infinity) > AWAY_MS) return true;
	const shown = ({ screen, waiting, lost, app_version, clock_off_ms, stranded = [] }: KioskHeartbeat) =>
		JSON.stringify([
			screen === 'closed',
			waiting > 0,
			lost,
			app_version,
			Math.abs(clock_off_ms ?? 0) > CLOCK_OFF_MS,
			stranded,
		]);
	return shown(before) !== shown(heartbeat);
}
