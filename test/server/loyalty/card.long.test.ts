import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { MemberCard } from '@endcap/contract';
import { exampleMemberCard, exampleMemberCodes } from '@endcap/contract/examples';
import { findMemberByCode, isCodeOfCustomer } from '../../../packages/server/src/loyalty/card.ts';
import {
	macOf,
	periodAt,
	periodOfCode,
	readRotatingCode,
	rotatingCode,
} from '../../../packages/server/src/loyalty/codes.rules.ts';
import { CodeGuesses } from '../../../packages/server/src/loyalty/guesses.ts';
import { isRefusal } from '../../../packages/server/src/http/problems.ts';
import { findShopper } from '../../../packages/server/src/sessions/rules.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { testServer, type TestServer } from '../../support/server.ts';
import { onDevice, signedIn, type SignedIn } from '../../support/signed-in.ts';

const PERIOD_MS = 30_000;
/** The beginning of a period. */
const NOW = new Date('2026-03-25T10:00:00Z');
const later = (periods: number) => new Date(NOW.getTime() + periods * PERIOD_MS);

test('codes are those of the contract’s examples', () => {
	for (const { at, period, head, code } of exampleMemberCodes) {
		assert.equal(periodAt(new Date(at)), period);
		assert.equal(rotatingCode(exampleMemberCard.secret, head, new Date(at)), code);
	}
	assert.equal(exampleMemberCodes[0].head, `m${exampleMemberCard.locator}`);
});

test('a code is taken two periods before and after its own, and no further', () => {
	const { secret } = exampleMemberCard;
	const code = readRotatingCode(rotatingCode(secret, 'mkx4t2nq7w', NOW));
	assert.ok(code);
	const taken = [-3, -2, 0, 2, 3].map((periods) => periodOfCode(secret, code, later(periods)) === periodAt(NOW));
	assert.deepEqual(taken, [false, true, true, true, false]);
	// The same characters under another head are another code.
	assert.equal(periodOfCode(secret, { ...code, head: 'ckx4t2nq7w' }, NOW), undefined);
});

