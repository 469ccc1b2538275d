import type { Happened } from '@endcap/sdk/staff';
import { fill } from '../../shared/localization.ts';
import { formatTime } from '../../shared/shops/opening-words.ts';
import { nameOfStore, type Scene } from './scene.ts';

/** What happened to a SKU in the store that is shown; undefined when it is not about that. */
function whatOf(happened: Happened, sku: string, scene: Scene): string | undefined {
	const { strings, locale, storeId } = scene;
	const say = (text: string, count: number, shop = '') => fill(text, { count: count.toLocaleString(locale), shop });
	if (happened.type === 'inventory.conflict' || happened.type === 'inventory.low') return undefined;
	const units = (lines: readonly { sku: string; quantity: number; store_id?: string }[]) =>
		lines
			.filter((line) => line.sku === sku && (line.store_id ?? storeId) === storeId)
			.map(({ quantity }) => quantity)
			.reduce<number | undefined>((sum, quantity) => (sum ?? 0) + quantity, undefined);
	const count = units(happened.data.lines);
	if (count === undefined) return undefined;
	if (happened.type === 'inventory.adjusted') {
		const { reason, store_id, to_store_id } = happened.data;
		if (reason === 'transfer') {
			return store_id === storeId
				? say(strings.sent, count, nameOfStore(scene, to_store_id ?? ''))
				: say(strings.arrived, count, nameOfStore(scene, store_id));
		}
		return say({ receive: strings.received, count: strings.counted, damage: strings.damaged }[reason], count);
	}
	if (happened.type === 'sale.recorded') {
		return count < 0 ? say(strings.broughtBack, -count) : say(strings.sold, count);
	}
	const words: Record<string, string> = {
		'reservation.created': strings.held,
		'reservation.extended': strings.held,
		'reservation.committed': strings.held,
		'reservation.consumed': strings.handedOver,
		'reservation.reduced': strings.lostHold,
	};
	return say(words[happened.type] ?? strings.freed, count);
}

/** The last thing that happened to a SKU, who did it, and when: “Received 5 · Clerk · 14:02”. */
export function lastWords(all: readonly Happened[], sku: string, scene: Scene): string {
	for (const happened of all) {
		const what = whatOf(happened, sku, scene);
		const who = happened.type === 'inventory.adjusted' ? happened.data.made_by : null;
		const time = formatTime(Date.parse(happened.created_at), scene.locale);
		if (what !== undefined) return [what, who, time].filter(Boolean).join(' · ');
	}
	return '';
}
