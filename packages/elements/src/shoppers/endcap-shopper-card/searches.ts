import type { CustomerSearch } from '@endcap/sdk/staff';
import { internationalNumber } from '../../shared/phone.ts';

/** What a phone shows for its member, also at the end of an address. */
const MEMBER_CODE = /^(?:https?:\/\/\S+\/)?m[a-z2-7]{19}$/i;
const LOOKS_LIKE_A_NUMBER = /^[+\d][\d\s().\-/]*$/;
const LEAST_LETTERS = 2;

/** By what somebody is looked for; or why they cannot be. */
export type Search = CustomerSearch | 'not_a_phone' | 'too_short';

/** What was typed is an address, a phone number as written in the country, a code or the beginning of a name. */
export function searchOf(typed: string, country: string | undefined): Search {
	const text = typed.trim();
	if (text.includes('@')) return { email: text };
	if (MEMBER_CODE.test(text.replaceAll(/\s/g, ''))) return { code: text };
	if (LOOKS_LIKE_A_NUMBER.test(text)) {
		const phone = internationalNumber(text, country);
		return phone ? { phone } : 'not_a_phone';
	}
	return text.length < LEAST_LETTERS ? 'too_short' : { name: text };
}
