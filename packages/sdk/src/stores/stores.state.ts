import type { Store, StorePage } from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import type { Live } from '../shared/live.ts';
import type { Refresher } from '../shared/refresher.ts';
import { PAGE } from '../shared/shape.ts';
import type { Reading, Transport } from '../shared/transport.ts';

/** A server that never ends its pages is stopped at this many; 250 stores each. */
const MOST_PAGES = 40;

/** Every active store, all pages as one list. Its first request is `/v1/stores?key=…&limit=250`. */
export function createStoresState(transport: Transport, refresher: Refresher): ReadableAtom<Live<Store[]>> {
	async function read(): Promise<Reading<Store[]>> {
		const stores: Store[] = [];
		let first: Reading<StorePage> | undefined;
		let cursor: string | undefined;
		for (let page = 0; page < MOST_PAGES; page++) {
			const reading = await transport.get<StorePage>('/v1/stores', { limit: 250, cursor }, PAGE, undefined);
			first ??= reading;
			stores.push(...reading.value.data);
			cursor = reading.value.next_cursor ?? undefined;
			if (!cursor) break;
		}
		return { ...(first as Reading<StorePage>), value: stores };
	}
	return refresher.live(read).$live;
}
