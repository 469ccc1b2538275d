import { rangeWords } from '../../../packages/elements/src/collect/endcap-collect-picker/time-words.ts';
import { pickupWords } from '../../../packages/elements/src/shared/pickup-words.ts';
import { nextSlots } from '../../../stories/support/shopping.ts';
import { assert } from '../support/stage.ts';

const now = Date.parse('2026-03-25T10:00:00Z');
const zone = 'Europe/Tallinn';
const upToMidnight = { starts_at: '2026-03-25T21:30:00Z', ends_at: '2026-03-25T22:00:00Z' };
const plain = (text: string) => text.replaceAll(/\s/g, ' ');

describe('a time to collect', () => {
	it('is said with its day once, also when it ends at midnight', () => {
		const said = (locale: string) => plain(pickupWords(upToMidnight, zone, now, locale, '{time}, {zone}'));
		assert.equal(said('en-GB'), 'today, 23:30–0:00');
		assert.equal(said('en'), 'today, 11:30 PM–12:00 AM');
		assert.equal(said('fi'), 'tänään, 23.30–0.00');
		assert.equal(said('et'), 'täna, 23:30–0:00');
	});

	it('is said as before when it ends on its own day', () => {
		const slot = { starts_at: '2026-03-25T12:00:00Z', ends_at: '2026-03-25T12:30:00Z' };
		assert.equal(plain(pickupWords(slot, zone, now, 'en', '{time}, {zone}')), 'today, 2:00 – 2:30 PM');
	});

	it('says no date among the times to choose from', () => {
		const [slot] = nextSlots('tartu-ruutli');
		assert.ok(slot);
		assert.equal(rangeWords({ ...slot, ...upToMidnight }, zone, 'lv'), '23:30–0:00');
	});
});
