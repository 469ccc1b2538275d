import { followEvents } from '@endcap/contract';
import { answer, type Route } from '../http/operation-route.ts';
import { invalid, isRefusal, refuse } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { findEndedSessions } from '../sessions/ended.queries.ts';
import { audienceOf } from './audience.ts';

const POSITION = /^[0-9]{1,19}$/;

export function eventRoutes(route: Route, { database, feed, openStreams }: Services): void {
	route(followEvents, async ({ caller, query, request }) => {
		const header = request.headers['last-event-id'];
		const last = header === '' ? undefined : header;
		if (last !== undefined && (typeof last !== 'string' || !POSITION.test(last))) {
			return invalid([{ pointer: '/headers/last-event-id', detail: 'Is not a position of this feed.' }]);
		}
		const audience = audienceOf(caller, query.topic);
		if (isRefusal(audience)) return audience;
		// A client that comes again sends the address it began with, and how far it came since.
		const place = last ?? query.after;
		const after = place === undefined ? undefined : Number(place);
		if (query.mode === 'poll') return answer(200, await feed.page(audience, after, query.limit ?? 200));
		const giveBack = openStreams.take(caller, request.ip);
		if (isRefusal(giveBack)) return giveBack;
		const stream = await feed.open(audience, after, giveBack).catch((error: unknown) => {
			giveBack();
			throw error;
		});
		if (!stream) {
			giveBack();
			return refuse('unavailable', 'This server is shutting down. Come again: another one goes on where you were.', {
				headers: { connection: 'close', 'retry-after': '1' },
			});
		}
		// Found before this stream could be told of its end.
		if (caller.kind === 'shopper') {
			feed.endStreams(new Set(await findEndedSessions(database, caller.merchant.id, [caller.session_id])));
		}
		return {
			status: 200 as const,
			headers: {
				'content-type': 'text/event-stream; charset=utf-8',
				// Proxies that gather an answer before they pass it on would never pass this one.
				'x-accel-buffering': 'no',
			},
			stream,
		};
	});
}
