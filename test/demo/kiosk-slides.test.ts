import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slidesOf } from '../../demo/kiosk/screens/attract/slides.ts';
import { kioskCatalogue } from '../support/kiosk-catalogue.ts';

type Offer = (typeof kioskCatalogue.offers)[number];

const NOON = Date.parse('2026-11-22T12:00:00Z');

function offer(headline: string, starts_at: string | null, ends_at: string | null, store_id = 'tartu'): Offer {
	return {
		id: headline,
		slug: headline.toLowerCase(),
		headline,
		text: null,
		image: null,
		skus: ['KETTLE-RUST'],
		coupon: null,
		stores: [{ store_id, distance: null, starts_at, ends_at }],
		state: 'active',
		claimed: null,
	};
}

const titles = (offers: Offer[], now = NOON, products = kioskCatalogue.products) =>
	slidesOf({ ...kioskCatalogue, offers, products }, 'tartu', now).map(({ title }) => title);

test('shows the offers of its own shop first, then what costs less than before', () => {
	assert.deepEqual(titles([offer('Kettles', null, null), offer('Riga', null, null, 'riga')]), ['Kettles', 'Kõrs']);
});

test('begins and ends an offer by the clock, however old the catalogue is', () => {
	const offers = [offer('Noon', '2026-11-22T12:00:00Z', '2026-11-22T13:00:00Z')];
	assert.deepEqual(titles(offers, NOON - 1), ['Kõrs']);
	assert.deepEqual(titles(offers, NOON), ['Noon', 'Kõrs']);
	assert.deepEqual(titles(offers, NOON + 3_600_000), ['Kõrs']);
});

test('shows one article of each category where nothing is on offer', () => {
	const products = kioskCatalogue.products.filter(({ id }) => id !== 'kors');
	assert.deepEqual(titles([], NOON, products), ['Enamel kettle', 'Łódź mug', 'Linen apron']);
});

test('shows an offer with the article that it is about, its name and its price', () => {
	const [slide] = slidesOf({ ...kioskCatalogue, offers: [offer('Kettles', null, null)] }, 'tartu', NOON);
	assert.deepEqual([slide?.variant?.sku, slide?.name], ['KETTLE-RUST', 'Enamel kettle']);
});

test('shows something of the shop beside an offer about everything, without a price', () => {
	const everything = { ...offer('Double points', null, null), skus: [] };
	const [slide] = slidesOf({ ...kioskCatalogue, offers: [everything] }, 'tartu', NOON);
	assert.ok(slide?.sku);
	assert.equal(slide.variant, undefined);
});
