import type { ConsentInput, Customer, CustomerFound, CustomerInput } from '@endcap/contract';
import type { PointedError } from '../http/problems.ts';
import { refuse, type Refusal } from '../http/problems.ts';
import type { CustomerRow, FoundRow } from './queries.ts';

export function presentCustomer(row: CustomerRow): Customer {
	const { customer_id, email, phone, name, language, birthday, preferred_store_id, segments, consents } = row;
	return {
		id: customer_id,
		email,
		phone,
		name,
		language,
		birthday,
		preferred_store_id,
		segments,
		consents,
		created_at: row.created_at.toISOString(),
	};
}

/** Tells people apart who stand at the counter, and gives no address away. */
export function presentFound({ customer_id, name, email, phone }: FoundRow): CustomerFound {
	return {
		id: customer_id,
		name,
		email_hint: email && email.replace(/^(.).*@/, '$1…@'),
		phone_hint: phone && `…${phone.slice(-3)}`,
	};
}

/** A day that no year has. */
export function birthdayErrors(birthday: string | null | undefined): PointedError[] {
	if (!birthday) return [];
	const [month = 0, day = 0] = birthday.split('-').map(Number);
	// A leap year.
	const there = new Date(Date.UTC(2024, month - 1, day)).getUTCDate() === day;
	return there ? [] : [{ pointer: '/birthday', detail: 'No year has this day.' }];
}

export function consentErrors({ purpose, channel = null }: ConsentInput): PointedError[] {
	if ((purpose === 'offers') === (channel !== null)) return [];
	const detail = channel === null ? 'Offers are agreed to by channel.' : 'Only offers have one.';
	return [{ pointer: '/channel', detail }];
}

/** What somebody is said to have agreed to who joins: each thing once, and only by channels that reach them. */
export function joiningErrors({ consents = [], email, phone }: CustomerInput): PointedError[] {
	const known = { email: email !== undefined, sms: phone !== undefined, post: true };
	return consents.flatMap((consent, index) => {
		const { purpose, channel = null, given } = consent;
		const at = (field: string, detail: string) => ({ pointer: `/consents/${index}/${field}`, detail });
		const errors = consentErrors(consent).map(({ detail }) => at('channel', detail));
		if (errors.length > 0) return errors;
		if (given && channel && !known[channel]) return [at('channel', 'There is no address to reach them by it.')];
		const same = consents.findIndex((each) => each.purpose === purpose && (each.channel ?? null) === channel);
		return same < index ? [at('purpose', 'It is said before.')] : [];
	});
}

/** True when it was said before. */
export function isLastWord({ consents }: CustomerRow, { purpose, channel = null, given }: ConsentInput): boolean {
	const last = consents.find((consent) => consent.purpose === purpose && consent.channel === channel);
	return (last?.given ?? false) === given;
}

export function noSuchCustomer(): Refusal<'not_found'> {
	return refuse('not_found', 'No customer has this id. POST /v1/customers/search finds them.');
}
