import assert from 'node:assert/strict';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { Readable } from 'node:stream';
import { exportFile } from '../../../packages/server/src/imports/exporting/export-file.ts';
import { insertCustomer } from '../../../packages/server/src/shoppers/queries.ts';
import { assertCouponSums } from '../../support/coupon-sums.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { emptyMerchant, expectTaken, importer } from '../../support/importing.ts';

const COUPONS = `coupon_id,status,name,benefit,percent,amount,free_sku,factor,category,sku,minimum_spend,stores,channels,stackable,valid_from,valid_until,limit_total,code,birthday_days_before,receipt_minimum,receipt_valid_days,receipt_channels
kettles,active,Ten per cent,percentage,10,,,,Kettles,KETTLE-RED,20.00,tartu riga,web till,yes,2026-03-01,2026-04-01T18:00,5,kettle10,,,,
kettles,,,,,,,,Pans,KETTLE-BLUE,,,,,,,,,,,,
kettles,,,,,,,,,KETTLE-RED,,,,,,,,,,,,
five,,"Five, off",amount,,5.00,,,,,,,,,,,,,,30.00,14,web
mug,draft,,free_item,,,MUG,,,,,,,,,,,,3,,,
double,active,Double points,points_multiplier,,,,2,,,,,,,,,,,,,,
`;

const ISSUES = `coupon_id,code,email,issued_for
five,,anna@example.com,
five,ABC-1,,
double,DEF-2,anna@example.com,campaign 26
`;

onEachDatabase('coupon files', (context) => {
	async function shop() {
		const merchantId = await emptyMerchant(context.database);
		const take = importer(context.database, merchantId);
		const exported = (kind: 'coupons' | 'issues') =>
			text(Readable.from(exportFile(context.database, merchantId, kind)));
		return { merchantId, take, exported };
	}

	async function anna(merchantId: string): Promise<void> {
		const fields = {
			customer_id: `anna-${merchantId}`,
			email: 'anna@example.com',
			phone: null,
			name: null,
			language: 'en',
		};
		assert.ok(await insertCustomer(context.database, merchantId, fields));
	}

	test('are taken, and taken again change nothing', async () => {
		const { take, exported } = await shop();
		const first = await expectTaken(take('coupons', COUPONS));
		assert.deepEqual(first.coupons, { read: 4, created: 4, changed: 0, unchanged: 0, ignored: 0, refused: 0 });
		assert.deepEqual(
			first.notes.map(({ code, line }) => [code, line]),
			[['sku_repeated', 2]],
		);
		const again = await expectTaken(take('coupons', COUPONS));
		assert.deepEqual([again.coupons?.changed, again.coupons?.unchanged], [0, 4]);
		const less = await expectTaken(
			take('coupons', COUPONS.replace('kettles,,,,,,,,Pans,KETTLE-BLUE', 'kettles,,,,,,,,Pans,')),
		);
		assert.equal(less.coupons?.changed, 1);
		const bare = COUPONS.replace('KETTLE-RED,20.00', ',20.00').replaceAll(
			/^kettles,{8}Pans.*\n|^kettles,{9}KETTLE.*\n/gm,
			'',
		);
		await expectTaken(take('coupons', bare));
		assert.doesNotMatch(await exported('coupons'), /KETTLE-/);
	});

	test('come out as they go in', async () => {
		const one = await shop();
		await expectTaken(one.take('coupons', COUPONS));
		const file = await one.exported('coupons');
		assert.equal((await expectTaken(one.take('coupons', file))).coupons?.unchanged, 4);
		const other = await shop();
		await expectTaken(other.take('coupons', file));
		assert.equal(await other.exported('coupons'), file);
	});

	test('leave what they do not mention as it is', async () => {
		const { take, exported } = await shop();
		await expectTaken(take('coupons', COUPONS));
		const before = await exported('coupons');
		const few = 'coupon_id,name,benefit,percent\nkettles,Ten per cent,percentage,12\n';
		assert.equal((await expectTaken(take('coupons', few))).coupons?.changed, 1);
		assert.equal(await exported('coupons'), before.replace('percentage,10', 'percentage,12'));
	});

	test('are refused whole for what cannot be, with the place', async () => {
		const { take } = await shop();
		await expectTaken(take('coupons', COUPONS));
		const wrong = `coupon_id,name,status,benefit,percent,code,valid_from,valid_until
a,A,active,percentage,120,,,
b,B,active,half price,,,,
c,C,active,free_delivery,,KETTLE10,,
d,D,active,free_delivery,,,2026-05-01,2026-04-01
five,Five,draft,free_delivery,,,,
e,E,active,free_delivery,,,2026-02-30,
`;
		const { status, refused } = await take('coupons', wrong);
		assert.equal(status, 'refused');
		assert.deepEqual(
			refused.map(({ line, code }) => [line, code]),
			[
				[2, 'coupon_invalid'],
				[3, 'coupon_invalid'],
				[4, 'code_taken'],
				[5, 'valid_until_early'],
				[6, 'coupon_state'],
				[7, 'coupon_invalid'],
			],
		);
	});

	test('of who has what are taken once, and come out as they go in', async () => {
		const one = await shop();
		await anna(one.merchantId);
		await expectTaken(one.take('coupons', COUPONS));
		const first = await expectTaken(one.take('issues', ISSUES));
		assert.deepEqual(first.issues, { read: 3, created: 3, changed: 0, unchanged: 0, ignored: 0, refused: 0 });
		assert.equal((await expectTaken(one.take('issues', ISSUES))).issues?.unchanged, 3);
		assert.equal((await expectTaken(one.take('issues', await one.exported('issues')))).issues?.unchanged, 3);
		await assertCouponSums(context.database, one.merchantId);
	});

	test('of who has what are refused for strangers, repeats and more than there are', async () => {
		const { merchantId, take } = await shop();
		await anna(merchantId);
		await expectTaken(take('coupons', COUPONS));
		await take('coupons', 'coupon_id,name,benefit,limit_total\none,One,free_delivery,1\n');
		const wrong = `coupon_id,code,email,issued_for,status
never-was,,anna@example.com,,
five,,stranger@example.com,,
five,SAME,,,
five,SAME,,,
five,KETTLE10,,,
one,,anna@example.com,first,
one,,anna@example.com,second,
five,GONE,,,redeemed
five,,,,
`;
		const { status, refused, notes } = await take('issues', wrong);
		assert.equal(status, 'refused');
		assert.deepEqual(
			refused.map(({ line, code }) => [line, code]),
			[
				[2, 'coupon_unknown'],
				[3, 'customer_unknown'],
				[5, 'issue_repeated'],
				[6, 'code_taken'],
				[8, 'limit_reached'],
				[10, 'issue_empty'],
			],
		);
		const { column, value } = refused.find(({ code }) => code === 'customer_unknown') ?? {};
		assert.deepEqual([column, value], ['email', 'stranger@example.com']);
		assert.deepEqual(
			notes.map(({ line, code }) => [line, code]),
			[[9, 'issue_over']],
		);
	});
});
