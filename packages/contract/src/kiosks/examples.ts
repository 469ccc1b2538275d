import type { KioskEntry, KioskEntryOutcome, KioskRefusal, KioskWish } from './entries.ts';
import type { EnrolledKiosk, Kiosk, KioskSelf, KioskSettings } from './schemas.ts';

export const exampleKioskSettings: KioskSettings = {
	idle_seconds: 60,
	warning_seconds: 20,
	languages: ['en', 'et', 'fi'],
	sound: true,
	printing: 'silent',
	camera: true,
	scanner_prefix: '',
	scanner_suffix: 'Enter',
};

export const exampleKioskSelf: KioskSelf = {
	id: '0199c9a0-0000-7000-8000-000000000060',
	name: 'By the door',
	store_id: 'tartu',
	closed: false,
	settings: exampleKioskSettings,
	expires_at: '2026-04-08T10:00:00Z',
	sealing_key: {
		id: 'k3v7q2m4n6pa',
		public_key: 'BMtmcGD1yjpKz1lZu9HDp5TOmrUdbIhz08_vYo1SGM7zUyhI8zF8E21LKO-ebmOYE-704nGdmUPO6tjg8-uyaLQ',
	},
	call: null,
};

export const exampleKiosk: Kiosk = {
	id: exampleKioskSelf.id,
	name: exampleKioskSelf.name,
	store_id: exampleKioskSelf.store_id,
	closed: false,
	settings: exampleKioskSettings,
	status: 'enrolled',
	enrolled_at: '2026-03-25T09:00:00Z',
	expires_at: exampleKioskSelf.expires_at,
	seen_at: '2026-03-25T10:00:00Z',
	heartbeat: {
		app_version: '0.1.0',
		screen: 'attract',
		waiting: 0,
		oldest_waiting_at: null,
		lost: 0,
		clock_off_ms: -1200,
		storage_used: 4_000_000,
		storage_quota: 2_000_000_000,
		catalogue_as_of: '2026-03-25T09:58:00Z',
	},
	call: null,
	refusals: 0,
	created_at: '2026-03-25T08:55:00Z',
};

export const exampleEnrolledKiosk: EnrolledKiosk = {
	kiosk: exampleKioskSelf,
	key: 'pk_k3v7q2m4n6pa_mzxw6ytboi2dcmzxw6ytboi2dc',
};

const ENTRY = '0199c9a0-0000-7000-8000-000000000061';

/** Sealed with the key of `exampleKioskSelf`: what `exampleSealing` says is in it. */
export const exampleKioskEntry: KioskEntry = {
	id: ENTRY,
	basket: '0199c9a0-0000-7000-8000-000000000063',
	step: 0,
	made_at: '2026-03-25T10:00:00Z',
	attended: false,
	sealing_key: exampleKioskSelf.sealing_key.id,
	ephemeral: 'BBkm0reQSfdB4bgOzG16MYCDi7cjFymLNLR4Ll_Dg_EWglnxb3kZRSOdAjIl2EIVOASOedhfyVDnspG6PeyVgKM',
	iv: 'I7vJuUgB-P_S6z9C',
	data: 'iFw0WKUGj4lXK-OrsEzcp6pJvDPkybPlQAHaW9WBgxiE_fnisSRI5X6EDRPT69iHMXUjPQ',
};

const leave: KioskWish = { kind: 'leave', access_token: null };

/** For trying out whether something seals, or opens, as everybody else does. The keys are in base64url. */
export const exampleSealing = {
	text: JSON.stringify(leave),
	private_key: 'cRvbFilUuE8H0bR532OJflJKx30HniD40RwN6VLV7rU',
	ephemeral_private_key: 'MZOhGPy9p616C67lKeZ8kyTZl92sg_X5ffsNFbEUwEg',
};

export const exampleEntryOutcomes: { data: KioskEntryOutcome[] } = {
	data: [
		{
			id: ENTRY,
			outcome: 'done',
			order: {
				id: '0199c9a0-0000-7000-8000-000000000062',
				number: '1042',
				link: 'https://shop.example/order/tihane#ot_…',
				total: { amount: 4900, currency: 'EUR' },
				pickups: [
					{
						store_id: 'tartu',
						starts_at: '2026-03-25T12:00:00Z',
						code: 'p7q2m4n6pak3v',
						words: 'amber bridge candle drum',
					},
				],
			},
		},
	],
};

export const exampleRefusal: KioskRefusal = {
	entry_id: ENTRY,
	kiosk_id: exampleKiosk.id,
	store_id: 'tartu',
	kind: 'order',
	made_at: '2026-03-25T10:00:00Z',
	refused_at: '2026-03-25T10:20:00Z',
	code: 'out_of_stock',
	detail: 'The last one was sold meanwhile.',
	contact: {
		name: 'Maija',
		email: 'maija@example.com',
		language: 'fi',
		notify: { email: true, sms: false },
	},
	customer: null,
	lines: [{ sku: 'KETTLE', quantity: 1 }],
	coupon: null,
	settled: null,
};

/** Nobody wrote down how to reach them: they were signed in. */
export const exampleRefusedClaim: KioskRefusal = {
	...exampleRefusal,
	entry_id: '0199c9a0-0000-7000-8000-000000000064',
	kind: 'claim',
	code: 'coupon_refused',
	detail: 'Nothing was changed: limit_reached. `coupons` says it of each.',
	contact: null,
	customer: { id: '0199c9a0-0000-7000-8000-000000000065', name: 'Anna' },
	lines: [],
	coupon: 'Ten per cent off kettles',
};
