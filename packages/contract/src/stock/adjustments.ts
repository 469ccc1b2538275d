import { Type, type Static } from 'typebox';
import { Nullable } from '../shared/nullable.ts';
import { Identifier, Instant, Sku, Text } from '../shared/scalars.ts';

/** What happened to the goods. `quantity` of a count is what was found; of everything else, the units that moved. */
export const AdjustmentInput = Type.Object(
	{
		reason: Type.Union([
			Type.Literal('receive'),
			Type.Literal('count'),
			Type.Literal('damage'),
			Type.Literal('transfer'),
		]),
		store_id: Identifier,
		to_store_id: Type.Optional(Type.String({ ...Identifier, description: 'With `transfer`: where the units go.' })),
		lines: Type.Array(
			Type.Object(
				{ sku: Sku, quantity: Type.Integer({ minimum: 0, maximum: 1_000_000, description: '0 only in a count.' }) },
				{ additionalProperties: false },
			),
			{ minItems: 1, maxItems: 1000 },
		),
		note: Type.Optional(Text),
	},
	{ $id: 'AdjustmentInput', additionalProperties: false },
);

export const Adjustment = Type.Object(
	{
		id: Type.String(),
		...AdjustmentInput.properties,
		made_by: Nullable(Type.String({ description: 'Name of the staff member; null for a key.' })),
		created_at: Instant,
	},
	{ $id: 'Adjustment', additionalProperties: false },
);

/** Units kept back from shoppers, by channel; `any` holds for channels that are not named. */
export const SafetyStock = Type.Object(
	{
		any: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
		web: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
		kiosk: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
		social: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
		till: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
		server: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
	},
	{ $id: 'SafetyStock', additionalProperties: false },
);

export const LevelSettings = Type.Object(
	{
		safety_stock: Type.Optional(SafetyStock),
		reorder_point: Type.Optional(
			Nullable(
				Type.Integer({
					minimum: 0,
					maximum: 1_000_000,
					description: 'At or below it `inventory.low` is raised, once until it rises again.',
				}),
			),
		),
		incoming: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
	},
	{ $id: 'LevelSettings', additionalProperties: false },
);

export const LevelParams = Type.Object({ store_id: Identifier, sku: Sku });

export type AdjustmentInput = Static<typeof AdjustmentInput>;
export type Adjustment = Static<typeof Adjustment>;
export type SafetyStock = Static<typeof SafetyStock>;
export type LevelSettings = Static<typeof LevelSettings>;
