import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { endcap, finished, serveEndcap, spawnNode } from '../../support/command.ts';
import { dataFolder } from '../../support/data-folder.ts';
import { json, places } from '../../support/command-places.ts';

const main = fileURLToPath(new URL('../../../packages/server/src/cli/main.ts', import.meta.url));

const merchantOf = (url: string, key: string) =>
	fetch(`${url}/v1/merchant`, { headers: { authorization: `Bearer ${key}` } });

for (const [name, place] of Object.entries(places)) {
	describe(`the endcap command on ${name}`, () => {
		test('init makes a shop with two keys, and run again changes nothing', async (context) => {
			const env = await place(context);
			const args = ['init', '--name', 'Õie pood', '--currency', 'sek', '--language', 'et'];
			const first = await json(args, env);
			assert.equal(first.created, true);
			assert.match(first.publishable_key, new RegExp(`^pk_${first.merchant.merchant_id}_[a-z2-7]{26}$`));
			assert.match(first.secret_key, new RegExp(`^sk_${first.merchant.merchant_id}_[a-z2-7]{26}$`));
			const { slug, name, currency, language } = first.merchant;
			assert.deepEqual([slug, name, currency, language], ['oie-pood', 'Õie pood', 'SEK', 'et']);
			const second = await json([...args.slice(0, 3), '--currency', 'EUR'], env);
			assert.deepEqual(second, { ...first, created: false, secret_key: null });
			const keys: unknown[] = await json(['keys', 'list'], env);
			assert.equal(keys.length, 2);
		});

		test('a command’s process ends by itself, with its status', async (context) => {
			const env = await place(context);
			const run = (...args: string[]) => finished(spawnNode(main, args, env));
			const refused = await run('keys', 'list');
			assert.deepEqual([refused.code, refused.stdout], [1, '']);
			assert.match(refused.stderr, /^endcap: There is no merchant yet/);
			const made = await run('init', '--json');
			assert.deepEqual([made.code, made.stderr, JSON.parse(made.stdout).created], [0, '', true]);
		});

		test('keys made, listed and revoked beside a running server are what it goes by', async (context) => {
			const env = await place(context);
			await json(['init'], env);
			const server = await serveEndcap(env);
			try {
				const made = await json(['keys', 'create', '--kind', 'secret', '--name', 'Till', '--channel', 'till'], env);
				const open = await merchantOf(server.url, made.key);
				assert.deepEqual([open.status, (await open.json()).channel], [200, 'till']);
				const listed: { name: string; key: string | null }[] = await json(['keys', 'list'], env);
				const shown = listed.map((key) => [key.name, key.key === null]);
				assert.deepEqual(shown, [
					['Web page', false],
					['Server', true],
					['Till', true],
				]);
				assert.notEqual((await json(['keys', 'revoke', made.id], env)).revoked_at, null);
			} finally {
				assert.equal(await server.stop(), 0);
			}
		});

		test('serve finishes what it is answering when it is told to stop, and keeps it', async (context) => {
			const env = await place(context);
			const { secret_key } = await json(['init'], env);
			const server = await serveEndcap(env);
			const upload = request(`${server.url}/v1/keys`, {
				method: 'POST',
				headers: {
					authorization: `Bearer ${secret_key}`,
					'content-type': 'application/json',
					'idempotency-key': randomUUID(),
					expect: '100-continue',
				},
			});
			upload.flushHeaders();
			await once(upload, 'continue');
			upload.write('{"kind":');
			const stopped = server.stop('SIGTERM');
			await untilRefused(server.url);
			const answered = once(upload, 'response');
			upload.end('"publishable"}');
			const [response] = await answered;
			response.resume();
			assert.equal(response.statusCode, 201);
			assert.equal(await stopped, 0);
			const keys: unknown[] = await json(['keys', 'list'], env);
			assert.equal(keys.length, 3);
		});
	});
}

async function untilRefused(url: string): Promise<void> {
	try {
		for (;;) {
			await (await fetch(`${url}/livez`, { headers: { connection: 'close' } })).text();
		}
	} catch {
		// It listens no more.
	}
}

test('each command tells what it takes', async () => {
	for (const command of [['serve'], ['init'], ['keys'], ['keys', 'create'], ['keys', 'list'], ['keys', 'revoke']]) {
		const { code, stdout } = await endcap([...command, '--help'], {});
		assert.equal(code, 0);
		assert.match(stdout, new RegExp(`Usage: endcap ${command.join(' ')}`));
	}
});

test('a wrong option ends with 2, a refusal with 1 and one sentence, without a stack unless asked', async (context) => {
	const env = { ENDCAP_DATA: await dataFolder(context) };
	const misused = await endcap(['keys', 'create', '--kind', 'golden'], env);
	assert.equal(misused.code, 2);
	assert.match(misused.stderr, /publishable, secret/);
	const refused = await endcap(['keys', 'list'], env);
	assert.deepEqual([refused.code, refused.stdout], [1, '']);
	assert.equal(refused.stderr, 'endcap: There is no merchant yet. Make one with `endcap init`.\n');
	const debugged = await endcap(['keys', 'list'], { ...env, ENDCAP_DEBUG: '1' });
	assert.match(debugged.stderr, /\n +at /);
});

test('a port that is taken is told in a sentence', async (context) => {
	const server = await serveEndcap({ ENDCAP_DATA: await dataFolder(context) });
	context.after(() => server.stop());
	const { port } = new URL(server.url);
	const { code, stderr } = await endcap(['serve'], { ENDCAP_DATA: await dataFolder(context), PORT: port });
	assert.equal(code, 1);
	assert.match(stderr, new RegExp(`^endcap: Something else listens on 127.0.0.1:${port} already.*--port`));
});

test('webhooks lead to the machine itself only where serve was told so', async (context) => {
	const env = { ENDCAP_DATA: await dataFolder(context) };
	const { secret_key } = await json(['init'], env);
	const headers = { authorization: `Bearer ${secret_key}`, 'content-type': 'application/json' };
	const body = JSON.stringify({ url: 'http://localhost:4000/', enabled: false });
	const settings = [
		[{}, 400],
		[{ ENDCAP_LOCAL_WEBHOOKS: '1' }, 201],
	] as const;
	for (const [setting, status] of settings) {
		const server = await serveEndcap({ ...env, ...setting });
		const asked = { method: 'POST', headers: { ...headers, 'idempotency-key': randomUUID() }, body };
		assert.equal((await fetch(`${server.url}/v1/webhooks`, asked)).status, status);
		await server.stop();
	}
});
