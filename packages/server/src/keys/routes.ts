import {
	createKey as createKeyOperation,
	listKeys as listKeysOperation,
	revokeKey as revokeKeyOperation,
} from '@endcap/contract';
import { fingerprintOf, identityOf, once } from '../http/idempotency.ts';
import { answer, type Route } from '../http/operation-route.ts';
import { isRefusal, refuse } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { createKey, listKeys, presentKey, revokeKey } from './rules.ts';

export function keyRoutes(route: Route, { database, keyRing }: Services): void {
	route(listKeysOperation, async ({ caller }) => {
		const rows = await listKeys(database, { merchant_id: caller.merchant.id });
		return answer(200, { data: rows.map(presentKey) });
	});

	route(createKeyOperation, async (call) => {
		const identity = identityOf(createKeyOperation, call);
		const kept = await once(database, identity, fingerprintOf(call.body), async (tx) => ({
			status: 201 as const,
			text: JSON.stringify(await createKey(tx, { merchant_id: call.caller.merchant.id }, call.body)),
		}));
		if (!isRefusal(kept)) keyRing.forget();
		return kept;
	});

	route(revokeKeyOperation, async ({ caller, params }) => {
		const row = await revokeKey(database, { merchant_id: caller.merchant.id }, params.key_id);
		if (!row) return refuse('not_found', 'No key has this id. GET /v1/keys lists them.');
		keyRing.forget();
		return answer(200, presentKey(row));
	});
}
