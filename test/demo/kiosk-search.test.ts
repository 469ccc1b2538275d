import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choose, optionsOf } from '../../demo/kiosk/screens/product/choice.ts';
import { fold, searchCatalogue } from '../../demo/kiosk/screens/results/search.ts';
import { firstToShow, lastKnown, whereabouts } from '../../demo/kiosk/shared/stock.ts';
import { kioskCatalogue } from '../support/kiosk-catalogue.ts';

const found = (search: string, category?: string) =>
	searchCatalogue(kioskCatalogue, search, category).map(({ id }) => id);
const kettle = kioskCatalogue.products[0]!;
const apron = kioskCatalogue.products[4]!;

test('finds by the beginnings of words, in any order', () => {
	assert.deepEqual(found('ket ena'), ['kettle']);
	assert.deepEqual(found('rust kettle'), ['kettle']);
});

test('finds what is written with marks by letters without them, and the other way round', () => {
	assert.equal(fold('Kõrs ŁÓDŹ žāß'), 'kors lodz zass');
	assert.deepEqual(found('kors'), ['kors']);
	assert.deepEqual(found('lódz'), ['lodz']);
	assert.deepEqual(found('TÕRU').length, 5);
});

test('finds a part of a compound, behind what begins so', () => {
	assert.deepEqual(found('kann'), ['kohvikann']);
	assert.deepEqual(found('ka'), []);
});

test('finds by the number under the barcode, and by the shop’s own', () => {
	assert.deepEqual(found('400007001046'), ['kohvikann']);
	assert.deepEqual(found('apron-ink'), ['apron']);
});

test('keeps to a category, and gives all of it without a search', () => {
	assert.deepEqual(found('', 'Table'), ['kors', 'lodz']);
	assert.deepEqual(found('kettle', 'Table'), []);
	assert.equal(found('').length, 5);
});

test('shows the variant that is here before one that is elsewhere', () => {
	assert.equal(firstToShow(kioskCatalogue, kettle, 'tartu')?.sku, 'KETTLE-RUST');
	assert.equal(firstToShow(kioskCatalogue, kettle, 'karlova')?.sku, 'KETTLE-MOSS');
	assert.equal(firstToShow(kioskCatalogue, apron, 'tartu')?.sku, 'APRON-RYE-S');
});

test('tells other shops by distance, without those that have none, and a warehouse apart', () => {
	const where = whereabouts(kioskCatalogue, lastKnown(kioskCatalogue, 'KETTLE-MOSS') ?? [], 'tartu');
	assert.equal(where.here?.status, 'out_of_stock');
	assert.deepEqual(
		where.others.map(({ store }) => store.id),
		['karlova', 'riga'],
	);
	assert.ok(where.isSendable);
	const gone = whereabouts(kioskCatalogue, lastKnown(kioskCatalogue, 'MUG') ?? [], 'tartu');
	assert.deepEqual([gone.others.length, gone.isSendable], [0, false]);
});

test('keeps what was chosen before where there is such a variant', () => {
	assert.deepEqual(
		optionsOf(apron.variants).map(({ name, values }) => [name, ...values]),
		[
			['Colour', 'Rye', 'Ink'],
			['Size', 'S', 'L'],
		],
	);
	const [small, large] = apron.variants;
	assert.equal(choose(apron.variants, large!, 'Colour', 'Ink').sku, 'APRON-INK-L');
	assert.equal(choose(apron.variants, small!, 'Size', 'L').sku, 'APRON-RYE-L');
});
