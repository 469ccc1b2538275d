/** ISO 3166-1 alpha-2. */
const CODES =
	'AD AE AF AG AI AL AM AO AR AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CD CF CG CH CI CK CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MQ MR MS MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VN VU WF WS YE YT ZA ZM ZW';

export interface Country {
	code: string;
	name: string;
}

/** Every country by its name in a language: those where the merchant has shops first, each part in alphabetical order. */
export function countries(locale: string, near: readonly string[]): Country[] {
	const names = new Intl.DisplayNames(locale, { type: 'region' });
	const all = CODES.split(' ').map((code) => ({ code, name: names.of(code) ?? code }));
	const compare = new Intl.Collator(locale).compare;
	return all.sort(
		(one, other) =>
			Number(near.includes(other.code)) - Number(near.includes(one.code)) || compare(one.name, other.name),
	);
}
