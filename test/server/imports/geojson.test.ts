import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readImport } from '../../../packages/server/src/imports/reading/read-import.ts';
import type { ImportItem, ReadOptions, StoreRecord } from '../../../packages/server/src/imports/records.ts';
import { bytesOf } from '../../support/importing.ts';

interface Read {
	stores: StoreRecord[];
	refused: string[];
	notes: string[];
	items: ImportItem[];
}

type Tags = Record<string, unknown>;

const TARTU = { type: 'Point', coordinates: [26.7214, 58.3813] };

function feature(properties: Tags, geometry: unknown = TARTU, id: unknown = 'node/1') {
	return { type: 'Feature', id, properties, geometry };
}

async function readText(text: string | Buffer, options: Partial<ReadOptions> = {}, size = 7): Promise<Read> {
	const items: ImportItem[] = [];
	for await (const item of readImport(bytesOf(text, size), { kind: 'stores', ...options }).items) items.push(item);
	const remarks = items.filter((item) => item.type === 'remark').map(({ remark }) => remark);
	const coded = (level: string) =>
		remarks.filter((remark) => remark.level === level).map(({ line, column, code }) => `${line} ${column} ${code}`);
	const stores = items.filter((item) => item.type === 'store');
	return { stores, refused: coded('refused'), notes: coded('note'), items };
}

function read(features: unknown[], options: Partial<ReadOptions> = {}): Promise<Read> {
	return readText(JSON.stringify({ type: 'FeatureCollection', features }), options, 4096);
}

async function one(tags: Tags, options: Partial<ReadOptions> = {}, geometry: unknown = TARTU): Promise<StoreRecord> {
	const { stores, refused } = await read([feature({ name: 'Shop', opening_hours: 'off', ...tags }, geometry)], options);
	assert.deepEqual(refused, []);
	assert.ok(stores[0]);
	return stores[0];
}

const codesOf = (remarks: string[]) => remarks.map((remark) => remark.split(' ').at(-1));

