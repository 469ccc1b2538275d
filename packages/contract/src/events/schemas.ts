import { Type, type Static } from 'typebox';
import { Instant } from '../shared/scalars.ts';
import { Nullable } from '../shared/nullable.ts';

export const EventType = Type.Union(
	[
		Type.Literal('availability.changed'),
		Type.Literal('inventory.adjusted'),
		Type.Literal('inventory.low'),
		Type.Literal('inventory.conflict'),
		Type.Literal('reservation.created'),
		Type.Literal('reservation.extended'),
		Type.Literal('reservation.committed'),
		Type.Literal('reservation.consumed'),
		Type.Literal('reservation.released'),
		Type.Literal('reservation.expired'),
		Type.Literal('reservation.reduced'),
		Type.Literal('pickup_slot.updated'),
		Type.Literal('sale.recorded'),
		Type.Literal('sale.excess'),
		Type.Literal('cart.updated'),
		Type.Literal('order.placed'),
		Type.Literal('order.updated'),
		Type.Literal('order.completed'),
		Type.Literal('order.canceled'),
		Type.Literal('fulfillment.updated'),
		Type.Literal('loyalty.entry.created'),
		Type.Literal('loyalty.account.updated'),
		Type.Literal('reward.issued'),
		Type.Literal('reward.redeemed'),
		Type.Literal('reward.deleted'),
		Type.Literal('reward.expired'),
		Type.Literal('coupon.updated'),
		Type.Literal('offer.updated'),
		Type.Literal('wallet_coupon.issued'),
		Type.Literal('wallet_coupon.updated'),
		Type.Literal('redemption.updated'),
		Type.Literal('customer.created'),
		Type.Literal('customer.updated'),
		Type.Literal('customer.erased'),
		Type.Literal('consent.updated'),
		Type.Literal('kiosk.updated'),
		Type.Literal('kiosk_entry.refused'),
	],
	{ $id: 'EventType' },
);

const Position = Type.String({
	pattern: '^[0-9]{1,19}$',
	description: 'Place in the merchant’s feed: dense, in order of commit.',
});

/** The data of one server-sent event; its `id` line is the position. */
export const Event = Type.Object(
	{
		id: Position,
		type: EventType,
		created_at: Instant,
		data: Type.Record(Type.String(), Type.Unknown(), {
			description:
				'By type; for `availability.changed` a StoreAvailability with its `sku`, for `pickup_slot.updated` its `store_id` and `starts_at`; for carts, orders and fulfillments their id and version, for customers, offers and kiosks their id, for what a kiosk promised and could not be had its `entry_id`, for coupons, what is in wallets and redemptions their id, status and whose they are, and nothing personal.',
		}),
	},
	{ $id: 'Event', additionalProperties: false },
);

export const EventPage = Type.Object(
	{
		data: Type.Array(Event),
		position: Type.String({ ...Position, description: 'Ask next with `after` this.' }),
		resync: Type.Boolean({
			description: 'True when `after` is older than what is kept: read everything again, then go on.',
		}),
	},
	{ $id: 'EventPage', additionalProperties: false },
);

export const EventQuery = Type.Object(
	{
		topic: Type.Optional(
			Type.Array(
				Type.String({
					pattern:
						'^(store:\\S+|sku:\\S(.*\\S)?|offers|reservations|carts|orders|wallet|customer|loyalty|kiosk|staff)$',
					description:
						'`sku:…`, `store:…` and `offers` are open to all; `reservations`, `carts`, `orders`, `wallet`, `customer` and `loyalty` are the caller’s own; `kiosk` is what a kiosk is told of itself; `staff` is for staff and secret keys.',
				}),
				{ maxItems: 200 },
			),
		),
		after: Type.Optional(Type.String({ ...Position, description: 'As Last-Event-ID, for a GET without preflight.' })),
		mode: Type.Optional(
			Type.Union([Type.Literal('stream'), Type.Literal('poll')], {
				default: 'stream',
				description: '`poll` answers a page at once, for networks that hold streams back.',
			}),
		),
		limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 200 })),
	},
	{ additionalProperties: false },
);

export const EventHeaders = Type.Object({
	'last-event-id': Type.Optional(Nullable(Position)),
});

export type EventType = Static<typeof EventType>;
export type Event = Static<typeof Event>;
export type EventPage = Static<typeof EventPage>;
export type EventQuery = Static<typeof EventQuery>;
