import { operation } from '../shared/operation.ts';
import { EventHeaders, EventPage, EventQuery } from './schemas.ts';

export const followEvents = operation({
	id: 'followEvents',
	tag: 'Events',
	method: 'GET',
	path: '/v1/events',
	summary: 'What happens, as it happens',
	description:
		'Server-sent events (WHATWG HTML). Resume with Last-Event-ID or `after`. An event named `resync` says that the place asked for is older than what is kept. A comment every 15 seconds keeps the line open.',
	callers: ['publishable', 'shopper', 'staff', 'secret'],
	query: EventQuery,
	headers: EventHeaders,
	answers: {
		200: { description: 'With `mode=poll` a page; else a stream of Event as text/event-stream', schema: EventPage },
	},
	problems: [],
});

export const eventOperations = [followEvents] as const;
