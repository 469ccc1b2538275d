import {
	createLink as createLinkOperation,
	endLink,
	forgetSessionSource,
	listLinks as listLinksOperation,
	resolveLink,
	setSessionSource,
} from '@endcap/contract';
import type { ShopperCaller } from '../http/caller.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { fingerprintOf, identityOf, once } from '../http/idempotency.ts';
import { answer, type Route } from '../http/operation-route.ts';
import { orUndo, refuse } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { randomId } from '../shared/random-id.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import { findLink, insertLink, isTarget, listLinks, resolveCode, updateEnded } from './queries.ts';
import { CODE_LENGTH, noSuchLink, presentLink, presentResolved, readLinkCode } from './rules.ts';
import { forgetOldSources, forgetSource, putSource } from './sources.queries.ts';

const LIST = 'links';

export function linkRoutes(route: Route, { database, address }: Services): void {
	route(listLinksOperation, async ({ caller, query }) => {
		const { limit = 50, cursor } = query;
		const [after] = cursor === undefined ? [] : (decodeCursor(LIST, cursor, ['text']) ?? [null]);
		if (after === null) return refuse('invalid_cursor', 'The cursor is not one of this list. Begin again without it.');
		const filter = { after: after?.toString(), limit: limit + 1 };
		const cut = page(await listLinks(database, caller.merchant.id, filter), limit, (last) =>
			encodeCursor(LIST, [last.link_id]),
		);
		return answer(200, { data: cut.rows.map((row) => presentLink(row, address())), next_cursor: cut.next_cursor });
	});

	route(createLinkOperation, async (call) => {
		const { caller, body } = call;
		return once(database, identityOf(createLinkOperation, call), fingerprintOf(body), async (tx) => {
			const { target, channel, campaign } = body;
			if (!(await isTarget(tx, caller.merchant.id, target))) {
				orUndo(refuse('not_found', `There is no ${target.type} with this id, so a link to it would lead nowhere.`));
			}
			const link_id = timeOrderedId();
			const code = randomId(CODE_LENGTH);
			const made = { link_id, code, target_type: target.type, target_id: target.id, channel };
			await insertLink(tx, caller.merchant.id, { ...made, campaign: campaign?.trim() ?? null });
			const row = await findLink(tx, caller.merchant.id, link_id);
			if (!row) throw new Error('A link is gone that was just written');
			return { status: 201 as const, text: JSON.stringify(presentLink(row, address())) };
		});
	});

	route(endLink, async ({ caller, params }) => {
		await updateEnded(database, caller.merchant.id, params.link_id);
		const row = await findLink(database, caller.merchant.id, params.link_id);
		return row ? answer(200, presentLink(row, address())) : noSuchLink();
	});

	route(resolveLink, async ({ caller, params }) => {
		const code = readLinkCode(params.code);
		const row = code === undefined ? undefined : await resolveCode(database, caller.merchant.id, code);
		return row ? answer(200, presentResolved(row)) : noSuchLink();
	});

	route(setSessionSource, async ({ caller, body }) => {
		const { merchant, owner_id } = caller as ShopperCaller;
		const code = readLinkCode(body.link);
		const row = code === undefined ? undefined : await resolveCode(database, merchant.id, code);
		if (!row || row.ended_at) return refuse('not_found', 'No link has this code, or it has ended. Nothing was kept.');
		const until = await database.transaction(async (tx) => {
			await forgetOldSources(tx, merchant.id);
			return putSource(tx, merchant.id, owner_id, row.link_id);
		});
		return answer(200, { channel: row.channel, until: until.toISOString() });
	});

	route(forgetSessionSource, async ({ caller }) => {
		const { merchant, owner_id } = caller as ShopperCaller;
		return answer(200, { forgotten: await forgetSource(database, merchant.id, owner_id) });
	});
}
