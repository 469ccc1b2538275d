import { isEndcapError, isEndcapProblem, type CouponVerdict, type RewardVerdict } from '@endcap/sdk/staff';
import { fill } from '../../shared/localization.ts';
import { formatMoney } from '../../shared/money.ts';
import type { Scene } from './scene.ts';

type Words = Pick<Scene, 'strings' | 'locale'>;

/** Why a coupon takes nothing off, in a sentence. */
export function couponReason(
	{ reason, missing }: { reason: string | null; missing?: CouponVerdict['missing'] },
	{ strings, locale }: Words,
): string {
	if (reason === 'minimum_spend' && missing) return fill(strings.missing, { missing: formatMoney(missing, locale) });
	const reasons: Record<string, string> = strings.reasons;
	// A newer server may know of more.
	return reasons[reason ?? ''] ?? strings.unfit;
}

export function rewardReason({ reason }: RewardVerdict, { strings }: Words): string {
	return (reason && strings.rewardReasons[reason]) || strings.unfit;
}

/** Of a refusal that has no words of its own where it came up. */
export function refusalWords(code: string | undefined, { strings }: Words): string {
	const words: Record<string, string> = {
		coupon_refused: strings.couponRefused,
		reward_refused: strings.rewardRefused,
		total_differs: strings.totalDiffers,
		receipt_reused: strings.receiptReused,
		refund_refused: strings.tooMuch,
		store_not_allowed: strings.otherShop,
		rate_limited: strings.tooMany,
		unauthenticated: strings.sessionOver,
	};
	return words[code ?? ''] ?? strings.notDone;
}

/** What to say when no outcome came; anything that is our own mistake is thrown on. */
export function failureWords(error: unknown, scene: Words): string {
	if (!isEndcapError(error)) throw error;
	return isEndcapProblem(error) ? refusalWords(error.code, scene) : scene.strings.noAnswer;
}
