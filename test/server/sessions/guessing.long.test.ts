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

const KINDS = ['wrong', 'over', 'used', 'unknown'] as const;
type Kind = (typeof KINDS)[number];

const ROUNDS = 40;
/** What tells a code apart does so each time; what the machine does meanwhile does not. */
const SERIES = 3;
/** A kind may take so many times as long as the quickest one. */
const MOST = 2;

/** What becomes of a code before it is typed in. */
const SPENT: Record<Kind, string> = {
	wrong: 'SELECT FROM sign_in WHERE session_id = $1',
	over: `UPDATE sign_in SET expires_at = now() - interval '1 second' WHERE session_id = $1`,
	used: 'UPDATE sign_in SET code_hash = NULL, address = NULL WHERE session_id = $1',
	unknown: 'SELECT FROM sign_in WHERE session_id = $1',
};

/** An id that nobody was given. */
const otherEnd = (id: string) => id.slice(0, -1) + (id.endsWith('a') ? 'b' : 'a');

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/**
 * How many times as long as the quickest kind each takes: the middle of what it took in each round beside the others of that
 * round, so that a slow moment of the machine, which they share, counts for none of them.
 */
function timesTheOthers(rounds: readonly Record<Kind, number>[]): Record<Kind, number> {
	const shares = KINDS.map((kind) =>
		median(rounds.map((taken) => taken[kind] / median(KINDS.map((other) => taken[other])))),
	);
	const quickest = Math.min(...shares);
	return Object.fromEntries(KINDS.map((kind, index) => [kind, (shares[index] ?? 0) / quickest])) as Record<
		Kind,
		number
	>;
}

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
		let asked = 0;
		/** How long (ms) it takes to be told no. */
		const timed = async (kind: Kind, from: Record<string, string>): Promise<number> => {
			const session = await there.begin();
			const { sign_in_id, code } = await there.askForCode(session, `timed-${(asked += 1)}@example.com`);
			await open.database.query({ text: SPENT[kind] }, [session.id]);
			const given = {
				sign_in_id: kind === 'unknown' ? otherEnd(sign_in_id) : sign_in_id,
				code: kind === 'wrong' ? String((Number(code) + 1) % 1_000_000).padStart(6, '0') : code,
			};
			const started = performance.now();
			const answer = await there.post(session, '/v1/sessions/verify', given, from);
			const taken = performance.now() - started;
			assert.equal(answer.status, 422, answer.text);
			return taken;
		};
		const series: Record<Kind, number>[] = [];
		while (series.length < SERIES && series.every((taken) => Math.max(...Object.values(taken)) > MOST)) {
			const rounds: Record<Kind, number>[] = [];
			for (let round = 0; round < ROUNDS; round += 1) {
				const taken: Partial<Record<Kind, number>> = {};
				// Each comes first as often as the others do, and as soon after whatever else the machine does.
				for (const kind of [...KINDS, ...KINDS].slice(round % KINDS.length, (round % KINDS.length) + KINDS.length)) {
					taken[kind] = await timed(kind, network(series.length * ROUNDS + round));
				}
				rounds.push(taken as Record<Kind, number>);
			}
			series.push(timesTheOthers(rounds));
		}
		t.diagnostic(JSON.stringify(series));
		assert.ok(Math.max(...Object.values(series.at(-1) ?? {})) <= MOST, JSON.stringify(series));
	});
});
