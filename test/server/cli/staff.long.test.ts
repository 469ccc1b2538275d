import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { endcap, serveEndcap } from '../../support/command.ts';
import { json, places } from '../../support/command-places.ts';

for (const [name, place] of Object.entries(places)) {
	describe(`endcap staff and doctor on ${name}`, () => {
		test('whoever is added beside a running server signs in there, until they are removed', async (context) => {
			const env = await place(context);
			const { merchant } = await json(['init'], env);
			const server = await serveEndcap(env);
			try {
				const mari = await json(['staff', 'add', '--login', 'Mari', '--name', 'Mari', '--role', 'manager'], env);
				assert.match(mari.password, /^([a-z2-7]{5}-){3}[a-z2-7]{5}$/);
				const signedIn = await fetch(`${server.url}/v1/staff/session`, {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify({ merchant: merchant.slug, login: 'mari', password: mari.password }),
				});
				assert.equal(signedIn.status, 200);
				const [cookie = ''] = signedIn.headers.get('set-cookie')!.split(';');
				const session = () => fetch(`${server.url}/v1/staff/session`, { headers: { cookie } });
				assert.equal((await session()).status, 200);
				const listed = await json(['staff', 'list'], env);
				assert.deepEqual(
					listed.map(({ login, role, stores, password }: Record<string, unknown>) => [login, role, stores, password]),
					[['mari', 'manager', null, undefined]],
				);
				await json(['staff', 'remove', '--login', 'MARI'], env);
				const until = performance.now() + 2000;
				let { status } = await session();
				while (status !== 401 && performance.now() < until) ({ status } = await session());
				assert.equal(status, 401);
				assert.deepEqual((await json(['doctor'], env)).findings, []);
			} finally {
				await server.stop();
			}
		});

		test('a password from standard input is not shown, and a short one is refused', async (context) => {
			const env = await place(context);
			await json(['init'], env);
			const add = ['staff', 'add', '--login', 'jaan', '--name', 'Jaan', '--password-stdin'];
			const short = await endcap(add, env, 'short\n');
			assert.deepEqual([short.code, short.stdout], [1, '']);
			assert.match(short.stderr, /from 10 to 1024 characters/);
			const added = await endcap([...add, '--json'], env, 'correct horse battery\n');
			assert.equal(added.code, 0, added.stderr);
			assert.equal(JSON.parse(added.stdout).password, undefined);
			const again = await endcap(add, env, 'correct horse battery\n');
			assert.match(again.stderr, /already somebody with the login jaan/);
			const nowhere = [...add, '--login', 'eve', '--store', 'nowhere'];
			assert.match((await endcap(nowhere, env, 'correct horse battery')).stderr, /no store nowhere/);
			const changed = await json(['staff', 'password', '--login', 'jaan'], env);
			assert.match(changed.password, /^[a-z2-7-]{23}$/);
		});

		test('doctor does not migrate what it looks at, and ends with 1', async (context) => {
			const env = await place(context, { migrated: false });
			const { code, stdout } = await endcap(['doctor'], env);
			assert.equal(code, 1);
			assert.match(stdout, /lacks migrations/);
		});
	});
}
