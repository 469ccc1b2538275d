import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as examples from '@endcap/contract/examples';
import {
	ApiKey,
	Coupon,
	CouponValidation,
	Redemption,
	WalletCoupon,
	Availability,
	ImportReport,
	InventoryLevel,
	openApiDocument,
	operations,
	plainSchema,
	Product,
	PROBLEMS,
	StaffMember,
	Store,
	StorePage,
} from '@endcap/contract';
import type { TSchema } from 'typebox';
import { Errors } from 'typebox/value';

function assertMatches(schema: TSchema, value: unknown, name: string): void {
	const found = [...Errors(plainSchema(schema), value)];
	assert.deepEqual(found, [], `${name} does not match its schema`);
}

test('every example an operation shows matches the schema of that answer', () => {
	let shown = 0;
	for (const operation of operations) {
		for (const [status, answer] of Object.entries(operation.answers)) {
			for (const [name, value] of Object.entries(answer.examples ?? {})) {
				assert.ok(answer.schema, `${operation.id} ${status} shows an example of nothing`);
				assertMatches(answer.schema, value, `${operation.id} ${status} ${name}`);
				shown += 1;
			}
		}
	}
	assert.ok(shown >= 8);
});

test('every named example matches the schema of its kind', () => {
	for (const store of Object.values(examples.exampleStores)) assertMatches(Store, store, store.id);
	assertMatches(StorePage, examples.exampleStorePage, 'exampleStorePage');
	assertMatches(Product, examples.exampleProduct, 'exampleProduct');
	assertMatches(InventoryLevel, examples.exampleInventoryLevel, 'exampleInventoryLevel');
	assertMatches(StaffMember, examples.exampleStaffMember, 'exampleStaffMember');
	assertMatches(ImportReport, examples.exampleImportReport, 'exampleImportReport');
	assertMatches(ApiKey, examples.exampleApiKey, 'exampleApiKey');
	assertMatches(Coupon, examples.exampleCoupon, 'exampleCoupon');
	assertMatches(CouponValidation, examples.exampleCouponValidation, 'exampleCouponValidation');
	assertMatches(Redemption, examples.exampleRedemption, 'exampleRedemption');
	for (const coupon of Object.values(examples.exampleWallet)) assertMatches(WalletCoupon, coupon, coupon.status);
	const availabilities = [
		examples.exampleAvailability,
		examples.exampleWarehouseOnly,
		examples.exampleNowhere,
		examples.exampleUnknownSku,
	];
	for (const each of availabilities) assertMatches(Availability, each, 'an availability example');
});

test('a value that breaks a schema is noticed', () => {
	assert.throws(() => assertMatches(Store, { ...examples.exampleStores.tartu, kind: 'kiosk' }, 'broken'));
});

test('no two operations share an id or a route', () => {
	const ids = new Set(operations.map(({ id }) => id));
	const routes = new Set(operations.map(({ method, path }) => `${method} ${path}`));
	assert.equal(ids.size, operations.length);
	assert.equal(routes.size, operations.length);
	for (const { path } of operations) assert.match(path, /^\/v1\//);
});

test('whatever changes something is closed to publishable keys, but for beginning a session, and becoming a kiosk', () => {
	const open = operations.filter(({ method, callers }) => method !== 'GET' && callers.includes('publishable'));
	assert.deepEqual(
		open.map(({ id }) => id),
		// The first asks with a body and changes nothing.
		['validateCoupons', 'scan', 'createSession', 'refreshSession', 'enrolKiosk'],
	);
});

test('every path parameter of an operation is described, and none besides', () => {
	for (const { id, path, params } of operations) {
		const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
		assert.deepEqual(inPath, Object.keys(params?.properties ?? {}), id);
	}
});

test('every reference of the document resolves inside it', () => {
	const document = openApiDocument('0.0.0');
	const { schemas } = document.components as { schemas: Record<string, unknown> };
	const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
	assert.ok(references.length > 20);
	for (const [, name] of references) assert.ok(name && name in schemas, name);
});

test('a problem code fits its status', () => {
	for (const [code, { status, title }] of Object.entries(PROBLEMS)) {
		assert.match(code, /^[a-z]+(_[a-z]+)*$/);
		assert.ok(status >= 400 && status < 600, code);
		assert.ok(title.length > 10, code);
	}
});
