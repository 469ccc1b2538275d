import type { InventoryLevel, InventoryLevelPage, InventoryLevelQuery, LevelSettings } from '@endcap/contract';
import { isEndcapProblem } from '../shared/errors.ts';
import { refusalOf, type Refused } from '../shared/outcome.ts';
import { PAGE, type Shape } from '../shared/shape.ts';
import type { RequestOptions, Transport } from '../shared/transport.ts';
import { write } from '../shared/write.ts';
import type { LevelsState } from './levels.state.ts';

export interface LevelPlace {
	store_id: string;
	sku: string;
}

/** A level, and the tag by which a change says what it was made from. */
export interface ReadLevel {
	level: InventoryLevel;
	etag: string;
}

export type SetLevelOutcome =
	| ({ outcome: 'set' } & ReadLevel)
	/** Somebody changed it since `etag`: this is how it is now. */
	| ({ outcome: 'changed' } & ReadLevel)
	/** `key_not_allowed`: only managers set these. */
	| Refused<'not_found' | 'store_not_allowed' | 'key_not_allowed'>;

export interface Levels extends LevelsState {
	/** One page of levels, of the caller's own stores. */
	list(query?: InventoryLevelQuery, options?: RequestOptions): Promise<InventoryLevelPage>;
	/** Rejects with the problem `not_found` when the store does not carry it. */
	get(place: LevelPlace, options?: RequestOptions): Promise<ReadLevel>;
	/** Sets safety stock, reorder point and incoming units, if the level still is what `etag` was given for. */
	set(place: LevelPlace, settings: LevelSettings, etag: string, options?: RequestOptions): Promise<SetLevelOutcome>;
}

const SHAPE: Shape<InventoryLevel> = ['sku', 'on_hand'];

export function createLevels(transport: Transport, state: LevelsState): Levels {
	const pathOf = ({ store_id, sku }: LevelPlace) =>
		`/v1/inventory-levels/${encodeURIComponent(store_id)}/${encodeURIComponent(sku)}`;

	async function get(place: LevelPlace, options?: RequestOptions): Promise<ReadLevel> {
		const { value, response } = await transport.exchange(pathOf(place), SHAPE, { signal: options?.signal });
		return { level: value, etag: response.headers.get('etag') ?? '' };
	}

	return {
		...state,
		list: (query = {}, options) => transport.get<InventoryLevelPage>('/v1/inventory-levels', query, PAGE, options),
		get,
		async set(place, settings, etag, options) {
			try {
				const { value, headers } = await write<InventoryLevel>(transport, 'PATCH', pathOf(place), settings, {
					shape: SHAPE,
					ifMatch: etag,
					signal: options?.signal,
				});
				return { outcome: 'set', level: value, etag: headers.get('etag') ?? '' };
			} catch (error) {
				if (isEndcapProblem(error, 'precondition_failed'))
					return { outcome: 'changed', ...(await get(place, options)) };
				return refusalOf(error, 'not_found', 'store_not_allowed', 'key_not_allowed');
			}
		},
	};
}
