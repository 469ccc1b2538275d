/** Calling code of a country, and the digit that numbers begin with at home and not from abroad. */
const CALLING: Record<string, readonly [code: string, trunk: string]> = {
	AT: ['43', '0'],
	BE: ['32', '0'],
	CH: ['41', '0'],
	CZ: ['420', ''],
	DE: ['49', '0'],
	DK: ['45', ''],
	EE: ['372', ''],
	ES: ['34', ''],
	FI: ['358', '0'],
	FR: ['33', '0'],
	GB: ['44', '0'],
	IE: ['353', '0'],
	IT: ['39', ''],
	LT: ['370', '0'],
	LV: ['371', ''],
	NL: ['31', '0'],
	NO: ['47', ''],
	PL: ['48', ''],
	PT: ['351', ''],
	SE: ['46', '0'],
	ZA: ['27', '0'],
};

/** E.164: what a number is written as for every phone network. */
const INTERNATIONAL = /^\+[1-9]\d{6,14}$/;

/**
 * A phone number as people write it, in E.164: “5123 4567” of a shop in Estonia is +37251234567. Undefined when it cannot
 * be one, or would have to be guessed.
 */
export function internationalNumber(text: string, country: string | undefined): string | undefined {
	const digits = text.replace(/[\s().\-/\u00A0\u2010-\u2013]/g, '').replace(/^00/, '+');
	if (digits.startsWith('+')) return INTERNATIONAL.test(digits) ? digits : undefined;
	const calling = CALLING[country ?? ''];
	if (!calling || !/^\d{5,14}$/.test(digits)) return undefined;
	const [code, trunk] = calling;
	const number = `+${code}${trunk && digits.startsWith(trunk) ? digits.slice(trunk.length) : digits}`;
	return INTERNATIONAL.test(number) ? number : undefined;
}

/** How a number of that country begins. */
export function exampleNumber(country: string | undefined): string {
	return `+${CALLING[country ?? '']?.[0] ?? '372'} 512 3456`;
}
