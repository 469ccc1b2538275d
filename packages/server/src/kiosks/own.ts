import type { Queryable } from '../database/database.ts';
import type { Caller, KeyCaller } from '../http/caller.ts';
import { refuse, type Refusal } from '../http/problems.ts';
import { isKeyGood } from '../keys/queries.ts';
import { lockKiosk, selectKiosk, type KioskRow } from './queries.ts';

/** Of a kiosk’s key. */
export type KioskCaller = KeyCaller & { kiosk: NonNullable<KeyCaller['kiosk']> };

export function ownKiosk(caller: Caller): KioskCaller {
	const { kind, kiosk } = caller;
	if (kind !== 'publishable' || !kiosk) throw new Error('An operation of kiosks was reached by somebody else');
	return { ...caller, kiosk };
}

export async function readOwn(tx: Queryable, { merchant, kiosk }: KioskCaller): Promise<KioskRow> {
	const row = await selectKiosk(tx, merchant.id, kiosk.id);
	if (!row) throw new Error('A kiosk is gone that has a key');
	return row;
}

/**
 * The kiosk of the key, which nobody else changes until the transaction ends. A node remembers keys for a moment, and a
 * kiosk that was told of its end asks at once: whoever has it locked knows whether the key is over.
 */
export async function lockOwn(tx: Queryable, caller: KioskCaller): Promise<KioskRow | Refusal<'unauthenticated'>> {
	const { merchant, kiosk, key_id } = caller;
	await lockKiosk(tx, merchant.id, kiosk.id);
	if (await isKeyGood(tx, merchant.id, key_id)) return readOwn(tx, caller);
	return refuse(
		'unauthenticated',
		'The key of this kiosk is over, or was taken from it. The counter gives a new code.',
	);
}
