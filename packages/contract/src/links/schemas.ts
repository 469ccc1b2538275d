import { Type, type Static } from 'typebox';
import { Nullable } from '../shared/nullable.ts';
import { Page } from '../shared/page.ts';
import { Cursor, Identifier, Instant, limit, Url } from '../shared/scalars.ts';

/** Where the link is put up. */
export const LinkChannel = Type.Union(
	[
		Type.Literal('instagram'),
		Type.Literal('tiktok'),
		Type.Literal('whatsapp'),
		Type.Literal('facebook'),
		Type.Literal('youtube'),
		Type.Literal('email'),
		Type.Literal('print'),
		Type.Literal('kiosk'),
		Type.Literal('other'),
	],
	{ $id: 'LinkChannel' },
);

export const LinkTarget = Type.Object(
	{
		type: Type.Union([Type.Literal('offer'), Type.Literal('product')]),
		id: Type.String({ ...Identifier, description: 'Of the offer, or of the product.' }),
	},
	{ $id: 'LinkTarget', additionalProperties: false },
);

const campaign = Nullable(
	Type.String({ minLength: 1, maxLength: 60, pattern: '\\S', description: 'The retailer’s own word for it.' }),
);

export const LinkInput = Type.Object(
	{ target: LinkTarget, channel: LinkChannel, campaign },
	{ $id: 'LinkInput', additionalProperties: false },
);

export const Link = Type.Object(
	{
		id: Type.String(),
		code: Type.String({ description: 'Ten characters of a–z and 2–7.' }),
		url: Type.String({ ...Url, description: 'Short, and good as a QR code in capitals too.' }),
		target: LinkTarget,
		title: Nullable(Type.String({ description: 'Of what it leads to; null when that is gone.' })),
		channel: LinkChannel,
		campaign,
		opened: Type.Integer({
			minimum: 0,
			description: 'How often, by people as far as programs say that they are none.',
		}),
		orders: Type.Integer({
			minimum: 0,
			description: 'Of shoppers who came by it in the 30 days before and agreed to be counted.',
		}),
		created_at: Instant,
		ended_at: Nullable(Instant),
	},
	{ $id: 'Link', additionalProperties: false },
);

export const LinkPage = Page(Link, 'LinkPage');

export const LinkQuery = Type.Object(
	{ limit: Type.Optional(limit(100, 50)), cursor: Type.Optional(Cursor) },
	{ additionalProperties: false },
);

export const LinkParams = Type.Object({ link_id: Type.String({ minLength: 1, maxLength: 64 }) });
export const LinkCodeParams = Type.Object({
	code: Type.String({ minLength: 1, maxLength: 64, description: 'In small letters or capitals.' }),
});

/** What a page needs that is opened by it. */
export const ResolvedLink = Type.Object(
	{
		code: Link.properties.code,
		target: LinkTarget,
		channel: LinkChannel,
		ended_at: Nullable(Type.String({ format: 'date-time', description: 'From then on it counts nothing.' })),
	},
	{ $id: 'ResolvedLink', additionalProperties: false },
);

/** The link that somebody came by before they ordered. */
export const OrderSource = Type.Object(
	{ link_id: Type.String(), channel: LinkChannel, campaign },
	{ $id: 'OrderSource', additionalProperties: false },
);

export const SessionSourceInput = Type.Object(
	{ link: LinkCodeParams.properties.code },
	{ $id: 'SessionSourceInput', additionalProperties: false },
);

export const SessionSource = Type.Object(
	{ channel: LinkChannel, until: Instant },
	{ $id: 'SessionSource', additionalProperties: false },
);

export const SessionSourceForgotten = Type.Object(
	{ forgotten: Type.Boolean({ description: 'False: nothing was kept.' }) },
	{ $id: 'SessionSourceForgotten', additionalProperties: false },
);

export type LinkChannel = Static<typeof LinkChannel>;
export type LinkTarget = Static<typeof LinkTarget>;
export type LinkInput = Static<typeof LinkInput>;
export type Link = Static<typeof Link>;
export type LinkPage = Static<typeof LinkPage>;
export type LinkQuery = Static<typeof LinkQuery>;
export type ResolvedLink = Static<typeof ResolvedLink>;
export type OrderSource = Static<typeof OrderSource>;
export type SessionSource = Static<typeof SessionSource>;
