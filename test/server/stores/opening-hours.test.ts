import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import {
	formatOpeningHours,
	parseOpeningHours,
	type OpeningHours,
} from '../../../packages/server/src/stores/opening-hours.ts';
import { openingHours } from '../../support/arbitrary-hours.ts';

function understood(text: string): OpeningHours {
	const result = parseOpeningHours(text);
	assert.ok(!('reason' in result), `${text}: ${'reason' in result ? result.reason : ''}`);
	return result;
}

function refused(text: string): string {
	const result = parseOpeningHours(text);
	assert.ok('reason' in result, `${text} was understood`);
	return result.reason;
}

describe('opening hours', () => {
	const same: [string, string][] = [
		['Mo-Fr 09:00-19:00, Sa 10:00-18:00', 'Mo-Fr 09:00-19:00; Sa 10:00-18:00'],
		['mo - fr 9:00 – 18:00;;', 'Mo-Fr 09:00-18:00'],
		['Monday-Friday: 09:00-18:00', 'Mo-Fr 09:00-18:00'],
		[
			'Mo,We,Fr 09:00-12:00, 13:00-18:00',
			'Mo 09:00-12:00,13:00-18:00; We 09:00-12:00,13:00-18:00; Fr 09:00-12:00,13:00-18:00',
		],
		['10:00-18:00; Su closed', 'Mo-Sa 10:00-18:00'],
		['Mo-Su 10:00-18:00; We 10:00-14:00', 'Mo-Tu 10:00-18:00; We 10:00-14:00; Th-Su 10:00-18:00'],
		['Sa-Mo 10:00-12:00', 'Sa-Su 10:00-12:00; Mo 10:00-12:00'],
		['24/7', '24/7'],
		['Mo-Su 00:00-24:00', '24/7'],
		['24/7; PH off', '24/7; PH off'],
		['Mo-Sa 10:00-18:00; Su,PH 11:00-16:00', 'Mo-Sa 10:00-18:00; Su 11:00-16:00; PH 11:00-16:00'],
		['Mo-Fr 09:00-18:00, PH off', 'Mo-Fr 09:00-18:00; PH off'],
		['Fr,Sa 20:00-27:00', 'Fr-Sa 20:00-03:00'],
		['Fr 20:00-03:00, Sa 10:00-18:00', 'Fr 20:00-03:00, Sa 10:00-18:00'],
		['Mo-Fr 09:00-18:00; dec 24-26 off', 'Mo-Fr 09:00-18:00; Dec 24 off; Dec 25 off; Dec 26 off'],
		['Dec 31-Jan 01 off', 'Dec 31 off; Jan 01 off'],
		['2026 Dec 24 10:00-14:00 "Short day"', '2026 Dec 24 10:00-14:00 "Short day"'],
		['off', 'off'],
		['', ''],
	];
	for (const [text, canonical] of same) {
		test(`${text || 'nothing'} is kept as ${canonical || 'not known'}`, () => {
			assert.equal(formatOpeningHours(understood(text)), canonical);
		});
	}

	test('hours, holidays and dates come apart as the contract has them', () => {
		assert.deepEqual(understood('Sa 20:00-02:00; PH 10:00-16:00; Dec 24 off "Closed"; 2026 Dec 31 10:00-12:00'), {
			hours: [{ day: 'saturday', opens: '20:00', closes: '02:00' }],
			holiday_hours: [{ opens: '10:00', closes: '16:00' }],
			exception_hours: [
				{ date: '--12-24', periods: [], note: 'Closed' },
				{ date: '2026-12-31', periods: [{ opens: '10:00', closes: '12:00' }] },
			],
		});
	});

	test('no rule for public holidays means that they are as any day', () => {
		assert.equal(understood('Mo-Fr 09:00-18:00').holiday_hours, null);
	});

	const unknown: [string, RegExp][] = [
		['Apr-Sep Mo-Fr 09:00-18:00', /“Apr”.*seasons/],
		['Jun 01-Aug 31 10:00-18:00', /“Jun 01-Aug 31”.*season/],
		['week 1-10 Mo 10:00-12:00', /“week”/],
		['Mo[1] 10:00-12:00', /“\[”/],
		['Mo-Fr 09:00-18:00; SH off', /“SH”.*school/],
		['Mo-Fr sunrise-sunset', /“sunrise”/],
		['Mo-Fr 18:00+', /“\+”.*open end/],
		['Mo-Fr 18:00', /“18:00”.*closing/],
		['Mo-Fr 09:00-18:00 || "call us"', /“\|\|”/],
		['Mo-Fr 09:00-18:00 by appointment', /“by”/],
		['Mo-Fr 09:00-18:00 "by appointment"', /“"by appointment"”/],
		['Mo-Fr', /“Mo-Fr”.*no times/],
		['Su off', /never when it is open/],
		['Mo-Fr 9-18', /“9”/],
		['Mo-Fr 09:00-18:60', /“09:00-18:60”/],
		['Mo-Fr 01:00-26:00', /“01:00-26:00”/],
		['Feb 30 off', /“Feb 30”/],
		['2026-12-24 off', /“-”/],
		['easter off', /“easter”/],
		['Mo-Fr 09:00-12:00; 13:00-18:00', /“13:00-18:00”/],
		['PH off; Mo-Fr 09:00-18:00', /“Mo-Fr 09:00-18:00”.*after/],
		['Dec 24 10:00-14:00; PH off', /“PH off”.*after/],
		['Mo-Fr 09:00-18:00, PH 10:00-14:00', /“PH 10:00-14:00”.*semicolon/],
		['Mo-Fr 09:00-18:00, Dec 24 10:00-14:00', /“Dec 24 10:00-14:00”.*semicolon/],
		['Mo-Fr 09:00-18:00 Tu', /“Tu”/],
		['Fr 20:00-03:00; Sa 10:00-18:00', /“Sa 10:00-18:00”.*night of Fr 20:00-03:00/],
		['Mo-Sa 18:00-02:00; Su off', /“Su off”.*night of Sa 18:00-02:00/],
		['Mo-Su 18:00-02:00; We 10:00-12:00', /“We 10:00-12:00”.*night of Tu/],
		['Mo-Su,PH', /“Mo-Su,PH”.*no times/],
		['Mo-Fr 07-21', /“07”.*as 09:00/],
		['10:00+', /“\+”.*open end/],
		['week 1-53/2 Mo 10:00-12:00', /“week”/],
		['"by appointment"', /“"by appointment"”/],
		['Mo-Fr 09:00-17:00 open "ring the bell"', /“"ring the bell"”/],
		['PH -1 day off', /“day”/],
		['Mo-Fr 10:00-16:00/01:30', /“\/”.*intervals/],
		['Mo-Fr 08h30-17h00', /“h”/],
		['Mo-Fr 9am-5pm', /“am”.*as 09:00/],
		['P-Pk 10:00-18:00', /“P”/],
		['2026 Mo-Fr 10:00-18:00', /“Mo”/],
		['Mo-Fr 10:00-18:00; Dec 24 Mo-Fr 10:00-12:00', /“Mo”/],
		['Avatud iga päev', /“Avatud”/],
	];
	for (const [text, reason] of unknown) {
		test(`${text} is refused with the piece`, () => assert.match(refused(text), reason));
	}

	test('writing and reading back gives the same structure', () => {
		fc.assert(
			fc.property(openingHours, (hours) => assert.deepEqual(understood(formatOpeningHours(hours)), hours)),
			{
				numRuns: 2000,
			},
		);
	});

	test('any text is understood or refused, and never fails', () => {
		const piece = fc.constantFrom(
			'Mo',
			'-',
			'Fr',
			' ',
			'09:00',
			'18:00',
			',',
			';',
			'PH',
			'off',
			'Dec',
			'24',
			'2026',
			'"x"',
			'24/7',
			'+',
			'[',
			'ü',
			'99999',
			'||',
			':',
		);
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.array(piece).map((pieces) => pieces.join('')),
				),
				(text) => {
					const result = parseOpeningHours(text);
					if (!('reason' in result)) assert.deepEqual(parseOpeningHours(formatOpeningHours(result)), result);
				},
			),
			{ numRuns: 5000 },
		);
	});
});
