import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Session } from '@endcap/contract';
import { postgresDatabase, type TestDatabase } from '../../support/databases.ts';
import { testServer, type Answer, type TestServer } from '../../support/server.ts';
import { SignInDesk } from '../../support/sign-in.ts';

const CODES = 10_000;
const AT_ONCE = 8;

const network = (number: number) => ({ 'x-forwarded-for': `10.${number >> 8}.${number & 255}.1` });
const bare = ({ text }: Answer) => text.replace(/"request_id":"[^"]+"/, '').replaceAll(/\d+ (s|min)\b/g, 'n $1');

describe('guessing a code to sign in with', () => {
	let open: TestDatabase;
	let server: TestServer;
	let desk: SignInDesk;
	before(async () => {
		open = await postgresDatabase();
		server = await testServer(open.database, { logLevel: 'silent', trustProxy: true });
		desk = new SignInDesk(server, open.database);
	});
	after(async () => {
		await server.close();
		await open.close();
	});

	const guess = (by: Session, sign_in_id: string, number: number, from: Record<string, string>) =>
		desk.post(by, '/v1/sessions/verify', { sign_in_id, code: String(number).padStart(6, '0') }, from);

	test(`${CODES} wrong ones have one answer, and are stopped by session, network and key`, async () => {
		const texts = new Map<number, Set<string>>();
		const count = { tried: 0, refused: 0 };
		const networks = Array.from({ length: 400 }, (_, number) => network(number));
		const guesser = async (first: number) => {
			let session = await desk.begin();
			let { sign_in_id, code } = await desk.askForCode(session, `victim-${first}@example.com`);
			for (let number = first; number < CODES; number += AT_ONCE) {
				// Another session as soon as one is stopped, and another network for each guess.
				if (number % 25 < AT_ONCE) session = await desk.begin();
				const from = networks[number % networks.length]!;
				const answer = await guess(session, sign_in_id, Number(code) + 1 + number, from);
				count.tried += 1;
				if (answer.status === 429) {
					count.refused += 1;
					assert.ok(Number(answer.headers.get('retry-after')) > 0);
				}
				const seen = texts.get(answer.status) ?? new Set();
				texts.set(answer.status, seen.add(bare(answer)));
			}
		};
		await Promise.all(Array.from({ length: AT_ONCE }, (_, first) => guesser(first)));
		assert.deepEqual([...texts.keys()].toSorted(), [422, 429]);
		assert.equal(texts.get(422)?.size, 1);
		// The key’s own limit: a thousand in a quarter of an hour, and what came back meanwhile.
		assert.ok(count.refused >= CODES - 1500, JSON.stringify(count));
	});

	test('one network is stopped before the key is, and one session before its network', async () => {
		const own = await testServer(open.database, { logLevel: 'silent', trustProxy: true });
		const there = new SignInDesk(own, open.database, server.merchant);
		const tries = async (of: () => Promise<Session>, from: (number: number) => Record<string, string>) => {
			for (let number = 0; ; number += 1) {
				const body = { sign_in_id: 'si_none', code: '000000' };
				const { status } = await there.post(await of(), '/v1/sessions/verify', body, from(number));
				if (status === 429) return number;
			}
		};
		const session = await there.begin();
		assert.equal(await tries(async () => session, network), 20);
		assert.equal(
			await tries(
				() => there.begin(),
				() => network(300),
			),
			60,
		);
		await own.close();
	});

	test('wrong, over, used and unknown take the same time within noise', async (t) => {
		const own = await testServer(open.database, { logLevel: 'silent', trustProxy: true });
		t.after(() => own.close());
		const there = new SignInDesk(own, open.database, server.merchant);
		const times: Record<string, number[]> = { wrong: [], over: [], unknown: [] };
		for (let round = 0; round < 60; round += 1) {
			for (const [kind, taken] of Object.entries(times)) {
				const session = await there.begin();
				const asked = await there.askForCode(session, `timed-${kind}-${round}@example.com`);
				if (kind === 'over') {
					await open.database.query({ text: 'UPDATE sign_in SET expires_at = now() WHERE session_id = $1' }, [
						session.id,
					]);
				}
				const sign_in_id = kind === 'unknown' ? asked.sign_in_id.replace(/.{3}$/, 'aaa') : asked.sign_in_id;
				const code = kind === 'wrong' ? String((Number(asked.code) + 1) % 1_000_000).padStart(6, '0') : asked.code;
				const started = performance.now();
				const answer = await there.post(session, '/v1/sessions/verify', { sign_in_id, code }, network(round));
				taken.push(performance.now() - started);
				assert.equal(answer.status, 422);
			}
		}
		const medians = Object.values(times).map((taken) => taken.toSorted((a, b) => a - b)[taken.length >> 1] ?? 0);
		t.diagnostic(`medians of ${JSON.stringify(Object.keys(times))}: ${JSON.stringify(medians)} ms`);
		assert.ok(Math.max(...medians) < 2 * Math.min(...medians), JSON.stringify(medians));
	});
});
