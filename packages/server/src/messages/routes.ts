import {
	createOptOut,
	deleteMessageTemplate,
	deleteOptOut,
	listMessages,
	listMessageTemplates,
	previewMessageTemplate,
	putMessageTemplate,
} from '@endcap/contract';
import { ownStores } from '../http/caller.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { fingerprintOf, identityOf, once } from '../http/idempotency.ts';
import { answer, type Route } from '../http/operation-route.ts';
import { invalid, refuse } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { optIn, optOut } from './opt-outs.ts';
import { selectMessages } from './queries.ts';
import { optOutErrors, presentMessage, presentTemplate, presentTemplates, previewTemplate } from './rules.ts';
import { deleteTemplate, selectTemplates, upsertTemplate } from './templates.queries.ts';
import { PLACEHOLDERS } from './templates.ts';

/** For previews of a server that was not told its own address. */
const EXAMPLE_ORIGIN = 'https://shop.example';

export function messageRoutes(route: Route, { database, publicUrl: origin = EXAMPLE_ORIGIN }: Services): void {
	route(listMessages, async ({ caller, query }) => {
		if (caller.kind === 'staff' && caller.role !== 'manager') {
			return refuse('key_not_allowed', 'Messages hold names and addresses of shoppers. Managers see them.');
		}
		const { order, limit = 50, cursor } = query;
		const list = `messages ${order ?? ''}`;
		const [after] = cursor === undefined ? [] : (decodeCursor(list, cursor, ['text']) ?? [null]);
		if (after === null) return refuse('invalid_cursor', 'The cursor is not one of this list. Begin again without it.');
		const filter = { order, stores: ownStores(caller, undefined), after: after?.toString(), limit: limit + 1 };
		const { rows, next_cursor } = page(await selectMessages(database, caller.merchant.id, filter), limit, (last) =>
			encodeCursor(list, [last.message_id]),
		);
		return answer(200, { data: rows.map((row) => presentMessage(row, caller.merchant.language)), next_cursor });
	});

	route(listMessageTemplates, async ({ caller }) => {
		const rows = await selectTemplates(database, caller.merchant.id);
		return answer(200, { data: presentTemplates(rows), placeholders: [...PLACEHOLDERS] });
	});

	route(putMessageTemplate, async ({ caller, params, body }) => {
		const preview = previewTemplate(params, body, { shopName: caller.merchant.name, origin });
		if (Array.isArray(preview)) return invalid(preview);
		const text = { subject: body.subject ?? null, text: body.text };
		return answer(200, presentTemplate(params, await upsertTemplate(database, caller.merchant.id, params, text)));
	});

	route(deleteMessageTemplate, async ({ caller, params }) => {
		await deleteTemplate(database, caller.merchant.id, params);
		return answer(200, presentTemplate(params, undefined));
	});

	route(previewMessageTemplate, async ({ caller, params, body }) => {
		const preview = previewTemplate(params, body, { shopName: caller.merchant.name, origin });
		return Array.isArray(preview) ? invalid(preview) : answer(200, preview);
	});

	route(createOptOut, async (call) => {
		const errors = optOutErrors(call.body);
		if (errors.length > 0) return invalid(errors);
		return once(database, identityOf(createOptOut, call), fingerprintOf(call.body), async (tx) => ({
			status: 200 as const,
			text: JSON.stringify(await optOut(tx, call.caller.merchant.id, call.body)),
		}));
	});

	route(deleteOptOut, async (call) => {
		const errors = optOutErrors(call.body);
		if (errors.length > 0) return invalid(errors);
		return once(database, identityOf(deleteOptOut, call), fingerprintOf(call.body), async (tx) => ({
			status: 200 as const,
			text: JSON.stringify(await optIn(tx, call.caller.merchant.id, call.body)),
		}));
	});
}