describe('stores from GeoJSON', () => {
	test('come with name, address, zone, phone, address on the web and hours', async () => {
		const store = await one({
			name: 'Rüütli pood',
			'addr:street': 'Rüütli',
			'addr:housenumber': '4',
			'addr:city': 'Tartu',
			'addr:postcode': '51007',
			'addr:country': 'ee',
			'contact:phone': '744 2224; 7000000',
			website: 'www.pood.ee',
			opening_hours: 'Mo-Fr 10:00-18:00',
		});
		const { place: _place, hours, ...fields } = store;
		assert.equal(hours?.length, 5);
		assert.deepEqual(fields, {
			type: 'store',
			store_id: 'ruutli-pood-1',
			kind: 'store',
			status: 'active',
			name: 'Rüütli pood',
			street: 'Rüütli 4',
			city: 'Tartu',
			postal_code: '51007',
			region: null,
			country: 'EE',
			latitude: 58.3813,
			longitude: 26.7214,
			timezone: 'Europe/Tallinn',
			phone: '+3727442224',
			url: 'https://www.pood.ee',
			exception_hours: [],
			holiday_hours: null,
			pickup_prep_minutes: null,
			pickup_hold_hours: null,
			pickup_slot_minutes: 60,
			pickup_slot_capacity: null,
			pickup_same_day_until: null,
		});
	});

	test('have their ids from the operator’s number, else from name and id, else from name and address', async () => {
		const ids = async (...features: unknown[]) => (await read(features)).stores.map(({ store_id }) => store_id);
		assert.deepEqual(await ids(feature({ name: 'Łódź ääkköset', ref: 'A 17' })), ['A-17']);
		assert.deepEqual(await ids(feature({ name: 'Pood', '@id': 'way/5' }), feature({ name: 'Pood', '@id': 'node/5' })), [
			'pood-w5',
			'pood-5',
		]);
		assert.deepEqual(await ids(feature({ name: 'Аптека', '@id': 'node/9' })), ['9']);
		const bare = {
			type: 'Feature',
			properties: { name: 'Pood', 'addr:city': 'Tartu', 'addr:street': 'Raja' },
			geometry: TARTU,
		};
		assert.deepEqual(await ids(bare), ['pood-tartu-raja']);
	});

	test('have the zone of where they are, unless one is named', async () => {
		const capeTown = { type: 'Point', coordinates: [18.4092, -33.931] };
		assert.equal((await one({}, {}, capeTown)).timezone, 'Africa/Johannesburg');
		assert.equal((await one({}, { timezone: 'Europe/Riga' })).timezone, 'Europe/Riga');
	});

	test('stand in the middle of an outline', async () => {
		const square = [
			[0, 0],
			[2, 0],
			[2, 2],
			[0, 2],
			[0, 0],
		].map(([x = 0, y = 0]) => [20 + x, 50 + y]);
		const small = square.map(([x = 0, y = 0]) => [x / 10, y / 10]);
		const at = async (geometry: unknown) => {
			const { latitude, longitude } = await one({}, {}, geometry);
			return [longitude, latitude];
		};
		assert.deepEqual(await at({ type: 'Polygon', coordinates: [square] }), [21, 51]);
		assert.deepEqual(await at({ type: 'MultiPolygon', coordinates: [[small], [square]] }), [21, 51]);
	});

	test('have the number before the street where that is the custom', async () => {
		assert.equal(
			(await one({ 'addr:street': 'Kloof Street', 'addr:housenumber': '60' }, { country: 'ZA' })).street,
			'60 Kloof Street',
		);
	});

	test('that have no name are called after brand or operator, and refused without', async () => {
		const { stores, refused, notes } = await read([
			feature({ brand: 'Apotheka', 'addr:street': 'Raja', opening_hours: '24/7' }),
			feature({}),
		]);
		assert.deepEqual(
			stores.map(({ name }) => name),
			['Apotheka Raja'],
		);
		assert.deepEqual([codesOf(notes), codesOf(refused)], [['name_made', 'hours_missing'], ['name_missing']]);
	});

	test('whose hours are not understood are refused, with the text and the piece', async () => {
		const { items, refused } = await read([feature({ name: 'Shop', opening_hours: 'Mo-Fr 09:00+' })]);
		assert.deepEqual(refused, ['1 opening_hours opening_hours_not_understood']);
		const remark = items.find((item) => item.type === 'remark')?.remark;
		assert.equal(remark?.value, 'Mo-Fr 09:00+');
		assert.match(remark?.reason ?? '', /“\+”/);
		assert.ok(items.some((item) => item.type === 'refused'));
	});

	test('have null for hours, phone and address on the web that are missing or cannot be read, with a note', async () => {
		const { stores, notes } = await read([feature({ name: 'Shop', phone: 'call us', website: 'javascript:alert(1)' })]);
		const [store] = stores;
		assert.deepEqual([store?.hours, store?.phone, store?.url], [null, null, null]);
		assert.deepEqual(codesOf(notes), ['phone_invalid', 'url_invalid', 'hours_missing']);
	});

	test('without a place on earth are refused', async () => {
		const places = [
			null,
			{ type: 'Point', coordinates: [650000, 6470000] },
			{ type: 'Point', coordinates: ['x'] },
			{ type: 'Polygon', coordinates: 5 },
		];
		const { refused } = await read(places.map((geometry) => feature({ name: 'Shop', opening_hours: 'off' }, geometry)));
		assert.deepEqual(
			codesOf(refused),
			places.map(() => 'location_unreadable'),
		);
	});

	test('are found however the file is laid out and cut, with the line on which each begins', async () => {
		const text = `{\r\n "name": "features [{", "type": "FeatureCollection",\n "features": [\n\n${JSON.stringify(feature({ name: 'A "}]{[" \\ ü', opening_hours: 'off' }))},\n${JSON.stringify(feature({ name: 'B', opening_hours: 'off' }, TARTU, 2), null, 1)}\n] }\n`;
		for (const size of [1, 3, 64, 100_000]) {
			const { stores } = await readText(`\ufeff${text}`, {}, size);
			assert.deepEqual(
				stores.map(({ name, place }) => [name, place.line]),
				[
					['A "}]{[" \\ ü', 5],
					['B', 6],
				],
			);
		}
	});

	test('come from UTF-16 too', async () => {
		const text = JSON.stringify({
			type: 'FeatureCollection',
			features: [feature({ name: 'Õ', opening_hours: 'off' })],
		});
		const { stores } = await readText(Buffer.from(`\ufeff${text}`, 'utf16le'));
		assert.equal(stores[0]?.name, 'Õ');
	});

	const whole: [string, string, string][] = [
		['a file that breaks off', '{"type":"FeatureCollection","features":[{"type":"Feature","prop', 'json_malformed'],
		['JSON that is none', '{"type":"FeatureCollection","features":[{nope}]}', 'json_malformed'],
		['another JSON', '{"elements":[{"type":"node"}]}', 'geojson_expected'],
		[
			'places in another system',
			'{"type":"FeatureCollection","crs":{"properties":{"name":"urn:ogc:def:crs:EPSG::3301"}},"features":[]}',
			'crs_not_supported',
		],
	];
	for (const [name, text, code] of whole) {
		test(`refuse whole: ${name}`, async () => {
			await assert.rejects(readText(text), (error: { remark?: { code: string } }) => error.remark?.code === code);
		});
	}

	test('are read one at a time: a feature that never ends is refused at four million characters', async () => {
		async function* endless() {
			yield Buffer.from('{"type":"FeatureCollection","features":[{"name":"');
			for (;;) yield Buffer.alloc(65_536, 'x');
		}
		const reading = readImport(endless(), { kind: 'stores' });
		await assert.rejects(
			async () => {
				for await (const item of reading.items) assert.ok(item);
			},
			(error: { remark?: { code: string } }) => error.remark?.code === 'record_too_long',
		);
	});
});
