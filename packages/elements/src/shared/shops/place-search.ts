import type { Store } from '@endcap/sdk';
import type { Place } from './distance.ts';

export interface FoundPlace {
	/** The town as the shops write it, or what was typed. */
	name: string;
	/** The middle of the shops that matched; undefined when none of them says where it is. */
	place: Place | undefined;
	storeIds: ReadonlySet<string>;
}

/** Marks taken off, case folded, “ł” and the like written plainly, and nothing but letters and digits kept. */
function plain(text: string | null): string {
	return (text ?? '')
		.normalize('NFD')
		.toLowerCase()
		.replace(/ł/g, 'l')
		.replace(/ø/g, 'o')
		.replace(/ß/g, 'ss')
		.replace(/[^\p{L}\p{N}]/gu, '');
}

function sharedStart(one: string, other: string): number {
	let length = 0;
	while (length < one.length && one[length] === other[length]) length += 1;
	return length;
}

/** How well a shop answers to what was typed; 0 is not at all. A shop's own postcode beats one that begins alike. */
function score(store: Store, wanted: string): number {
	const { city, postal_code, street } = store.address;
	if (plain(city).startsWith(wanted)) return 100;
	const digits = wanted.replace(/\D/g, '');
	const code = plain(postal_code).replace(/\D/g, '');
	if (digits.length >= 3 && digits.length >= wanted.length - 2 && code) {
		if (code === digits) return 90;
		const alike = sharedStart(digits, code);
		return alike >= 2 ? alike : 0;
	}
	return plain(store.name).includes(wanted) || plain(street).includes(wanted) ? 1 : 0;
}

/** Finds a town or postcode among the shops; undefined when there is none such, or hardly anything was typed. */
export function findPlace(stores: readonly Store[], text: string): FoundPlace | undefined {
	const wanted = plain(text);
	if (wanted.length < 2) return undefined;
	const scored = stores
		.filter(({ kind }) => kind === 'store')
		.map((store) => ({ store, points: score(store, wanted) }));
	const best = Math.max(0, ...scored.map(({ points }) => points));
	const found = scored.filter(({ points }) => best > 0 && points === best).map(({ store }) => store);
	const [first] = found;
	if (!first) return undefined;
	const places = found.flatMap(({ geo }) => geo ?? []);
	const middle = (key: keyof Place) => places.reduce((sum, place) => sum + place[key], 0) / places.length;
	return {
		name: best === 100 ? (first.address.city ?? text) : text.trim(),
		place: places.length > 0 ? { latitude: middle('latitude'), longitude: middle('longitude') } : undefined,
		storeIds: new Set(found.map(({ id }) => id)),
	};
}
