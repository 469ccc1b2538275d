import { Type, type Static } from 'typebox';
import { Nullable } from '../shared/nullable.ts';
import { Page } from '../shared/page.ts';
import {
	CountryCode,
	Cursor,
	Geo,
	Identifier,
	Instant,
	limit,
	Near,
	Sku,
	Text,
	Timezone,
	Url,
} from '../shared/scalars.ts';

export const Weekday = Type.Union(
	[
		Type.Literal('monday'),
		Type.Literal('tuesday'),
		Type.Literal('wednesday'),
		Type.Literal('thursday'),
		Type.Literal('friday'),
		Type.Literal('saturday'),
		Type.Literal('sunday'),
	],
	{ $id: 'Weekday' },
);

const opens = Type.String({
	pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
	description: 'Wall clock in the store’s zone.',
});
const closes = Type.String({
	pattern: '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$',
	description: 'Wall clock in the store’s zone. At or before `opens` it means the next day; `24:00` is midnight.',
});

export const Period = Type.Object({ opens, closes }, { $id: 'Period', additionalProperties: false });

export const WeeklyPeriod = Type.Object(
	{ day: Weekday, opens, closes },
	{ $id: 'WeeklyPeriod', additionalProperties: false },
);

/** A day that differs. No periods means closed. `--12-24` recurs every year; `2026-12-24` is one day. */
export const ExceptionDay = Type.Object(
	{
		date: Type.String({ pattern: '^([0-9]{4}|-)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' }),
		periods: Type.Array(Period, { maxItems: 8 }),
		note: Type.Optional(Text),
	},
	{ $id: 'ExceptionDay', additionalProperties: false },
);

export const Address = Type.Object(
	{
		street: Nullable(Text),
		city: Nullable(Text),
		postal_code: Nullable(Text),
		region: Nullable(Text),
		country: Nullable(CountryCode),
	},
	{ $id: 'Address', additionalProperties: false },
);

const preparation = {
	prep_minutes: Type.Integer({
		minimum: 0,
		maximum: 43_200,
		description: 'From reservation to ready. For pickup times these are minutes in which the store is open.',
	}),
	hold_hours: Type.Integer({ minimum: 1, maximum: 720, description: 'How long it waits for the shopper.' }),
};
const slotMinutes = Type.Integer({
	minimum: 5,
	maximum: 480,
	description: 'How long one pickup time lasts; 60 where that is not said.',
});
const slotCapacity = Nullable(
	Type.Integer({ minimum: 1, maximum: 1000, description: 'Orders that one pickup time takes. Null: no limit.' }),
);
const sameDayUntil = Nullable(
	Type.String({
		pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
		description: 'Wall clock in the store’s zone: later orders are for another day. Null: no such end.',
	}),
);

export const Pickup = Type.Object(
	{ ...preparation, slot_minutes: slotMinutes, slot_capacity: slotCapacity, same_day_until: sameDayUntil },
	{ $id: 'Pickup', additionalProperties: false },
);

export const PickupInput = Type.Object(
	{
		...preparation,
		slot_minutes: Type.Optional(slotMinutes),
		slot_capacity: Type.Optional(slotCapacity),
		same_day_until: Type.Optional(sameDayUntil),
	},
	{ $id: 'PickupInput', additionalProperties: false },
);

const storeFields = {
	kind: Type.Union([Type.Literal('store'), Type.Literal('warehouse')]),
	status: Type.Union([Type.Literal('active'), Type.Literal('inactive')]),
	name: Type.String({ minLength: 1, maxLength: 500 }),
	address: Address,
	geo: Nullable(Geo),
	timezone: Timezone,
	phone: Nullable(Type.String({ maxLength: 32, description: 'E.164 where it could be read as such.' })),
	url: Nullable(Url),
	hours: Nullable(
		Type.Array(WeeklyPeriod, { maxItems: 70, description: 'Null: not known. Empty: never open by the week.' }),
	),
	exception_hours: Type.Array(ExceptionDay, { maxItems: 400 }),
	holiday_hours: Nullable(
		Type.Array(Period, {
			maxItems: 8,
			description: 'On public holidays of the country. Null: as on any day. Empty: closed.',
		}),
	),
};

export const StoreInput = Type.Object(
	{ ...storeFields, pickup: Nullable(PickupInput) },
	{ $id: 'StoreInput', additionalProperties: false },
);

export const Opening = Type.Object(
	{ opens_at: Instant, closes_at: Instant },
	{ $id: 'Opening', additionalProperties: false },
);

export const Store = Type.Object(
	{
		id: Identifier,
		...storeFields,
		pickup: Nullable(Pickup),
		openings: Nullable(
			Type.Array(Opening, {
				description:
					'The opening periods that end after now, for the next eight days, with exceptions, public holidays and the store’s zone applied. Null when the hours are not known.',
			}),
		),
		distance: Nullable(
			Type.Integer({ minimum: 0, description: 'Metres from `near`, as the crow flies. Null without `near` or `geo`.' }),
		),
	},
	{ $id: 'Store', additionalProperties: false },
);

export const StorePage = Page(Store, 'StorePage');

export const StoreParams = Type.Object({ store_id: Identifier });

export const StoreQuery = Type.Object(
	{
		near: Type.Optional(Near),
		radius: Type.Optional(Type.Integer({ minimum: 1, maximum: 20_100_000, description: 'Metres around `near`.' })),
		sku: Type.Optional(Type.Array(Sku, { maxItems: 100, description: 'Only stores that have every one of these.' })),
		limit: Type.Optional(limit(250, 100)),
		cursor: Type.Optional(Cursor),
	},
	{ additionalProperties: false },
);

export type Weekday = Static<typeof Weekday>;
export type Period = Static<typeof Period>;
export type WeeklyPeriod = Static<typeof WeeklyPeriod>;
export type ExceptionDay = Static<typeof ExceptionDay>;
export type Opening = Static<typeof Opening>;
export type Pickup = Static<typeof Pickup>;
export type StoreInput = Static<typeof StoreInput>;
export type Store = Static<typeof Store>;
export type StorePage = Static<typeof StorePage>;
export type StoreQuery = Static<typeof StoreQuery>;
