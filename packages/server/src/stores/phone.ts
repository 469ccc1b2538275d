import { parsePhoneNumberFromString, isSupportedCountry } from 'libphonenumber-js/min';

/** E.164, from the first number of a list as people write them; null when it cannot be read. `country` is ISO 3166-1. */
export function readPhone(text: string, country: string | null): string | null {
	const first = text.split(/[;,/]/u)[0] ?? '';
	const region = country !== null && isSupportedCountry(country) ? country : undefined;
	const phone = parsePhoneNumberFromString(first, region);
	return phone?.isPossible() && !phone.ext ? phone.number : null;
}
