import { fill } from '../../shared/localization.ts';
import type { AllStoreStockStrings } from './endcap-store-stock.strings.ts';
import type { Situation, Status } from './situation.ts';

/** Why there is nothing to show, and what to do. */
export function messageOf(
	status: Status,
	{ configured, item, only, availability }: Situation,
	words: AllStoreStockStrings,
): string {
	if (status === 'failed') return words.askInShop;
	if (status === 'empty') return words.empty;
	if (status === 'unknown') {
		return availability?.value === null ? fill(words.unknownItem, { item }) : fill(words.unknownStore, { store: only });
	}
	if (status !== 'misconfigured') return '';
	if (!configured) return words.noKey;
	return item ? words.keyRefused : words.noSku;
}
