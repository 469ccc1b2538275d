import { internationalNumber } from '../../../shared/phone.ts';

/** Where a code can be sent. */
export interface Address {
	channel: 'email' | 'sms';
	to: string;
}

/** What is wrong with what was written; the text of the same name says it. */
export type AddressMistake = 'addressMissing' | 'emailWrong' | 'phoneWrong';

/**
 * An e-mail address or a phone number, whichever it is. `country` is where phone numbers are from that do not say (ISO
 * 3166-1 alpha-2).
 */
export function addressOf(text: string, country: string | undefined): Address | AddressMistake {
	const written = text.trim();
	if (!written) return 'addressMissing';
	// Letters are in no number.
	if (/[@\p{L}]/u.test(written)) {
		return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(written) ? { channel: 'email', to: written } : 'emailWrong';
	}
	const number = internationalNumber(written, country);
	return number ? { channel: 'sms', to: number } : 'phoneWrong';
}
