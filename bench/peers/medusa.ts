import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { once } from 'node:events';
import { freePort } from '../../test/support/free-port.ts';
import { startPostgres } from '../../test/support/postgres.ts';
import type { Peer } from './peer.ts';
import { Scratch } from './scratch.ts';

const VERSION = '2.21.2';
const names = ['@medusajs/admin-sdk', '@medusajs/cli', '@medusajs/framework', '@medusajs/medusa'];
const LEVEL = 'variants.inventory_items.inventory.location_levels';
const FIELDS = `id,variants.sku,${LEVEL}.location_id,${LEVEL}.stocked_quantity,${LEVEL}.reserved_quantity`;

interface Seed {
	publishable: string;
	secret: string;
	product: string;
	location: string;
	/** Ids of inventory items by SKU. */
	items: Record<string, string>;
}

export async function startMedusa(): Promise<Peer> {
	const scratch = await Scratch.prepare(
		'medusa',
		{ dependencies: Object.fromEntries(names.map((name) => [name, VERSION])) },
		{
			'medusa-config.js': new URL('./medusa/medusa-config.cjs', import.meta.url),
			'seed.js': new URL('./medusa/seed.cjs', import.meta.url),
		},
	);
	const postgres = await startPostgres({ durable: true, port: await freePort() });
	const file = path.join(scratch.folder, 'seed.json');
	const env = {
		DATABASE_URL: postgres.url,
		SEED_FILE: file,
		MEDUSA_DISABLE_TELEMETRY: '1',
		MEDUSA_DB_MIGRATION_CONNECTION_TIMEOUT: '120000',
	};
	const medusa = path.join(scratch.folder, 'node_modules/.bin/medusa');
	console.log(`Medusa ${VERSION} makes its tables and the shop`);
	await scratch.run(medusa, ['db:migrate'], env);
	await scratch.run(medusa, ['exec', './seed.js'], env);
	const seed = JSON.parse(await readFile(file, 'utf8')) as Seed;
	const ports = [await freePort(), await freePort()] as const;
	const urls: [string, string] = [`http://127.0.0.1:${ports[0]}`, `http://127.0.0.1:${ports[1]}`];
	const begin = (port: number) => scratch.start(medusa, ['start', '--port', String(port)], env);
	const [one, two] = [begin(ports[0]), begin(ports[1])];
	await scratch.untilHealthy(one, urls[0]);
	await scratch.untilHealthy(two, urls[1]);
	return {
		name: `Medusa ${VERSION}`,
		urls,
		availability: (url) => ({
			url: `${url}/store/products/${seed.product}?fields=${FIELDS}`,
			headers: { 'x-publishable-api-key': seed.publishable },
		}),
		reserve: async (url, sku) => ({
			url: `${url}/admin/reservations`,
			method: 'POST',
			headers: {
				authorization: `Basic ${Buffer.from(`${seed.secret}:`).toString('base64')}`,
				'content-type': 'application/json',
			},
			body: JSON.stringify({ inventory_item_id: seed.items[sku], location_id: seed.location, quantity: 1 }),
		}),
		accepts: (status) => status < 300,
		stop: async () => {
			for (const child of [one, two]) {
				// It would finish what it is asked first, for as long as its database is away.
				child.kill('SIGKILL');
				await once(child, 'close');
			}
			await postgres.stop();
		},
	};
}
