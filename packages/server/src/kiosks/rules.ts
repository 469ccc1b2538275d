import { createHash, randomInt } from 'node:crypto';
import type { Kiosk, KioskInput, KioskSelf, KioskSettings } from '@endcap/contract';
import type { StagedEvent } from '../events/staging.queries.ts';
import { storesNotAllowed, type Caller } from '../http/caller.ts';
import { refuse, type Refusal } from '../http/problems.ts';
import type { KioskRow } from './queries.ts';
import type { SealingKeyRow } from './sealing.queries.ts';

/** A kiosk that is silent for so long needs another code. */
export const KEY_DAYS = 14;
export const CODE_MINUTES = 10;

/** None of these is taken for another one. */
const CODE_LETTERS = 'ABCDEFGHJKMNPQRTUVWXYZ346789';
const CODE_LENGTH = 8;

/** For somebody to type in at the kiosk: `K7PM-2XQA`. 38 bits for ten minutes, and few may guess. */
export function makeCode(): string {
	const letters = Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('');
	return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** However it was typed in: with hyphens or without, in any case. */
export function hashCode(code: string): Buffer {
	return createHash('sha256').update(code.toUpperCase().replaceAll(/[\s-]/g, '')).digest();
}

/** Of a new kiosk: what its retailer chose, and else what is right for most. */
export function settingsOf(input: KioskInput['settings'], merchantLanguage: string): KioskSettings {
	const [language = 'en'] = merchantLanguage.split('-', 1);
	return {
		idle_seconds: 60,
		warning_seconds: 20,
		languages: [language.toLowerCase()],
		sound: true,
		printing: 'dialog',
		camera: false,
		scanner_prefix: '',
		scanner_suffix: 'Enter',
		...input,
	};
}

/** As staff see it. */
export function kioskOf(row: KioskRow): Kiosk {
	const waiting = row.enrolled_at === null && row.removed_at === null;
	return {
		id: row.kiosk_id,
		name: row.name,
		store_id: row.store_id,
		closed: row.closed,
		settings: row.settings,
		status: row.enrolled ? 'enrolled' : waiting ? 'waiting' : 'revoked',
		enrolled_at: row.enrolled_at?.toISOString() ?? null,
		expires_at: row.expires_at?.toISOString() ?? null,
		seen_at: row.seen_at?.toISOString() ?? null,
		heartbeat: row.heartbeat,
		call: callOf(row),
		refusals: row.refusals,
		created_at: row.created_at.toISOString(),
	};
}

/** As it is told of itself. */
export function selfOf(row: KioskRow, sealing: SealingKeyRow): KioskSelf {
	if (!row.expires_at) throw new Error('A kiosk has a key that was never enrolled');
	return {
		id: row.kiosk_id,
		name: row.name,
		store_id: row.store_id,
		closed: row.closed || row.store_inactive,
		settings: row.settings,
		expires_at: row.expires_at.toISOString(),
		sealing_key: { id: sealing.sealing_key_id, public_key: sealing.public_key.toString('base64url') },
		call: callOf(row),
	};
}

function callOf({ call_since, call_language }: KioskRow): Kiosk['call'] {
	if (call_since === null || call_language === null) return null;
	return { since: call_since.toISOString(), language: call_language };
}

export function kioskUpdated({ kiosk_id, store_id }: Pick<KioskRow, 'kiosk_id' | 'store_id'>): StagedEvent {
	return { type: 'kiosk.updated', store_id, data: { id: kiosk_id, store_id } };
}

/** Whoever looks after kiosks; clerks see them, answer calls, and close and open them. */
export function judgeManager(caller: Caller): Refusal<'key_not_allowed'> | undefined {
	if (caller.kind !== 'staff' || caller.role === 'manager') return undefined;
	return refuse('key_not_allowed', 'Kiosks are set up, changed and removed by managers.');
}

export function judgeStore(caller: Caller, storeId: string): Refusal<'store_not_allowed'> | undefined {
	if (storesNotAllowed(caller, [storeId]).length === 0) return undefined;
	return refuse('store_not_allowed', 'That store is not one of yours. Nothing was changed.');
}

export function noSuchKiosk(): Refusal<'not_found'> {
	return refuse('not_found', 'No kiosk has this id. GET /v1/kiosks lists them.');
}
