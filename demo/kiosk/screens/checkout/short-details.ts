import { internationalNumber } from '@endcap/elements';

/** What the shopper has written. It is in this page’s memory, and nowhere else. */
export interface Written {
	name: string;
	email: string;
	phone: string;
}

export type Mistakes = Partial<Record<keyof Written, 'nameMissing' | 'contactMissing' | 'emailWrong' | 'phoneWrong'>>;

/** As the server would find them. `country`: where phone numbers are from that do not say. */
export function mistakesIn({ name, email, phone }: Written, country: string | undefined): Mistakes {
	const mistakes: Mistakes = {};
	if (!name.trim()) mistakes.name = 'nameMissing';
	if (!email.trim() && !phone.trim()) mistakes.email = 'contactMissing';
	else if (email.trim() && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim())) mistakes.email = 'emailWrong';
	if (phone.trim() && !internationalNumber(phone, country)) mistakes.phone = 'phoneWrong';
	return mistakes;
}

/** As the order takes it. */
export function contactOf({ name, email, phone }: Written, country: string | undefined) {
	return { name: name.trim(), email: email.trim(), phone: internationalNumber(phone, country) ?? '' };
}
