import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Availability, EventPage } from '@endcap/contract';
import type { Follower } from './follower.ts';

const PATIENCE_MS = 20_000;

/**
 * How what somebody sees who followed the stream differs from what somebody sees who asks anew, once all is quiet. It may
 * take a moment until the last has been told. `opening` is what was there before anything was told, by `SKU@store`.
 */
export async function differences(
	url: string,
	key: string,
	follower: Follower,
	opening: Record<string, number>,
): Promise<string[]> {
	const get = async <T>(path: string) => {
		const answer = await fetch(url + path, { headers: { authorization: `Bearer ${key}` } });
		return (await answer.json()) as T;
	};
	const skus = new Set(Object.keys(opening).map((place) => place.split('@')[0] ?? ''));
	const query = new URLSearchParams([...skus].map((sku) => ['sku', sku]));
	const until = Date.now() + PATIENCE_MS;
	for (;;) {
		const { data } = await get<Availability>(`/v1/availability?${query}`);
		const { position } = await get<EventPage>('/v1/events?mode=poll');
		const followed = follower.availability();
		const found = data.flatMap(({ sku, stores }) =>
			stores.flatMap(({ store_id, ...asked }) => {
				const place = `${sku}@${store_id}`;
				const told = followed.get(place);
				const same = told ? isDeepStrictEqual(told, asked) : asked.quantity_available === opening[place];
				return same ? [] : [`${place} is ${JSON.stringify(asked)}, and ${JSON.stringify(told)} to who followed`];
			}),
		);
		if (Number(position) > follower.position) found.push(`${follower.position} of ${position} events were heard`);
		if (found.length === 0 || Date.now() > until) return found;
		await delay(50);
	}
}
