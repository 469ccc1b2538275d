import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type ImportKind, ProductInput, StoreInput } from '@endcap/contract';
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { Value } from 'typebox/value';
import type { LevelRecord, ProductRecord, StoreRecord } from '../../../../packages/server/src/imports/records.ts';
import { read } from './read.ts';

const FIXTURES = new URL('../fixtures/', import.meta.url);
const tables = readdirSync(FIXTURES).map((name): string[][] =>
	parse(readFileSync(new URL(name, FIXTURES), 'utf8'), {
		bom: true,
		delimiter: [',', ';', '\t'],
		relax_column_count: true,
	}),
);

const nasty = fc.constantFrom(
	'',
	' ',
	'-',
	'-1',
	'1.5',
	'1,234',
	'1.234.567,8',
	'€',
	'1E+12',
	'4.00638E+12',
	'99999999999999999999',
	'NaN',
	'Infinity',
	'0x10',
	'not stocked',
	'parent',
	'variable',
	'id:12',
	'id:',
	'__proto__',
	'constructor',
	'toString',
	'null',
	'TRUE',
	'maybe',
	'<script>alert(1)</script>',
	'<img src=x onerror=alert(1)>',
	'javascript:alert(1)',
	'http://',
	'https://x y',
	'="=1"',
	"'=1",
	'=cmd|1',
	'a\u0001b',
	'\u2028',
	'a\u2028b',
	'\ud83e\uddf5'.repeat(300),
	'x'.repeat(600),
	'y'.repeat(70_000),
	'&#xD800;&#0;',
	'24/7',
	'Mo-Fr',
	'2026-02-30',
);

function product({ title, description, vendor, category, status, image, variants }: ProductRecord): unknown {
	const money = (amount: number | null, currency: string | null): unknown =>
		amount === null ? null : { amount, currency };
	return {
		title,
		description,
		vendor,
		category,
		status,
		image,
		variants: variants.map((variant) => ({
			sku: variant.sku,
			gtin: variant.gtin,
			options: variant.options,
			price: money(variant.price_amount, variant.currency),
			list_price: money(variant.list_price_amount, variant.currency),
			image: variant.image,
			tracked: variant.tracked,
			backorder: variant.backorder,
		})),
	};
}

function store(record: StoreRecord): unknown {
	const { kind, status, name, street, city, postal_code, region, country, latitude, longitude } = record;
	const { timezone, phone, url, hours, exception_hours, holiday_hours } = record;
	const pickup = {
		prep_minutes: record.pickup_prep_minutes,
		hold_hours: record.pickup_hold_hours,
		slot_minutes: record.pickup_slot_minutes,
		slot_capacity: record.pickup_slot_capacity,
		same_day_until: record.pickup_same_day_until,
	};
	return {
		kind,
		status,
		name,
		timezone,
		phone,
		url,
		hours,
		exception_hours,
		holiday_hours,
		address: { street, city, postal_code, region, country },
		geo: latitude === null ? null : { latitude, longitude },
		pickup: pickup.prep_minutes === null ? null : pickup,
	};
}

function assertLevel(level: LevelRecord): void {
	for (const count of [level.on_hand, level.committed, level.unavailable, level.incoming]) {
		assert.ok(Number.isInteger(count) && count >= 0, String(count));
	}
	assert.ok(level.store !== '' && (level.sku ?? level.gtin ?? level.product_id ?? '') !== '');
}

// oxlint-disable-next-line no-control-regex -- as in the contract
const IDENTIFIER = /^[^\s\u0000-\u001f]{1,128}$/;

test('whatever stands in a file, what is taken from it is what the contract allows', async () => {
	const changes = fc.array(fc.tuple(fc.nat(), fc.nat(), nasty), { maxLength: 12 });
	const kinds = fc.constantFrom<ImportKind>('products', 'stores', 'stock');
	const property = fc.asyncProperty(fc.constantFrom(...tables), kinds, changes, async (table, kind, changed) => {
		const rows = table.map((row) => [...row]);
		for (const [line, column, value] of changed) {
			const row = rows[1 + (line % Math.max(1, rows.length - 1))];
			if (row !== undefined) row[column % row.length] = value;
		}
		const file = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');
		const found = await read(file, {
			kind,
			currency: 'EUR',
			country: 'EE',
			timezone: 'Europe/Tallinn',
			store: 'tartu',
		});
		for (const record of found.products) {
			assert.match(record.product_id, IDENTIFIER);
			assert.deepEqual([...Value.Errors(ProductInput, product(record))], []);
			assert.equal(new Set(record.variants.map(({ sku }) => sku)).size, record.variants.length);
		}
		for (const record of found.stores) {
			assert.match(record.store_id, IDENTIFIER);
			assert.deepEqual([...Value.Errors(StoreInput, store(record))], []);
		}
		for (const level of found.levels) assertLevel(level);
		for (const { line, value, reason } of found.remarks) {
			assert.ok(line >= 1 && line <= file.split(/\r\n|\r|\n/).length && (value ?? '').length <= 200 && reason !== '');
		}
		assert.ok(found.refused.length === 0 || found.remarks.some(({ level }) => level === 'refused'));
		assert.doesNotMatch(JSON.stringify(found), /\\ud[89a-f]/, 'half a character');
	});
	await fc.assert(property, { numRuns: 600 });
});

test('bytes of any kind are read or refused, and nothing else', async () => {
	const property = fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (tail) => {
		const found = await read(Buffer.concat([Buffer.from('sku,store_id,on_hand\nA,tartu,1\n'), tail]), {
			kind: 'stock',
		});
		assert.ok(found.refusal !== undefined || found.levels.length > 0);
	});
	await fc.assert(property, { numRuns: 500 });
});
