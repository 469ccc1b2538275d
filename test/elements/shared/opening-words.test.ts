import { openingWords } from '../../../packages/elements/src/shared/shops/opening-words.ts';
import { storeStockCatalogue } from '@endcap/elements';
import { assert } from '../support/stage.ts';

type Periods = [opens_at: string, closes_at: string][];

/** What is said in Tallinn, where the tests' browser is, at noon on Wednesday 2026-03-25 unless another time is given. */
function said(periods: Periods | null, timezone = 'Europe/Tallinn', now = '2026-03-25T10:00:00Z'): string | undefined {
	const openings = periods?.map(([opens_at, closes_at]) => ({ opens_at, closes_at })) ?? null;
	return openingWords({ openings, timezone }, Date.parse(now), storeStockCatalogue.english, 'en-150');
}

describe('when a shop is open, in words', () => {
	it('says until when', () => {
		assert.equal(said([['2026-03-25T08:00:00Z', '2026-03-25T16:00:00Z']]), 'Open until 18:00');
	});

	it('says when it opens today', () => {
		assert.equal(said([['2026-03-25T12:00:00Z', '2026-03-25T16:00:00Z']]), 'Opens at 14:00');
	});

	it('says when it opens tomorrow', () => {
		assert.equal(said([['2026-03-26T08:00:00Z', '2026-03-26T16:00:00Z']]), 'Opens tomorrow at 10:00');
	});

	it('names the day when it opens later', () => {
		assert.equal(said([['2026-03-28T08:00:00Z', '2026-03-28T16:00:00Z']]), 'Opens on Saturday at 10:00');
	});

	it('goes by the shop’s clock and says so where it differs from the page’s', () => {
		assert.equal(
			said([['2026-03-25T07:00:00Z', '2026-03-25T15:00:00Z']], 'Europe/Warsaw'),
			'Open until 16:00 local time',
		);
	});

	it('counts days in the shop’s zone, not in the page’s', () => {
		const late = '2026-03-25T21:30:00Z';
		assert.equal(
			said([['2026-03-26T06:00:00Z', '2026-03-26T15:00:00Z']], 'Europe/Warsaw', late),
			'Opens tomorrow at 7:00 local time',
		);
		assert.equal(
			said([['2026-03-26T06:00:00Z', '2026-03-26T15:00:00Z']], 'Europe/Tallinn', '2026-03-25T22:30:00Z'),
			'Opens at 8:00',
		);
	});

	it('is right on the day the clocks go forward', () => {
		const day = '2026-03-28T20:00:00Z';
		assert.equal(
			said([['2026-03-29T07:00:00Z', '2026-03-29T13:00:00Z']], 'Europe/Tallinn', day),
			'Opens tomorrow at 10:00',
		);
	});

	it('reads periods that meet as one', () => {
		const periods: Periods = [
			['2026-03-25T08:00:00Z', '2026-03-25T22:00:00Z'],
			['2026-03-25T22:00:00Z', '2026-03-26T00:00:00Z'],
		];
		assert.equal(said(periods), 'Open until 2:00');
	});

	it('says when it never closes', () => {
		const days: Periods = Array.from({ length: 8 }, (_, day) => [
			new Date(Date.UTC(2026, 2, 24 + day, 22)).toISOString(),
			new Date(Date.UTC(2026, 2, 25 + day, 22)).toISOString(),
		]);
		assert.equal(said(days), 'Open around the clock');
	});

	it('says when it does not open in the days that are known', () => {
		assert.equal(said([]), 'Closed for now');
	});

	it('says nothing when hours or the zone are not known', () => {
		assert.isUndefined(said(null));
		assert.isUndefined(said([['2026-03-25T08:00:00Z', '2026-03-25T16:00:00Z']], 'Mars/Olympus'));
	});
});
