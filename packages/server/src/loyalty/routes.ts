import {
	accumulatePoints,
	adjustPoints as adjustPointsOperation,
	createMemberCard,
	getLoyaltyAccount,
	getLoyaltyProgram,
	getOwnLoyalty,
	listLoyaltyEntries,
	listOwnLoyaltyEntries,
	putLoyaltyProgram,
	refundPoints as refundPointsOperation,
	type LoyaltyEntryPage,
	type Operation,
} from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { fingerprintOf, identityOf, once } from '../http/idempotency.ts';
import { answer, type Call, type Route } from '../http/operation-route.ts';
import { invalid, isRefusal, refuse, RefusedInTransaction, type Refusal } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { signedIn } from '../sessions/signed-in.ts';
import { customerExists } from './account.queries.ts';
import { accumulate } from './accumulate.ts';
import { adjustPoints } from './adjust.ts';
import { cardOfSession } from './card.ts';
import { presentEntry, readAccount } from './documents.ts';
import { momentErrors } from './earning.rules.ts';
import { selectEntries } from './entries.queries.ts';
import { selectProgram, upsertProgram } from './program.queries.ts';
import { programErrors } from './program.rules.ts';
import { refundPoints } from './refund.ts';
import { rewardRoutes } from './reward-routes.ts';
import { judgeAdjustment, judgeProgramChange, judgeStore, noSuchCustomer } from './rights.rules.ts';

export function loyaltyRoutes(route: Route, services: Services): void {
	const { database } = services;

	route(getLoyaltyProgram, async ({ caller }) => {
		const program = await selectProgram(database, caller.merchant.id);
		return program ? answer(200, program) : refuse('not_found', 'This shop has no loyalty program.');
	});

	route(putLoyaltyProgram, async ({ caller, body }) => {
		const refusal = judgeProgramChange(caller);
		if (refusal) return refusal;
		const errors = programErrors(body, caller.merchant.currency);
		if (errors.length > 0) return invalid(errors);
		await upsertProgram(database, caller.merchant.id, body);
		return answer(200, body);
	});

	route(getOwnLoyalty, async ({ caller }) => {
		const member = signedIn(caller);
		return isRefusal(member) ? member : answer(200, await readAccount(database, caller.merchant, member.customer_id));
	});

	route(getLoyaltyAccount, async ({ caller, params: { customer_id } }) => {
		if (!(await customerExists(database, caller.merchant.id, customer_id))) return noSuchCustomer();
		return answer(200, await readAccount(database, caller.merchant, customer_id));
	});

	route(listOwnLoyaltyEntries, async ({ caller, query }) => {
		const member = signedIn(caller);
		if (isRefusal(member)) return member;
		const entries = await listEntries(database, caller.merchant.id, member.customer_id, { ...query, whole: false });
		return isRefusal(entries) ? entries : answer(200, entries);
	});

	route(listLoyaltyEntries, async ({ caller, params: { customer_id }, query }) => {
		if (!(await customerExists(database, caller.merchant.id, customer_id))) return noSuchCustomer();
		const entries = await listEntries(database, caller.merchant.id, customer_id, { ...query, whole: true });
		return isRefusal(entries) ? entries : answer(200, entries);
	});

	route(createMemberCard, async ({ caller }) => {
		const member = signedIn(caller);
		return isRefusal(member) ? member : answer(200, await cardOfSession(database, caller.merchant.id, member));
	});

	/** Once a request, in one transaction that a refusal undoes. */
	const change = <Document extends object>(
		operation: Operation,
		call: Pick<Call<Operation>, 'caller' | 'request' | 'idempotencyKey'> & { params: object; body: object },
		work: (tx: Queryable) => Promise<Document | Refusal>,
	) =>
		once(database, identityOf(operation, call), fingerprintOf(call.params, call.body), async (tx) => {
			const done = await work(tx);
			if (isRefusal(done)) throw new RefusedInTransaction(done);
			return { status: 200 as const, text: JSON.stringify(done) };
		});

	route(accumulatePoints, async (call) => {
		const { caller, params, body } = call;
		const errors = momentErrors(body.at);
		if (errors.length > 0) return invalid(errors);
		return (
			judgeStore(caller, body.store_id) ??
			change(accumulatePoints, call, (tx) => accumulate(tx, caller, params.customer_id, body))
		);
	});

	route(adjustPointsOperation, async (call) => {
		const { caller, params, body } = call;
		const made_by = caller.kind === 'staff' ? caller.name : null;
		return (
			judgeAdjustment(caller) ??
			change(adjustPointsOperation, call, async (tx) => {
				if (!(await customerExists(tx, caller.merchant.id, params.customer_id))) return noSuchCustomer();
				const refusal = await adjustPoints(tx, caller.merchant.id, { ...params, ...body, made_by });
				return refusal ?? { points: body.points, account: await readAccount(tx, caller.merchant, params.customer_id) };
			})
		);
	});

	route(refundPointsOperation, async (call) => {
		const { caller, body } = call;
		const { source, refund, share, lines } = body;
		const told = { source, refund: { source: refund, share, lines }, channel: caller.channel, store_id: null };
		return change(refundPointsOperation, call, (tx) => refundPoints(tx, caller.merchant.id, told));
	});

	rewardRoutes(route, services);
}

async function listEntries(
	queryable: Queryable,
	merchantId: string,
	customerId: string,
	{ limit = 50, cursor, whole }: { limit?: number; cursor?: string; whole: boolean },
): Promise<LoyaltyEntryPage | Refusal<'invalid_cursor'>> {
	const list = `loyalty ${customerId}`;
	const [after] = cursor === undefined ? [] : (decodeCursor(list, cursor, ['text']) ?? [null]);
	if (after === null) return refuse('invalid_cursor', 'The cursor is not one of this list. Begin again without it.');
	const filter = { after: after?.toString(), limit: limit + 1 };
	const { rows, next_cursor } = page(await selectEntries(queryable, merchantId, customerId, filter), limit, (last) =>
		encodeCursor(list, [last.entry_id]),
	);
	return { data: rows.map((row) => presentEntry(row, whole)), next_cursor };
}
