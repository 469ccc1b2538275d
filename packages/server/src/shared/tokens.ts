import { createHash } from 'node:crypto';
import { randomId } from './random-id.ts';

/**
 * What a token is good for: `st` a shopper’s access, `rt` their refresh, `ss` a staff session, `ot` an order, `si` a
 * sign-in under way, `di` one that a phone is to answer.
 */
export type TokenPrefix = 'st' | 'rt' | 'ss' | 'ot' | 'si' | 'di';

/** `st_<merchant>_<130 random bits>`: it names its merchant, so every look-up begins with that. */
export function mintToken(prefix: TokenPrefix, merchantId: string): string {
	return `${prefix}_${merchantId}_${randomId(26)}`;
}

/** Random bits need no slow hash. */
export function hashToken(token: string): Buffer {
	return createHash('sha256').update(token).digest();
}

export function tokenPattern(prefix: TokenPrefix): RegExp {
	return new RegExp(`^${prefix}_[a-z2-7]{12}_[a-z2-7]{26}$`);
}

export function merchantOfToken(token: string): string {
	return token.split('_', 2)[1] ?? '';
}
