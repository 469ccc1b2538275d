import { operation } from '../shared/operation.ts';
import { exampleLink, exampleLinks, exampleResolvedLink } from './examples.ts';
import {
	Link,
	LinkCodeParams,
	LinkInput,
	LinkPage,
	LinkParams,
	LinkQuery,
	ResolvedLink,
	SessionSource,
	SessionSourceForgotten,
	SessionSourceInput,
} from './schemas.ts';

const retailer = ['staff', 'secret'] as const;
const bodyProblems = ['unsupported_media_type', 'payload_too_large'] as const;
const link = { description: 'The link', schema: Link, examples: { link: exampleLink } };

export const listLinks = operation({
	id: 'listLinks',
	tag: 'Links',
	method: 'GET',
	path: '/v1/links',
	summary: 'Short links and how often they were opened, newest first',
	callers: retailer,
	query: LinkQuery,
	answers: { 200: { description: 'A page of links', schema: LinkPage, examples: { two: exampleLinks } } },
	problems: ['invalid_cursor'],
});

export const createLink = operation({
	id: 'createLink',
	tag: 'Links',
	method: 'POST',
	path: '/v1/links',
	summary: 'Make a short link to an offer or a product',
	description: 'One for each place where it is put up: they are counted apart. `not_found`: there is no such target.',
	callers: retailer,
	body: LinkInput,
	answers: { 201: { ...link, description: 'Made' } },
	problems: ['not_found', ...bodyProblems],
	idempotent: true,
});

export const endLink = operation({
	id: 'endLink',
	tag: 'Links',
	method: 'POST',
	path: '/v1/links/{link_id}/end',
	summary: 'Count no more of a link',
	description:
		'What was printed still leads there; nothing is counted or attributed by it any more. Ending it again is the same.',
	callers: retailer,
	params: LinkParams,
	answers: { 200: { ...link, description: 'Ended' } },
	problems: ['not_found'],
});

export const resolveLink = operation({
	id: 'resolveLink',
	tag: 'Links',
	method: 'GET',
	path: '/v1/links/{code}',
	summary: 'Where a short link leads',
	description: 'Counts nothing: that is done by whoever serves the page.',
	callers: ['publishable', 'shopper', 'secret'],
	params: LinkCodeParams,
	answers: { 200: { description: 'The link', schema: ResolvedLink, examples: { link: exampleResolvedLink } } },
	problems: ['not_found'],
});

export const setSessionSource = operation({
	id: 'setSessionSource',
	tag: 'Links',
	method: 'PUT',
	path: '/v1/sessions/source',
	summary: 'Remember by which link somebody came, who agreed to it',
	description:
		'Call it after they said yes, and not before. Kept for 30 days with the shopper; the last one counts. Orders that they place in that time name it. `not_found`: no link has this code, or it has ended.',
	callers: ['shopper'],
	body: SessionSourceInput,
	answers: {
		200: {
			description: 'Remembered',
			schema: SessionSource,
			examples: { link: { channel: exampleLink.channel, until: '2026-04-24T10:00:00Z' } },
		},
	},
	problems: ['not_found', ...bodyProblems],
});

export const forgetSessionSource = operation({
	id: 'forgetSessionSource',
	tag: 'Links',
	method: 'DELETE',
	path: '/v1/sessions/source',
	summary: 'Forget by which link somebody came',
	description: 'From their orders too.',
	callers: ['shopper'],
	answers: {
		200: { description: 'Forgotten', schema: SessionSourceForgotten, examples: { kept: { forgotten: true } } },
	},
	problems: [],
});

export const linkOperations = [
	listLinks,
	createLink,
	endLink,
	resolveLink,
	setSessionSource,
	forgetSessionSource,
] as const;
