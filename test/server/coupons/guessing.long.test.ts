import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CouponShop } from '../../support/coupon-shop.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { randomId } from '../../../packages/server/src/shared/random-id.ts';
import { signedIn } from '../../support/signed-in.ts';

const GUESSES = 10_000;
/** As of attempts.ts. */
const OF_AN_ACCOUNT = 40;
const OF_AN_ADDRESS = 200;
const OF_A_KEY = 5000;

onEachDatabase('guessing codes', (context) => {
	let shop: CouponShop;
	before(async () => {
		shop = await CouponShop.open(context.database);
		await shop.coupon('guessed', { code: 'REAL' });
	});
	after(() => shop.close());

	const ask = (codes: string[], key: string) =>
		shop.call('POST', '/v1/coupons/validate', { key, body: { codes, lines: [] } });
	const guess = () => randomId(13).toUpperCase();

	async function guessesUntilStopped(key: string): Promise<number> {
		for (let asked = 0; asked < GUESSES; asked += 1) {
			const { status, headers, body } = await ask([guess()], key);
			if (status === 429) {
				assert.ok(Number(headers.get('retry-after')) > 0);
				return asked;
			}
			const { coupons } = body as { coupons: { reason: string; coupon: unknown }[] };
			for (const { reason, coupon } of coupons) assert.deepEqual([reason, coupon], ['unknown', null]);
		}
		return GUESSES;
	}

	test('is stopped by account, then by address, and right codes are not counted', async () => {
		const one = await signedIn(context.database, shop.merchant);
		for (let times = 0; times < 3 * OF_AN_ACCOUNT; times += 1) {
			assert.equal((await ask(['REAL'], one.access_token)).status, 200);
		}
		assert.ok((await guessesUntilStopped(one.access_token)) <= OF_AN_ACCOUNT + 1);
		const claim = await shop.claim(one.access_token, { code: guess() });
		assert.equal(claim.status, 429);
		let stopped = 0;
		for (let people = 0; people < 20 && stopped === 0; people += 1) {
			const { access_token } = await signedIn(context.database, shop.merchant);
			if ((await guessesUntilStopped(access_token)) === 0) stopped = people;
		}
		assert.ok(stopped >= 3 && stopped <= OF_AN_ADDRESS / OF_AN_ACCOUNT + 1, `after ${stopped} people`);
		assert.equal((await ask([guess()], shop.merchant.publishable)).status, 429);
	});

	test('ten thousand times with one key is answered for half of them, always alike', async () => {
		const fresh = await CouponShop.open(context.database);
		let answered = 0;
		for (let asked = 0; asked < GUESSES; asked += 20) {
			const codes = Array.from({ length: 20 }, guess);
			const body = { codes, lines: [] };
			const { status, body: answer } = await fresh.call('POST', '/v1/coupons/validate', { body });
			if (status === 429) continue;
			answered += 20;
			const { coupons } = answer as { coupons: { reason: string; coupon: unknown }[] };
			for (const { reason, coupon } of coupons) assert.deepEqual([reason, coupon], ['unknown', null]);
		}
		// What comes back meanwhile is a little.
		assert.ok(answered >= OF_A_KEY - 20 && answered <= OF_A_KEY * 1.4, `${answered} were answered`);
		await fresh.close();
	});

	test('a wrong code and one of somebody else look and take alike', async () => {
		const fresh = await CouponShop.open(context.database);
		await fresh.coupon('theirs', {});
		const them = await signedIn(context.database, fresh.merchant);
		const codes = { wrong: guess(), foreign: await fresh.singleUseCode('theirs') };
		await fresh.claimed(them.access_token, { code: codes.foreign });
		const times: Record<keyof typeof codes, number[]> = { wrong: [], foreign: [] };
		const answers = new Set<string>();
		const { access_token } = await signedIn(context.database, fresh.merchant);
		for (let round = 0; round < OF_AN_ACCOUNT / 2; round += 1) {
			for (const kind of round % 2 === 0 ? (['wrong', 'foreign'] as const) : (['foreign', 'wrong'] as const)) {
				const began = performance.now();
				const body = { codes: [codes[kind]], lines: [] };
				const { text } = await fresh.call('POST', '/v1/coupons/validate', { key: access_token, body });
				times[kind].push(performance.now() - began);
				answers.add(text.replace(codes[kind], 'CODE'));
			}
		}
		assert.equal(answers.size, 1);
		const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
		const [wrong, foreign] = [median(times.wrong), median(times.foreign)];
		assert.ok(Math.abs(wrong - foreign) < 0.5 * Math.max(wrong, foreign), `${wrong} and ${foreign} ms`);
		await fresh.close();
	});
});
