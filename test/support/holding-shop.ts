import type { Reservation } from '@endcap/contract';
import type { Database } from '@endcap/server';
import { createKey } from '../../packages/server/src/keys/rules.ts';
import { testMerchant, type TestMerchant, type TestServer } from './server.ts';
import { productInput, setLevel, storeInput } from './shop.ts';
import { startUnsteadyProxy, type UnsteadyProxy } from './unsteady-proxy.ts';

/** A retailer with five red kettles in Tartu, on a real server that is reached over an unsteady line. */
export interface HoldingShop {
	merchant: TestMerchant;
	/** A publishable key for pages of any origin. */
	key: string;
	proxy: UnsteadyProxy;
	/** Everything that is held or was, whoever has it. */
	holds: () => Promise<Reservation[]>;
	/** How many sessions were begun. */
	sessions: () => Promise<number>;
	/** Ends every session, as a stolen refresh token would. */
	endSessions: () => Promise<void>;
	close(): Promise<void>;
}

/** One red kettle in Tartu. */
export const ONE = { lines: [{ sku: 'RED', store_id: 'tartu', quantity: 1 }] };

let opened = 0;

/** On a server that others may share. */
export async function openHoldingShop(database: Database, server: TestServer): Promise<HoldingShop> {
	const merchant = await testMerchant(database, `holding-${++opened}`);
	const owner = { merchant_id: merchant.id };
	const { key } = await createKey(database, owner, { kind: 'publishable', origins: ['*'], rate_limit: 1_000_000 });
	const put = (path: string, body: unknown) => server.call('PUT', path, { key: merchant.secret, body });
	await put('/v1/stores/tartu', storeInput({ name: 'Tartu' }));
	await put('/v1/products/kettle', productInput(['RED']));
	await setLevel(database, merchant.id, 'RED', 'tartu', { on_hand: 5 });
	const proxy = await startUnsteadyProxy(server.url);
	return {
		merchant,
		key,
		proxy,
		async holds() {
			const { body } = await server.call('GET', '/v1/reservations', { key: merchant.secret });
			return (body as { data: Reservation[] }).data;
		},
		async sessions() {
			return (await database.query({ text: 'SELECT FROM session WHERE merchant_id = $1' }, [merchant.id])).length;
		},
		async endSessions() {
			await database.query({ text: 'UPDATE session SET ended_at = now() WHERE merchant_id = $1' }, [merchant.id]);
		},
		close: () => proxy.close(),
	};
}
