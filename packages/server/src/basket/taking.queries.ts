import type { Queryable } from '../database/database.ts';

/** The newest that goes on, of an owner. */
export async function findActiveCart(
	queryable: Queryable,
	merchantId: string,
	ownerId: string,
): Promise<string | undefined> {
	const [row] = await queryable.query<{ cart_id: string }>(
		{
			name: 'basket_find_active',
			text: `SELECT cart_id FROM cart WHERE merchant_id = $1 AND owner_id = $2 AND status = 'active'
					AND updated_at > statement_timestamp() - interval '30 days'
				ORDER BY cart_id DESC LIMIT 1`,
		},
		[merchantId, ownerId],
	);
	return row?.cart_id;
}

/** Another has it from now on, with what is held for it. The levels of what is held are not touched. */
export async function setCartOwner(
	tx: Queryable,
	merchantId: string,
	cartId: string,
	{ owner_id, staff_id }: { owner_id: string | null; staff_id: string | null },
): Promise<void> {
	await tx.query(
		{
			name: 'basket_set_owner',
			text: `WITH held AS (
					UPDATE reservation SET owner_id = $3 FROM cart_hold hold
					WHERE hold.merchant_id = $1 AND hold.cart_id = $2 AND reservation.merchant_id = $1
						AND reservation.reservation_id = hold.reservation_id AND reservation.status IN ('active', 'committed')
				)
				UPDATE cart SET owner_id = $3, staff_id = $4 WHERE merchant_id = $1 AND cart_id = $2`,
		},
		[merchantId, cartId, owner_id, staff_id],
	);
}

/** With its lines, which are in another now, and the codes it was to be handed over by. */
export async function deleteCart(tx: Queryable, merchantId: string, cartId: string): Promise<void> {
	await tx.query({ name: 'basket_delete', text: 'DELETE FROM cart WHERE merchant_id = $1 AND cart_id = $2' }, [
		merchantId,
		cartId,
	]);
}

/** In the place of an earlier code of the cart. Resolves to when it ends. */
export async function putHandoff(
	tx: Queryable,
	merchantId: string,
	{ cart_id, code_hash, seconds }: { cart_id: string; code_hash: Buffer; seconds: number },
): Promise<Date> {
	const [row] = await tx.query<{ expires_at: Date }>(
		{
			name: 'basket_put_handoff',
			text: `WITH earlier AS (
					DELETE FROM cart_handoff WHERE merchant_id = $1 AND cart_id = $2
				)
				INSERT INTO cart_handoff (merchant_id, cart_id, code_hash, expires_at)
				VALUES ($1, $2, $3, now() + make_interval(secs => $4)) RETURNING expires_at`,
		},
		[merchantId, cart_id, code_hash, seconds],
	);
	return (row as { expires_at: Date }).expires_at;
}

/** Undefined when the code stands for none, or its time is over. */
export async function findHandoff(
	queryable: Queryable,
	merchantId: string,
	codeHash: Buffer,
): Promise<string | undefined> {
	const [row] = await queryable.query<{ cart_id: string }>(
		{
			name: 'basket_find_handoff',
			text: 'SELECT cart_id FROM cart_handoff WHERE merchant_id = $1 AND code_hash = $2 AND expires_at > now()',
		},
		[merchantId, codeHash],
	);
	return row?.cart_id;
}

/** False when somebody was faster. */
export async function useHandoff(tx: Queryable, merchantId: string, codeHash: Buffer): Promise<boolean> {
	const rows = await tx.query(
		{
			name: 'basket_use_handoff',
			text: `DELETE FROM cart_handoff WHERE merchant_id = $1 AND code_hash = $2 AND expires_at > now()
				RETURNING cart_id`,
		},
		[merchantId, codeHash],
	);
	return rows.length > 0;
}
