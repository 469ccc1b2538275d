import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { EventPage } from '@endcap/contract';
import type { BenchChild } from '../support/child.ts';
import type { EndcapNode } from '../support/endcap.ts';
import type { Beginnings } from './clients.ts';

/** Makes events that pages hear. */
export interface Teller {
	url: string;
	key: string;
	/** One after the other, no more than one each so many milliseconds, of as many articles in turn. */
	tell(events: number, everyMs: number, articles: number): Promise<void>;
	/** Of all events so far: `sales` when they were asked for, `events` when they came to be. */
	beginnings(): Promise<{ sales: Beginnings; events: Beginnings }>;
}

const now = () => performance.timeOrigin + performance.now();

async function paced(times: number, everyMs: number, work: (number: number) => Promise<void>): Promise<void> {
	const began = now();
	for (let number = 0; number < times; number += 1) {
		await delay(Math.max(0, began + number * everyMs - now()));
		await work(number);
	}
}

export function floorTeller(server: BenchChild, url: string): Teller {
	const beginnings: Beginnings = new Map();
	return {
		url,
		key: '',
		tell: (events, everyMs) =>
			paced(events, everyMs, async () => {
				const position = beginnings.size + 1;
				beginnings.set(position, await server.ask<number>(position));
			}),
		beginnings: async () => ({ sales: beginnings, events: beginnings }),
	};
}

/** A till of the shop. */
export function tillOf({ url, publishable, secret }: Omit<EndcapNode, 'child'>): Teller {
	const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
	const asked: number[] = [];
	let start: string | undefined;

	const position = async () => {
		const response = await fetch(`${url}/v1/events?mode=poll`, { headers });
		return ((await response.json()) as EventPage).position;
	};
	const sell = async (sku: string) => {
		asked.push(now());
		const response = await fetch(`${url}/v1/sales`, {
			method: 'POST',
			headers: { ...headers, 'idempotency-key': randomUUID() },
			body: JSON.stringify({
				store_id: 'store-1',
				receipt: randomUUID(),
				sold_at: new Date().toISOString(),
				lines: [{ sku, quantity: 1 }],
			}),
		});
		if (!response.ok) throw new Error(await response.text());
		await response.arrayBuffer();
	};
	return {
		url,
		key: publishable,
		tell: async (events, everyMs, articles) => {
			start ??= await position();
			await paced(events, everyMs, (number) => sell(`SKU-${1 + ((number * 37) % articles)}`));
		},
		beginnings: async () => {
			const response = await fetch(`${url}/v1/events?mode=poll&limit=1000&after=${start}`, { headers });
			const { data } = (await response.json()) as EventPage;
			const told = data.filter(({ type }) => type === 'availability.changed');
			return {
				sales: new Map(told.map(({ id }, index) => [Number(id), asked[index] ?? NaN])),
				events: new Map(told.map(({ id, created_at }) => [Number(id), Date.parse(created_at)])),
			};
		},
	};
}
