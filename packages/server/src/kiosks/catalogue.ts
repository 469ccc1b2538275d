import { createHash } from 'node:crypto';
import type { Services } from '../http/services.ts';
import { orderingOf } from '../merchants/ordering.ts';
import { readOrdering } from '../merchants/queries.ts';
import { presentOffers, readStanding } from '../offers/shown.ts';
import { listProducts, listVariantsOf } from '../products/queries.ts';
import { productsOf } from '../products/rules.ts';
import { listActiveStores } from '../stores/queries.ts';
import { storeOf } from '../stores/rules.ts';
import { selectShelves } from './catalogue.queries.ts';
import type { KioskCaller } from './own.ts';

const MOST_PRODUCTS = 5000;
const MOST_STORES = 1000;

/** A catalogue that is joined only when the kiosk does not have it yet. */
export interface CatalogueAnswer {
	/** Of everything but `as_of`, which is why it is weak. */
	etag: string;
	text: () => Buffer;
}

/** Everything that a kiosk shows without the network. */
export async function readCatalogue(
	{ database, projections, now, address }: Pick<Services, 'database' | 'projections' | 'now' | 'address'>,
	caller: KioskCaller,
): Promise<CatalogueAnswer> {
	const { merchant, channel, kiosk } = caller;
	const filter = { onlyActive: true, patterns: [], after: undefined, limit: MOST_PRODUCTS + 1 };
	const found = await listProducts(database, merchant.id, filter);
	const rows = found.slice(0, MOST_PRODUCTS);
	const ids = rows.map(({ product_id }) => product_id);
	const variants = await listVariantsOf(database, merchant.id, ids);
	const skus = variants.map(({ sku }) => sku);
	const any = { near: undefined, radius: undefined, skus: undefined, after: undefined };
	const stores = await listActiveStores(database, merchant.id, { ...any, channel, limit: MOST_STORES });
	const shelves = await selectShelves(database, merchant.id, kiosk.store_id, skus);
	const { floor, skus: entries, as_of } = await projections.of(merchant.id, channel).load(skus, []);
	const counted = entries.filter(({ active, tracked }) => active && tracked).map((entry) => floor.refresh(entry));
	const moment = now();
	const { shipping, payment_methods } = orderingOf(await readOrdering(database, merchant.id), merchant.currency);
	const standing = await readStanding(database, caller, {}, moment);
	const head = JSON.stringify({
		stores: stores.map((row) => storeOf(row, null, moment)),
		products: productsOf(rows, variants),
		shelves: Object.fromEntries(shelves.map(({ sku, shelf }) => [sku, shelf])),
		offers: (await presentOffers(database, caller, standing, { now: moment, address: address() })).faces,
		ordering: { shipping, payment_methods },
		complete: found.length <= MOST_PRODUCTS,
	});
	const hash = createHash('sha1').update(head).update(floor.layoutHash);
	for (const entry of counted) hash.update(entry.hash);
	return {
		etag: `W/"${hash.digest('base64url')}"`,
		text: () =>
			Buffer.concat([
				Buffer.from(`{"as_of":"${as_of.toISOString().slice(0, 19)}Z",${head.slice(1, -1)},"availability":[`),
				...counted.flatMap(({ json }, index) => (index === 0 ? [json] : [COMMA, json])),
				Buffer.from(']}'),
			]),
	};
}

const COMMA = Buffer.from(',');
