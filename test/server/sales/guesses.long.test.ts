import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { onEachDatabase } from '../../support/databases.ts';
import { Till } from '../../support/till.ts';

/** Wrong codes that one card may have in a quarter of an hour. */
const OF_A_CARD = 20;

onEachDatabase('guesses at codes of phones', (context) => {
	let till: Till;
	before(async () => {
		till = await Till.open(context.database);
	});
	after(() => till.close());

	const post = async (path: string, body: object) => {
		const { status, text } = await till.shop.call('POST', path, { body });
		assert.ok([200, 201, 404, 429].includes(status), text);
		return status;
	};
	/** Of that card, or coupon. */
	const guess = (head: string, index: number) =>
		head + 'abcdefghijklmnopqrstuvwxyz234567'.slice(index % 20).slice(0, 10);
	const lines = [{ sku: 'KETTLE', quantity: 1 }];

	test('of one card are counted together, by whatever way they come, also from a till that was offline', async () => {
		const ways = [
			(code: string) => post('/v1/scan', { code }),
			(code: string) => post('/v1/customers/search', { code }),
			(code: string) => post('/v1/sales/price', { store_id: 'tartu', lines, customer: { code } }),
			(code: string) => post('/v1/sales', till.receipt({ customer: { code } })),
			(code: string) => post('/v1/sales', till.receipt({ customer: { code }, offline: true })),
		];
		for (let index = 0; index < OF_A_CARD; index += 1) {
			assert.notEqual(await ways[index % ways.length]?.(guess('maaaaaaaaa', index)), 429);
		}
		for (const way of ways) assert.equal(await way(`https://shop.example/${guess('maaaaaaaaa', 7)}`), 429);
	});

	test('of one coupon are counted too, and what is typed in is not', async () => {
		const price = (coupon: string) => post('/v1/sales/price', { store_id: 'tartu', lines, coupons: [coupon] });
		for (let index = 0; index < OF_A_CARD; index += 1) {
			assert.equal(await price(guess('caaaaaaaaa', index)), 200);
			assert.equal(await price('TEN'), 200);
		}
		assert.equal(await price(guess('caaaaaaaaa', 7)), 429);
		assert.equal(await price('TEN'), 200);
	});
});
