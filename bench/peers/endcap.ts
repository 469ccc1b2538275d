import { randomUUID } from 'node:crypto';
import { startPostgres } from '../../test/support/postgres.ts';
import { BenchChild } from '../support/child.ts';
import type { BenchShop } from '../support/shop.ts';
import { SKUS } from '../support/shop.ts';
import type { Peer } from './peer.ts';

const ALL = Array.from({ length: SKUS }, (_, index) => `sku=SKU-${index + 1}`).join('&');

export async function startEndcap(): Promise<Peer> {
	const postgres = await startPostgres({ durable: true });
	const file = new URL('./endcap/node.ts', import.meta.url);
	const [one, shop] = await BenchChild.start<BenchShop & { url: string }>(file, [postgres.url, 'fill']);
	const [two, { url }] = await BenchChild.start<{ url: string }>(file, [postgres.url]);
	return {
		name: 'Endcap',
		urls: [shop.url, url],
		availability: (url) => ({
			url: `${url}/v1/availability?${ALL}`,
			headers: { authorization: `Bearer ${shop.publishable}` },
		}),
		reserve: (url, sku) => ({
			url: `${url}/v1/reservations`,
			method: 'POST',
			headers: {
				authorization: `Bearer ${shop.secret}`,
				'content-type': 'application/json',
				'idempotency-key': randomUUID(),
			},
			body: JSON.stringify({ lines: [{ sku, store_id: 'store-1', quantity: 1 }] }),
		}),
		stop: async () => {
			for (const node of [one, two]) await node.end();
			await postgres.stop();
		},
	};
}
