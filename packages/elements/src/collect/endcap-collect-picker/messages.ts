import type { Live, SkuAvailability } from '@endcap/sdk';
import { fill } from '../../shared/localization.ts';
import type { Item } from './choice.ts';
import type { CollectPickerStrings } from './endcap-collect-picker.strings.ts';
import type { Situation, Status } from './situation.ts';

/** Why there is nothing to choose, and what to do. */
export function messageOf(status: Status, situation: Situation, named: boolean, words: CollectPickerStrings): string {
	const { configured, items = [], availability } = situation;
	if (status === 'failed') return words.failed;
	if (status === 'empty') return named ? words.noSkus : words.nothing;
	if (status === 'unknown') return fill(words.unknownItem, { item: unknownOf(items, availability) });
	if (status !== 'misconfigured') return '';
	return configured ? words.keyRefused : words.noKey;
}

function unknownOf(items: readonly Item[], availability: ReadonlyMap<string, Live<SkuAvailability | null>>): string {
	return items.find(({ sku }) => availability.get(sku)?.value === null)?.sku ?? '';
}
