import type { LoyaltyProgram } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

/** Undefined when the merchant has never set one. */
export async function selectProgram(queryable: Queryable, merchantId: string): Promise<LoyaltyProgram | undefined> {
	const [row] = await queryable.query<{ program: LoyaltyProgram }>(
		{ name: 'loyalty_select_program', text: 'SELECT program FROM loyalty_program WHERE merchant_id = $1' },
		[merchantId],
	);
	return row?.program;
}

export async function upsertProgram(tx: Queryable, merchantId: string, program: LoyaltyProgram): Promise<void> {
	await tx.query(
		{
			name: 'loyalty_upsert_program',
			text: `INSERT INTO loyalty_program (merchant_id, program) VALUES ($1, $2)
				ON CONFLICT (merchant_id) DO UPDATE SET program = excluded.program, updated_at = now()`,
		},
		[merchantId, JSON.stringify(program)],
	);
}
