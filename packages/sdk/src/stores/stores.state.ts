import type { Store, StorePage } from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import type { Live } from '../shared/live.ts';
import type { Refresher } from '../shared/refresher.ts';
import { PAGE } from '../shared/shape.ts';
import type { Transport } from '../shared/transport.ts';

/** Every active store, all pages as one list. Its first request is `/v1/stores?key=…&limit=250`. */
export function createStoresState(transport: Transport, refresher: Refresher): ReadableAtom<Live<Store[]>> {
	const source = refresher.live<Store[]>(async ({ accept }) => {
		const stores: Store[] = [];
		let cursor: string | undefined;
		for (;;) {
			const reading = await transport.read<StorePage>('/v1/stores', { limit: 250, cursor }, PAGE);
			stores.push(...reading.value.data);
			cursor = reading.value.next_cursor ?? undefined;
			if (!cursor) return accept({ ...reading, value: stores });
		}
	});
	return source.$live;
}
