import {
	isEndcapError,
	isEndcapProblem,
	type AdjustmentOutcome,
	type InventoryLevel,
	type SetLevelOutcome,
} from '@endcap/sdk/staff';
import { fill } from '../../shared/localization.ts';
import type { Scene } from './scene.ts';

type RefusedOutcome = Exclude<AdjustmentOutcome | SetLevelOutcome, { outcome: 'done' | 'set' | 'changed' }>['outcome'];

/** Why nothing was changed, and what to do. */
export function refusalWords(outcome: RefusedOutcome, level: InventoryLevel, { strings, locale }: Scene): string {
	if (outcome === 'store_not_allowed') return strings.otherShop;
	if (outcome === 'not_found') return strings.unknownItem;
	if (outcome === 'key_not_allowed') return strings.managersOnly;
	const promised = level.reserved + level.committed;
	const text = promised > 0 ? strings.promised : strings.notEnough;
	return fill(text, { held: promised.toLocaleString(locale), count: level.on_hand.toLocaleString(locale) });
}

/** What to say when no outcome came; anything that is our own mistake is thrown on. */
export function failureWords(error: unknown, { strings }: Scene): string {
	if (!isEndcapError(error)) throw error;
	if (isEndcapProblem(error, 'unauthenticated')) return strings.sessionOver;
	return isEndcapProblem(error) ? strings.notDone : strings.noAnswer;
}
