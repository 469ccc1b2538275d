import type { PointsAdjustment } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { refuse, type Refusal } from '../http/problems.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import { closeBook, openBook } from './account.ts';
import { termOf } from './earning.rules.ts';
import { selectProgram } from './program.queries.ts';

export interface Adjustment extends PointsAdjustment {
	customer_id: string;
	/** Who of the staff; null for a system. */
	made_by: string | null;
	now?: Date;
}

/** Gives points that can be spent at once, or takes active ones. */
export async function adjustPoints(
	tx: Queryable,
	merchantId: string,
	{ customer_id, points, note, made_by, now }: Adjustment,
): Promise<Refusal<'not_found' | 'not_enough_points'> | undefined> {
	const program = await selectProgram(tx, merchantId);
	const account = await openBook(tx, merchantId, customer_id, { now });
	if (!account) return refuse('not_found', 'There is no such customer.');
	const { book, now: at } = account;
	const occasion = { source: { type: 'adjustment', id: timeOrderedId() } as const, at, note, made_by };
	if (points > 0) {
		const { expires_at } = termOf(program ?? { pending_days: 0, expires_after_months: null }, at);
		book.add('adjust', points, { available_at: at, expires_at }, occasion);
	} else if (!book.remove(-points, occasion)) {
		const { active } = book.balances;
		return refuse('not_enough_points', `${-points} points cannot be taken: ${active} are active. Nothing was changed.`);
	}
	await closeBook(tx, account);
	return undefined;
}
