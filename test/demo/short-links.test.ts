import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { retailerPages } from '../../demo/server/retailer-pages.ts';
import { selectShops } from '../../demo/server/shops.queries.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import { testServer, type TestServer } from '../support/server.ts';

const MEMBER = 'mabcdefghijklmnopqrst';
const SHOWN = 'cabcdefghi2345672345';

describe('what a camera opens that reads one of our codes', () => {
	let open: TestDatabase;
	let server: TestServer;
	before(async () => {
		open = await pgliteDatabase();
		const folder = fileURLToPath(new URL('../../demo/retailer', import.meta.url));
		const listShops = () => selectShops(open.database);
		const pages = retailerPages({ folder, listShops, elsewhere: () => 'http://elsewhere.example' });
		server = await testServer(open.database, { logLevel: 'trace', pages });
	});
	after(async () => {
		await server?.close();
		await open?.close();
	});

	const titleAt = async (path: string) => {
		const { status, text, headers } = await server.call('GET', path);
		assert.equal(status, 200, path);
		assert.equal(headers.get('referrer-policy'), 'no-referrer');
		return /<title>(.*?) ·/.exec(text)?.[1];
	};

	test('a basket and a coupon’s code for everyone lead to the account, in capitals too', async () => {
		for (const path of ['/b/mzxw6ytboi2dc', '/B/MZXW6YTBOI2DC', '/c/KETTLE10', '/C/KETTLE10', '/c/c%C3%BCckoo']) {
			assert.equal(await titleAt(path), 'Your account', path);
		}
	});

	test('what is for the till says so, and nothing of whose it is', async () => {
		for (const path of [`/m/${MEMBER}`, `/m/nonsense`, `/c/${SHOWN}`, `/C/${SHOWN.toUpperCase()}`]) {
			assert.equal(await titleAt(path), 'A code for the till', path);
		}
		const [one, other] = await Promise.all(
			[MEMBER, 'nonsense'].map(async (code) => (await server.call('GET', `/m/${code}`)).text),
		);
		assert.equal(one, other);
	});

	test('no log has a code that was opened', async () => {
		const codes = ['b/canarybasket2', 'c/CANARY-COUPON', `c/${SHOWN}`, `m/${MEMBER}`, 'x/canary-nowhere'];
		for (const code of codes) await server.call('GET', `/${code}`);
		const log = server.log.join('');
		assert.match(log, /\/b\/:code/);
		assert.doesNotMatch(log, /canary/i);
		for (const code of [SHOWN, MEMBER]) assert.ok(!log.includes(code));
	});
});
