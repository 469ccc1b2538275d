import type { CartCompletion, Merchant } from '@endcap/sdk';
import { internationalNumber } from '../../../shared/phone.ts';

export type PaymentMethod = Merchant['ordering']['payment_methods'][number];

/** What the shopper has written. It lives as long as the form, and nowhere but in this page's memory. */
export interface Details {
	name: string;
	email: string;
	phone: string;
	tellByEmail: boolean;
	tellBySms: boolean;
	street: string;
	postalCode: string;
	city: string;
	country: string;
	payment: PaymentMethod | undefined;
}

export type Field = 'name' | 'email' | 'phone' | 'street' | 'postalCode' | 'city' | 'country' | 'payment';

/** What is missing or wrong in a field; the text of the same name says it. */
export type Mistake =
	| 'nameMissing'
	| 'contactMissing'
	| 'emailWrong'
	| 'phoneWrong'
	| 'streetMissing'
	| 'postalCodeMissing'
	| 'cityMissing'
	| 'countryMissing'
	| 'paymentMissing';

export type Mistakes = Partial<Record<Field, Mistake>>;

/** What an order of this basket takes. */
export interface Needs {
	/** Something is sent. */
	address: boolean;
	methods: readonly PaymentMethod[];
	/** ISO 3166-1 alpha-2, where phone numbers are from that do not say. */
	country: string | undefined;
}

export function emptyDetails(): Details {
	return {
		name: '',
		email: '',
		phone: '',
		tellByEmail: true,
		tellBySms: true,
		street: '',
		postalCode: '',
		city: '',
		country: '',
		payment: undefined,
	};
}

/** One chosen before, while it is offered still; else the first that is. */
export function paymentOf({ payment }: Details, { methods }: Needs): PaymentMethod | undefined {
	return methods.find((method) => method === payment) ?? methods[0];
}

/** As the server would find them, so that most are found before. It has the last word. */
export function mistakesIn(details: Details, needs: Needs): Mistakes {
	const { name, email, phone, street, postalCode, city, country } = details;
	const mistakes: Mistakes = {};
	if (!name.trim()) mistakes.name = 'nameMissing';
	if (!email.trim() && !phone.trim()) mistakes.email = 'contactMissing';
	else if (email.trim() && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim())) mistakes.email = 'emailWrong';
	if (phone.trim() && !internationalNumber(phone, needs.country)) mistakes.phone = 'phoneWrong';
	if (needs.address) {
		if (!street.trim()) mistakes.street = 'streetMissing';
		if (!postalCode.trim()) mistakes.postalCode = 'postalCodeMissing';
		if (!city.trim()) mistakes.city = 'cityMissing';
		if (!country) mistakes.country = 'countryMissing';
	}
	if (!paymentOf(details, needs)) mistakes.payment = 'paymentMissing';
	return mistakes;
}

/** The order as the API takes it. Call it when nothing is missing. */
export function completionOf(
	details: Details,
	needs: Needs,
	{ language, returnUrl }: { language: string; returnUrl: string },
): CartCompletion {
	const email = details.email.trim();
	const phone = internationalNumber(details.phone, needs.country);
	const { tellByEmail, tellBySms } = details;
	return {
		contact: {
			name: details.name.trim(),
			...(email && { email }),
			...(phone && { phone }),
			language,
			notify: { email: Boolean(email) && tellByEmail, sms: Boolean(phone) && tellBySms },
		},
		...(needs.address && {
			ship_to: {
				street: details.street.trim(),
				city: details.city.trim(),
				postal_code: details.postalCode.trim(),
				country: details.country,
			},
		}),
		payment: { method: paymentOf(details, needs) ?? 'at_pickup', ...(returnUrl && { return_url: returnUrl }) },
	};
}

const POINTERS: [RegExp, Field, Mistake][] = [
	[/^\/contact\/name/, 'name', 'nameMissing'],
	[/^\/contact\/email/, 'email', 'emailWrong'],
	[/^\/contact\/phone/, 'phone', 'phoneWrong'],
	[/^\/ship_to\/street/, 'street', 'streetMissing'],
	[/^\/ship_to\/postal_code/, 'postalCode', 'postalCodeMissing'],
	[/^\/ship_to\/city/, 'city', 'cityMissing'],
	[/^\/ship_to/, 'country', 'countryMissing'],
	[/^\/payment/, 'payment', 'paymentMissing'],
];

/** What the server found, in the fields that it names. */
export function mistakesAt(pointers: readonly string[]): Mistakes {
	const mistakes: Mistakes = {};
	for (const pointer of pointers) {
		const [, field, mistake] = POINTERS.find(([pattern]) => pattern.test(pointer)) ?? [];
		if (field) mistakes[field] ??= mistake;
	}
	return mistakes;
}