onEachDatabase('member cards', (context) => {
	let server: TestServer;
	before(async () => {
		server = await testServer(context.database);
	});
	after(() => server.close());

	async function cardOf(who: SignedIn): Promise<MemberCard> {
		const { body, status, text } = await server.call('POST', '/v1/loyalty/me/card', { key: who.access_token });
		assert.equal(status, 200, text);
		return body as MemberCard;
	}
	const shown = ({ secret, locator }: MemberCard, at = NOW) => rotatingCode(secret, `m${locator}`, at);
	const scan = async (code: string, by = 'till 1', now = NOW, merchantId = server.merchant.id) =>
		(await context.database.transaction((tx) => findMemberByCode(tx, merchantId, code, by, now)))?.customer_id;

	test('are one a device, and all show the same person', async () => {
		const anna = await signedIn(context.database, server.merchant);
		const laptop = await onDevice(context.database, server.merchant, anna.customer_id);
		const card = await cardOf(anna);
		assert.deepEqual(await cardOf(anna), card);
		const other = await cardOf(laptop);
		assert.notEqual(other.locator, card.locator);
		assert.equal(await scan(shown(card)), anna.customer_id);
		assert.equal(await scan(` ${shown(other).toUpperCase()}\n`), anna.customer_id);
	});

	test('a code is good for one scan, and for the same till again', async () => {
		const anna = await signedIn(context.database, server.merchant);
		const card = await cardOf(anna);
		const code = shown(card);
		assert.equal(await scan(code), anna.customer_id);
		assert.equal(await scan(code), anna.customer_id);
		assert.equal(await scan(code, 'till 2'), undefined);
		assert.equal(await scan(shown(card, later(1)), 'till 2', later(1)), anna.customer_id);
		// The first till’s is over by now, though its time is not.
		assert.equal(await scan(code, 'till 1', later(1)), undefined);
	});

	test('twenty tills that scan one code at once find nineteen times nobody', async () => {
		const card = await cardOf(await signedIn(context.database, server.merchant));
		const tills = Array.from({ length: 20 }, (_, till) => scan(shown(card), `till ${till}`));
		assert.equal((await Promise.all(tills)).filter(Boolean).length, 1);
	});

	test('wrong, old, foreign and unreadable codes all find nobody', async () => {
		const card = await cardOf(await signedIn(context.database, server.merchant));
		const code = shown(card);
		const wrong = `${code.slice(0, -1)}${code.endsWith('a') ? 'b' : 'a'}`;
		const nobody = `maaaaaaaaa${macOf(card.secret, 'maaaaaaaaa', periodAt(NOW))}`;
		const coupon = rotatingCode(card.secret, `c${card.locator}`, NOW);
		for (const text of [wrong, nobody, coupon, '', 'm', `${code}x`, shown(card, later(-3))]) {
			assert.equal(await scan(text), undefined, text);
		}
		assert.equal(await scan(code, 'till 1', NOW, server.other.id), undefined);
		assert.ok(await scan(code));
	});

	test('end with their session', async () => {
		const anna = await signedIn(context.database, server.merchant);
		const card = await cardOf(anna);
		await context.database.query(
			{ text: 'UPDATE session SET ended_at = now() WHERE merchant_id = $1 AND session_id = $2' },
			[server.merchant.id, anna.id],
		);
		assert.equal(await scan(shown(card)), undefined);
	});

	test('show coupons of their owner with the same secret', async () => {
		const anna = await signedIn(context.database, server.merchant);
		const ben = await signedIn(context.database, server.merchant);
		const card = await cardOf(anna);
		await cardOf(ben);
		const code = readRotatingCode(rotatingCode(card.secret, 'cabcdefgh2', NOW));
		assert.ok(code);
		const isOf = (who: SignedIn) => isCodeOfCustomer(context.database, server.merchant.id, who.customer_id, code, NOW);
		assert.deepEqual([await isOf(anna), await isOf(ben)], [true, false]);
	});

	test('guesses are limited by who asks, by address and by card; right codes are not counted', async () => {
		const caller = await findShopper(
			context.database,
			(await signedIn(context.database, server.merchant)).access_token,
		);
		assert.ok(caller);
		const guesses = new CodeGuesses();
		const guess = (fields: { owner?: string; ip?: string; card?: string; right?: boolean }) => {
			const { owner = 'one', ip = '198.51.100.1', card = 'mkx4t2nq7w' } = fields;
			const begun = guesses.begin({ ...caller, owner_id: owner }, { ip }, `${card}aaaaaaaaaa`);
			if (isRefusal(begun)) return begun.problem;
			if (fields.right) begun.right();
			return 'looked at';
		};
		for (let right = 0; right < 200; right += 1) assert.equal(guess({ right: true }), 'looked at');
		const cards = (from: number) => (index: number) =>
			`m${String(from + index).padStart(9, 'a')}`.replaceAll(/[0189]/g, 'z');
		const tries = (count: number, fields: (index: number) => Parameters<typeof guess>[0]) =>
			Array.from({ length: count }, (_, index) => guess(fields(index)));
		assert.deepEqual(tries(21, (index) => ({ owner: `o${index}`, ip: `203.0.113.${index}` })).at(-1), 'rate_limited');
		const ofCaller = tries(61, (index) => ({ ip: `203.0.113.${index}`, card: cards(22222)(index * 1000) }));
		assert.deepEqual([ofCaller[59], ofCaller[60]], ['looked at', 'rate_limited']);
		const ofAddress = tries(121, (index) => ({ owner: `p${index}`, card: cards(5_555_555)(index * 1000) }));
		assert.deepEqual([ofAddress[119], ofAddress[120]], ['looked at', 'rate_limited']);
	});
});
