import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { freePort } from '../../test/support/free-port.ts';
import { startPostgres } from '../../test/support/postgres.ts';
import type { Ask } from '../support/closed-loop.ts';
import type { Peer } from './peer.ts';
import { Scratch } from './scratch.ts';

const VERSION = '3.7.3';

const ADD = 'mutation ($id: ID!) { addItemToOrder(productVariantId: $id, quantity: 1) { __typename } }';
const CHECKOUT = `mutation {
	setCustomerForOrder(input: { emailAddress: "buyer@example.com", firstName: "A", lastName: "B" }) { __typename }
	setOrderShippingAddress(input: { streetLine1: "Rüütli 4", countryCode: "EE" }) { __typename }
	setOrderShippingMethod(shippingMethodId: ["1"]) { __typename }
	transitionOrderToState(state: "ArrangingPayment") { __typename ... on Order { state } }
}`;
const PAY = `mutation { addPaymentToOrder(input: { method: "dummy", metadata: {} }) { __typename ... on Order { state } } }`;

function graphql(url: string, query: string, variables: object = {}, token?: string): Ask {
	return {
		url: `${url}/shop-api`,
		method: 'POST',
		headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
		body: JSON.stringify({ query, variables }),
	};
}

async function call({ url, ...init }: Ask): Promise<{ token: string; text: string }> {
	const response = await fetch(url, init);
	return { token: response.headers.get('vendure-auth-token') ?? '', text: await response.text() };
}

export async function startVendure(): Promise<Peer> {
	const scratch = await Scratch.prepare(
		'vendure',
		{
			dependencies: { '@vendure/core': VERSION, pg: '8.23.1' },
			// What it would get does not work with the rest of what it gets.
			overrides: { '@graphql-tools/batch-execute': '10.2.0' },
		},
		{ 'server.js': new URL('./vendure/server.cjs', import.meta.url) },
	);
	const postgres = await startPostgres({ durable: true, port: await freePort() });
	const file = path.join(scratch.folder, 'seed.json');
	await rm(file, { force: true });
	const ports = [await freePort(), await freePort()] as const;
	const urls: [string, string] = [`http://127.0.0.1:${ports[0]}`, `http://127.0.0.1:${ports[1]}`];
	console.log(`Vendure ${VERSION} makes its tables and the shop`);
	const begin = (port: number, more = {}) =>
		scratch.start(process.execPath, ['server.js'], { DATABASE_URL: postgres.url, PORT: String(port), ...more });
	const one = begin(ports[0], { SEED_FILE: file });
	const seed = await scratch.until(one, () => readFile(file, 'utf8').catch(() => undefined));
	const ids = JSON.parse(seed) as Record<string, string>;
	const two = begin(ports[1]);
	await scratch.untilHealthy(two, urls[1]);
	return {
		name: `Vendure ${VERSION}`,
		urls,
		availability: (url) => graphql(url, '{ product(slug: "article") { variants { sku stockLevel } } }'),
		reserve: async (url, sku) => {
			const { token } = await call(graphql(url, ADD, { id: ids[sku] }));
			const { text } = await call(graphql(url, CHECKOUT, {}, token));
			if (!text.includes('ArrangingPayment')) throw new Error(text);
			return graphql(url, PAY, {}, token);
		},
		accepts: (status, text) => status === 200 && text.includes('"PaymentSettled"'),
		stop: async () => {
			for (const child of [one, two]) {
				child.kill('SIGKILL');
				await once(child, 'close');
			}
			await postgres.stop();
		},
	};
}
