import { fill } from '../../shared/localization.ts';
import type { ControlsStrings } from './controls.strings.ts';
import type { StockChangedDetail } from './events.ts';

/** What is shown now, as far as it may be worth a word. */
export interface Shown {
	facts: StockChangedDetail;
	/** It cannot be confirmed any more. */
	stale: boolean;
	/** All of it in a line. */
	summary: string;
	/** The shop that the shopper cares about most. */
	own: { id: string; name: string } | undefined;
	/** The shopper holds one: that it is gone for others is no news to them. */
	holding: boolean;
}

/**
 * What to say to people who cannot see the change; empty when it is not worth a word. Said are: another variant, the
 * last one gone or come back, everywhere or in the shopper's own shop, and that stock can no longer be confirmed.
 * Counts that go up and down are not.
 */
export function stockNews(now: Shown, before: Shown, words: ControlsStrings): string {
	const { facts, summary, own } = now;
	if (facts.sku !== before.facts.sku) return summary;
	if (now.stale) return before.stale ? '' : summary;
	if (facts.status !== before.facts.status) {
		if (facts.status === 'in_shops') return summary;
		if (now.holding) return '';
		return facts.status === 'nowhere' ? words.goneEverywhere : summary;
	}
	if (!own || own.id !== before.own?.id) return '';
	const has = facts.store_ids.includes(own.id);
	if (has === before.facts.store_ids.includes(own.id) || (!has && now.holding)) return '';
	return fill(has ? words.backIn : words.goneIn, { store: own.name });
}
