import { isComplete, type Choice, type Item, type Part } from './choice.ts';
import type { CollectChangedDetail, CollectLine } from './events.ts';

const SENT = 'ship';

/**
 * What a form sends, one entry for each place: “tartu-ruutli 2026-03-25T12:00:00Z”. When not everything is had in one
 * shop, the SKUs follow, and what is sent is “ship KETTLE-BLUE”. Identifiers are percent-encoded.
 */
export function formEntries(parts: readonly Part[], items: readonly Item[]): string[] {
	return parts.map((part) => {
		const { storeId, startsAt } = part;
		const skus = part.items.length === items.length && storeId !== null ? [] : part.items.map(({ sku }) => sku);
		const place = storeId === null ? [SENT] : [encodeURIComponent(storeId), startsAt ?? ''];
		return [...place, ...skus.map(encodeURIComponent)].join(' ').trim();
	});
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** Reads what `formEntries` wrote, with commas between the entries. What it cannot mean for these items is left out. */
export function parseChoice(text: string, items: readonly Item[]): Choice {
	const places = new Map<string, string | null>();
	const times = new Map<string, string>();
	for (const entry of text.split(',')) {
		const [place, ...rest] = entry.trim().split(/\s+/);
		if (!place) continue;
		const startsAt = Number.isNaN(Date.parse(rest[0] ?? '')) ? undefined : rest.shift();
		const storeId = place === SENT && !startsAt ? null : decode(place);
		const named = new Set(rest.map(decode));
		for (const { sku } of items) if (named.size === 0 || named.has(sku)) places.set(sku, storeId);
		if (storeId !== null && startsAt) times.set(storeId, startsAt);
	}
	return { places, times };
}

/** What is chosen, for the page. */
export function changedDetail(parts: readonly Part[], items: readonly Item[]): CollectChangedDetail {
	const [only, ...more] = parts;
	const single = only && more.length === 0 && isComplete(parts, items) ? only : undefined;
	const lines = items.map(({ sku, quantity }): CollectLine => {
		const part = parts.find((each) => each.items.some((item) => item.sku === sku));
		const method = part ? (part.storeId === null ? 'ship' : 'pickup') : null;
		return { sku, quantity, store_id: part?.storeId ?? null, starts_at: part?.startsAt ?? null, method };
	});
	return { store_id: single?.storeId ?? null, starts_at: single?.startsAt ?? null, lines };
}
