import { assert } from '@esm-bundle/chai';
import { internationalNumber } from '../../../packages/elements/src/shared/phone.ts';

describe('a phone number', () => {
	for (const [written, country, number] of [
		['5123 4567', 'EE', '+37251234567'],
		['+372 5123 4567', 'LV', '+37251234567'],
		['00372-5123-4567', undefined, '+37251234567'],
		['040 123 4567', 'FI', '+358401234567'],
		['(082) 123-4567', 'ZA', '+27821234567'],
		['601 234 567', 'PL', '+48601234567'],
	] as const) {
		it(`written as ${written} in ${country ?? 'no country'} is ${number}`, () => {
			assert.equal(internationalNumber(written, country), number);
		});
	}

	for (const [written, country] of [
		['5123 4567', undefined],
		['5123 4567', 'JP'],
		['12', 'EE'],
		['+0 5123 4567', 'EE'],
		['name@example.com', 'EE'],
		['', 'EE'],
	] as const) {
		it(`is not guessed from “${written}” in ${country ?? 'no country'}`, () => {
			assert.isUndefined(internationalNumber(written, country));
		});
	}
});
