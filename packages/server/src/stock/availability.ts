import { createHash } from 'node:crypto';
import type { AvailabilityQuery } from '@endcap/contract';
import { BoundedCache } from '../http/bounded-cache.ts';
import { distanceBetween, type Place } from '../http/distance.ts';
import type { Loaded } from './projection.ts';
import type { PlacedStore, ShopFloor, SkuEntry } from './shop-floor.ts';

const COMMA = 0x2c;

/** Answers of this second, for pages that many look at. Named by their content, so whose they are makes no difference. */
const answers = new BoundedCache<string, Buffer>(16 * 1024 * 1024, ({ byteLength }) => byteLength);

function remembered(name: string, make: () => Buffer): Buffer {
	const before = answers.get(name);
	if (before) return before;
	const bytes = make();
	answers.set(name, bytes);
	return bytes;
}

interface Asked extends Pick<AvailabilityQuery, 'sku' | 'gtin' | 'store' | 'radius' | 'complete'> {
	near?: Place;
}

interface ListedStore {
	store: PlacedStore;
	distance: number | null;
}

/** An answer that is made only when the client does not have it yet. */
export interface AvailabilityAnswer {
	/** Of everything but `as_of`, which is why it is weak. */
	etag: string;
	json: () => Buffer;
}

/** Joins the answer from JSON that is already there: per variant in the usual order, else per level. */
export function answerAvailability(asked: Asked, { floor, skus, gtins, as_of }: Loaded): AvailabilityAnswer {
	const found = new Set<SkuEntry>();
	const notFound: string[] = [];
	(asked.sku ?? []).forEach((sku, index) => {
		const entry = skus[index];
		if (entry?.active) found.add(entry);
		else notFound.push(sku);
	});
	(asked.gtin ?? []).forEach((gtin, index) => {
		const active = (gtins[index] ?? []).filter((entry) => entry.active);
		for (const entry of active) found.add(entry);
		if (active.length === 0) notFound.push(gtin);
	});
	const entries = [...found].filter(({ tracked }) => tracked).map((entry) => floor.refresh(entry));
	const etag = etagOf(asked, floor, entries, notFound);
	const instant = `${as_of.toISOString().slice(0, 19)}Z`;
	const make = () => jsonOf(asked, floor, entries, [...new Set(notFound)], instant);
	// Shoppers each have a place of their own; a page without one asks the same for everybody.
	return { etag, json: asked.near ? make : () => remembered(`${etag} ${instant}`, make) };
}

function etagOf(asked: Asked, floor: ShopFloor, entries: SkuEntry[], notFound: string[]): string {
	const { near, radius, store, complete } = asked;
	const hashes = entries.map(({ hash }) => hash).join('');
	const rest = JSON.stringify([near, radius, store, complete, notFound]);
	return `W/"${createHash('sha1')
		.update(floor.layoutHash + hashes + rest)
		.digest('base64url')}"`;
}

function jsonOf(asked: Asked, floor: ShopFloor, entries: SkuEntry[], notFound: string[], instant: string): Buffer {
	const has = ({ slot }: PlacedStore) => entries.length > 0 && entries.every(({ levels }) => (levels[slot] ?? -1) > 0);
	let listed = listedStores(asked, floor).map((each) => ({
		...each,
		complete: notFound.length === 0 && has(each.store),
	}));
	if (asked.complete) listed = listed.filter(({ complete }) => complete);
	const stores = listed
		.map(({ store, distance, complete }) => `${store.opening}"distance":${distance},"complete":${complete}}`)
		.join(',');
	const head = `{"as_of":"${instant}","stores":[${stores}],"data":[`;
	const tail = `],"not_found":${JSON.stringify(notFound)}}`;
	const most = entries.reduce((sum, { json }) => sum + json.byteLength + 1, 3 * (head.length + tail.length));
	const bytes = Buffer.allocUnsafe(most);
	const usual = !asked.near && !asked.store && !asked.complete;
	const order = listed.map(({ store }) => store);
	let at = bytes.write(head);
	entries.forEach((entry, index) => {
		if (index > 0) bytes[at++] = COMMA;
		if (usual) bytes.set(entry.json, at);
		at = usual ? at + entry.json.byteLength : floor.write(entry, order, bytes, at);
	});
	return bytes.subarray(0, at + bytes.write(tail, at));
}

/** Ids of active stores as an answer lists them: nearest first, warehouses last. */
export function storesInOrder(floor: ShopFloor, near?: Place): string[] {
	return listedStores({ near }, floor).map(({ store }) => store.id);
}

/** Nearest first, those without a place after them, warehouses last; without `near` in the usual order. */
function listedStores({ store: ids, near, radius }: Asked, floor: ShopFloor): ListedStore[] {
	const only = ids && new Set(ids);
	const listed = floor.order
		.filter(({ id }) => !only || only.has(id))
		.map((store) => ({ store, distance: near ? distanceTo(store, near) : null }));
	if (!near) return listed;
	return listed
		.filter(({ distance }) => radius === undefined || (distance !== null && distance <= radius))
		.sort((a, b) => warehouse(a) - warehouse(b) || (a.distance ?? Infinity) - (b.distance ?? Infinity) || 0);
}

function warehouse({ store }: ListedStore): number {
	return store.row?.kind === 'warehouse' ? 1 : 0;
}

function distanceTo({ row }: PlacedStore, near: Place): number | null {
	if (!row || row.latitude === null || row.longitude === null) return null;
	return distanceBetween(near, { latitude: row.latitude, longitude: row.longitude });
}
