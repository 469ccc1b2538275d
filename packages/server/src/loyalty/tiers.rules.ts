import type { LoyaltyAccount, LoyaltyProgram, LoyaltyTier } from '@endcap/contract';

type Standing = Pick<LoyaltyAccount, 'tier' | 'next_tier' | 'tier_points'>;

/** The highest tier that so many points reach. Tiers stand in order. */
export function tierOf(tiers: readonly LoyaltyTier[], earned: number): LoyaltyTier | null {
	return tiers.findLast(({ from_points }) => from_points <= earned) ?? null;
}

export function standingOf(program: LoyaltyProgram | undefined, earned: number): Standing {
	const tiers = program?.tiers ?? [];
	const next = tiers.find(({ from_points }) => from_points > earned);
	return {
		tier: tierOf(tiers, earned),
		next_tier: next ? { ...next, missing: next.from_points - earned } : null,
		tier_points: earned,
	};
}
