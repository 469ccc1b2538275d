import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addStaff } from '../../../packages/server/src/staff/accounts.ts';
import { hire, PASSWORD, signIn } from '../../support/counter.ts';
import { pgliteDatabase, type TestDatabase } from '../../support/databases.ts';
import { testServer, type TestServer } from '../../support/server.ts';

describe('guessing a password', () => {
	let open: TestDatabase;
	let server: TestServer;
	before(async () => {
		open = await pgliteDatabase();
		server = await testServer(open.database, { logLevel: 'silent' });
		const mari = { login: 'mari', name: 'mari', role: 'clerk', password: PASSWORD } as const;
		await addStaff(open.database, { merchant_id: server.merchant.id }, mari);
	});
	after(async () => {
		await server.close();
		await open.close();
	});

	test('the right one opens', async () => {
		assert.equal((await signIn(server, server.merchant, 'mari')).status, 200);
	});

	test('a wrong login and a wrong password look and time alike', async () => {
		const wrong = { login: [] as number[], password: [] as number[] };
		const texts = new Set<string>();
		for (let round = 0; round < 3; round += 1) {
			for (const [which, login] of [
				['password', 'mari'],
				['login', `nobody-${round}`],
			] as const) {
				const started = performance.now();
				const answer = await signIn(server, server.merchant, login, 'not the password');
				wrong[which].push(performance.now() - started);
				assert.equal(answer.status, 401);
				texts.add(answer.text.replace(/"request_id":"[^"]+"/, ''));
			}
		}
		assert.equal(texts.size, 1);
		// A password costs hundreds of milliseconds, a look-up a few.
		const [password, login] = [Math.min(...wrong.password), Math.min(...wrong.login)];
		assert.ok(login > password / 3 && password > login / 3, JSON.stringify(wrong));
	});

	test('attempts at a login are limited, whether or not anybody has it', async () => {
		const own = await testServer(open.database, { logLevel: 'silent' });
		const others = Array.from({ length: 10 }, (_, each) => `other-${each}`);
		for (const login of ['jaan', ...others]) await hire(open.database, server.merchant, login);
		for (const login of ['jaan', 'nobody']) {
			const attempts = Array.from({ length: 11 }, () => signIn(own, server.merchant, login, 'not the password'));
			const answers = await Promise.all(attempts);
			const refused = answers.filter(({ status }) => status === 429);
			assert.equal(refused.length, 1, login);
			assert.ok(Number(refused[0]!.headers.get('retry-after')) > 0);
		}
		// The address is spent before another login is tried as often.
		const more = await Promise.all(others.map((login) => signIn(own, server.merchant, login, 'wrong')));
		assert.ok(more.some(({ status }) => status === 429));
		await own.close();
	});
});
