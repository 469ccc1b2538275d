import { randomUUID } from 'node:crypto';
import { startPostgres } from '../../test/support/postgres.ts';
import { startAnotherEndcap, startEndcap } from '../support/endcap.ts';
import { SKUS } from '../support/shop.ts';
import type { Peer } from './peer.ts';

const ALL = Array.from({ length: SKUS }, (_, index) => `sku=SKU-${index + 1}`).join('&');

export async function startOurs(): Promise<Peer> {
	const postgres = await startPostgres({ durable: true });
	const one = await startEndcap(postgres.url, { onHand: 1_000_000, last: 20 });
	const two = await startAnotherEndcap(postgres.url);
	return {
		name: 'Endcap',
		urls: [one.url, two.url],
		availability: (url) => ({
			url: `${url}/v1/availability?${ALL}`,
			headers: { authorization: `Bearer ${one.publishable}` },
		}),
		reserve: async (url, sku) => ({
			url: `${url}/v1/reservations`,
			method: 'POST',
			headers: {
				authorization: `Bearer ${one.secret}`,
				'content-type': 'application/json',
				'idempotency-key': randomUUID(),
			},
			body: JSON.stringify({ lines: [{ sku, store_id: 'store-1', quantity: 1 }] }),
		}),
		accepts: (status) => status < 300,
		stop: async () => {
			for (const { child } of [one, two]) await child.end();
			await postgres.stop();
		},
	};
}
