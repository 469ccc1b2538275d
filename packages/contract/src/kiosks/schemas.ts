import { Type, type Static } from 'typebox';
import { Nullable } from '../shared/nullable.ts';
import { Identifier, Instant } from '../shared/scalars.ts';

/** How a kiosk behaves. Changed at the counter, and taken up by the kiosk while nobody stands at it. */
export const KioskSettings = Type.Object(
	{
		idle_seconds: Type.Integer({
			minimum: 15,
			maximum: 900,
			description: 'Without a touch for so long, it asks whether anybody is there.',
		}),
		warning_seconds: Type.Integer({
			minimum: 20,
			maximum: 120,
			description: 'And for so long it waits for an answer, before it forgets the shopper.',
		}),
		languages: Type.Array(Type.String({ pattern: '^[a-z]{2,3}$' }), {
			minItems: 1,
			maxItems: 12,
			description: 'Those to choose from. It wakes in the first.',
		}),
		sound: Type.Boolean(),
		printing: Type.Union([Type.Literal('none'), Type.Literal('dialog'), Type.Literal('silent')], {
			description: '`silent`: Chromium was started with --kiosk-printing, so nobody is asked.',
		}),
		camera: Type.Boolean({ description: 'It has one that shoppers may scan with.' }),
		scanner_prefix: Type.String({ maxLength: 8, description: 'What its scanner sends before each code.' }),
		scanner_suffix: Type.Union([Type.Literal('Enter'), Type.Literal('Tab'), Type.Literal('none')], {
			description: 'The key that its scanner presses after each code.',
		}),
	},
	{ $id: 'KioskSettings', additionalProperties: false },
);

/** What a kiosk says of itself, every half a minute and when something changes. Nothing of a shopper. */
export const KioskHeartbeat = Type.Object(
	{
		app_version: Type.String({ maxLength: 64 }),
		screen: Type.Union([Type.Literal('attract'), Type.Literal('visit'), Type.Literal('closed')]),
		waiting: Type.Integer({ minimum: 0, description: 'Entries that it keeps and has not delivered.' }),
		oldest_waiting_at: Nullable(Instant),
		lost: Type.Integer({ minimum: 0, description: 'Entries that its broken store lost since it was enrolled.' }),
		clock_off_ms: Nullable(Type.Integer({ description: 'How far its own clock is ahead of the server’s.' })),
		storage_used: Nullable(Type.Integer({ minimum: 0, description: 'Bytes' })),
		storage_quota: Nullable(Type.Integer({ minimum: 0, description: 'Bytes' })),
		catalogue_as_of: Nullable(Instant),
		stranded: Type.Optional(
			Type.Array(
				Type.Object(
					{
						kiosk: Type.String({ maxLength: 120, description: 'The name it had.' }),
						waiting: Type.Integer({ minimum: 1, description: 'Entries' }),
					},
					{ additionalProperties: false },
				),
				{
					maxItems: 10,
					description:
						'Kiosks of other retailers that this device was before, and whose entries it still keeps. It delivers them once it is that kiosk again.',
				},
			),
		),
	},
	{ $id: 'KioskHeartbeat', additionalProperties: false },
);

/** Somebody at the kiosk wants help. */
const KioskCall = Type.Object(
	{ since: Instant, language: Type.String({ maxLength: 35 }) },
	{ additionalProperties: false },
);

const kioskFields = {
	name: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
	store_id: Identifier,
	closed: Type.Boolean({ description: 'True: it says that it is closed, and takes nothing more.' }),
	settings: KioskSettings,
};

/** A kiosk as staff see it. `waiting`: it has no key yet. `revoked`: its key is over, or was taken from it. */
export const Kiosk = Type.Object(
	{
		id: Type.String(),
		...kioskFields,
		status: Type.Union([Type.Literal('waiting'), Type.Literal('enrolled'), Type.Literal('revoked')]),
		enrolled_at: Nullable(Instant),
		expires_at: Nullable(
			Type.String({ format: 'date-time', description: 'Of its key. Each heartbeat puts it off by two weeks.' }),
		),
		seen_at: Nullable(Instant),
		heartbeat: Nullable(KioskHeartbeat),
		call: Nullable(KioskCall),
		refusals: Type.Integer({ minimum: 0, description: 'Of entries that nobody has looked after yet.' }),
		created_at: Instant,
	},
	{ $id: 'Kiosk', additionalProperties: false },
);

export const KioskList = Type.Object({ data: Type.Array(Kiosk) }, { $id: 'KioskList', additionalProperties: false });

export const KioskInput = Type.Object(
	{
		name: kioskFields.name,
		store_id: Identifier,
		settings: Type.Optional(Type.Partial(KioskSettings, { additionalProperties: false })),
	},
	{ $id: 'KioskInput', additionalProperties: false },
);

export const KioskChange = Type.Object(
	{
		name: Type.Optional(kioskFields.name),
		closed: Type.Optional(kioskFields.closed),
		settings: Type.Optional(Type.Partial(KioskSettings, { additionalProperties: false })),
	},
	{ $id: 'KioskChange', additionalProperties: false },
);

/** To be typed in at the kiosk. */
export const KioskEnrolment = Type.Object(
	{
		kiosk: Kiosk,
		code: Type.String({ description: 'Eight characters, for one use within ten minutes.', examples: ['K7PM-2XQA'] }),
		expires_at: Instant,
	},
	{ $id: 'KioskEnrolment', additionalProperties: false },
);

export const KioskEnrolling = Type.Object(
	{
		code: Type.String({ minLength: 1, maxLength: 32, description: 'As it was typed: case and hyphens do not count.' }),
	},
	{ $id: 'KioskEnrolling', additionalProperties: false },
);

/** What entries are sealed with, so that the kiosk itself cannot read again what it keeps. ECDH on P-256. */
export const SealingKey = Type.Object(
	{ id: Type.String(), public_key: Type.String({ description: 'The uncompressed point, in base64url.' }) },
	{ $id: 'SealingKey', additionalProperties: false },
);

/** What the kiosk is told of itself. */
export const KioskSelf = Type.Object(
	{
		id: Type.String(),
		...kioskFields,
		expires_at: Instant,
		sealing_key: SealingKey,
		call: Nullable(KioskCall),
	},
	{ $id: 'KioskSelf', additionalProperties: false },
);

export const EnrolledKiosk = Type.Object(
	{
		kiosk: KioskSelf,
		key: Type.String({ description: 'A publishable key of the channel `kiosk`, bound to the store. Shown once.' }),
	},
	{ $id: 'EnrolledKiosk', additionalProperties: false },
);

export const KioskCalling = Type.Object(
	{ language: Type.String({ maxLength: 35, description: 'BCP 47, that the shopper reads.' }) },
	{ $id: 'KioskCalling', additionalProperties: false },
);

export const KioskParams = Type.Object({ kiosk_id: Type.String({ minLength: 1, maxLength: 64 }) });

export type KioskSettings = Static<typeof KioskSettings>;
export type KioskHeartbeat = Static<typeof KioskHeartbeat>;
export type Kiosk = Static<typeof Kiosk>;
export type KioskInput = Static<typeof KioskInput>;
export type KioskChange = Static<typeof KioskChange>;
export type KioskEnrolment = Static<typeof KioskEnrolment>;
export type SealingKey = Static<typeof SealingKey>;
export type KioskSelf = Static<typeof KioskSelf>;
export type EnrolledKiosk = Static<typeof EnrolledKiosk>;
