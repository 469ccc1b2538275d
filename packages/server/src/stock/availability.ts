import { createHash } from 'node:crypto';
import type { AvailabilityQuery } from '@endcap/contract';
import { distanceBetween, type Place } from '../http/distance.ts';
import type { Loaded } from './projection.ts';
import type { PlacedStore, ShopFloor, SkuEntry } from './shop-floor.ts';

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
	text: () => string;
}

/** Joins the answer from text that is already there: per variant in the usual order, else per level. */
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
	return {
		etag: etagOf(asked, floor, entries, notFound),
		text: () => textOf(asked, floor, entries, [...new Set(notFound)], as_of),
	};
}

function etagOf(asked: Asked, floor: ShopFloor, entries: SkuEntry[], notFound: string[]): string {
	const { near, radius, store, complete } = asked;
	const hash = createHash('sha1')
		.update(floor.layoutHash)
		.update(JSON.stringify([near, radius, store, complete, notFound]));
	for (const entry of entries) hash.update(entry.hash);
	return `W/"${hash.digest('base64url')}"`;
}

function textOf(asked: Asked, floor: ShopFloor, entries: SkuEntry[], notFound: string[], asOf: Date): string {
	const has = ({ slot }: PlacedStore) => entries.length > 0 && entries.every(({ levels }) => (levels[slot] ?? -1) > 0);
	let listed = listedStores(asked, floor).map((each) => ({
		...each,
		complete: notFound.length === 0 && has(each.store),
	}));
	if (asked.complete) listed = listed.filter(({ complete }) => complete);
	const stores = listed
		.map(({ store, distance, complete }) => `${store.opening}"distance":${distance},"complete":${complete}}`)
		.join(',');
	const usual = !asked.near && !asked.store && !asked.complete;
	const order = listed.map(({ store }) => store);
	const data = entries.map((entry) => (usual ? entry.text : floor.textIn(entry, order))).join(',');
	const instant = `${asOf.toISOString().slice(0, 19)}Z`;
	return `{"as_of":"${instant}","stores":[${stores}],"data":[${data}],"not_found":${JSON.stringify(notFound)}}`;
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
