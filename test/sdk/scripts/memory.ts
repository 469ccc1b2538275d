// Run with --expose-gc. Prints what subscribers weigh, and what is left of live state when they are gone.
import { setTimeout as wait } from 'node:timers/promises';
import { createEndcap } from '@endcap/sdk';
import { exampleAnswer } from '../../support/example-answers.ts';
import { operations } from '@endcap/contract';

const operation = operations.find(({ id }) => id === 'getAvailability');
if (!operation || !gc) throw new Error('Run with --expose-gc.');

const endcap = createEndcap({
	baseUrl: 'https://shop.example',
	publishableKey: 'pk_test',
	fetch: async (input) => {
		const query = { sku: new URL(input as string).searchParams.getAll('sku') };
		const asked = { operation, target: '', params: {}, query, headers: {}, body: '', aborted: false };
		return Response.json(exampleAnswer(asked).body);
	},
});

async function heap(): Promise<number> {
	for (let round = 0; round < 5; round++) {
		gc?.();
		await wait(10);
	}
	return process.memoryUsage().heapUsed;
}

const SUBSCRIBERS = 20_000;
let heard = 0;

async function perSubscriber(): Promise<number> {
	const $availability = endcap.availability.$availability({ sku: 'KETTLE-RED' });
	const leaves: (() => void)[] = [$availability.subscribe(() => heard++)];
	const before = await heap();
	for (let index = 0; index < SUBSCRIBERS; index++) {
		// As an element does: its own look-up, its own callback.
		leaves.push(endcap.availability.$availability({ sku: 'KETTLE-RED' }).subscribe(() => heard++));
	}
	const after = await heap();
	for (const leave of leaves) leave();
	return Math.round((after - before) / SUBSCRIBERS);
}

async function use(name: string): Promise<WeakRef<object>[]> {
	const refs: WeakRef<object>[] = [];
	for (let index = 0; index < 1000; index++) {
		const $availability = endcap.availability.$availability({ sku: `${name}-${index}` });
		const leave = $availability.subscribe(() => heard++);
		refs.push(new WeakRef($availability), new WeakRef(leave));
		setTimeout(leave, 100);
	}
	// Never subscribed to.
	for (let index = 0; index < 1000; index++) {
		refs.push(new WeakRef(endcap.availability.$availability({ sku: `${name}-unused-${index}` })));
	}
	await wait(200);
	return refs;
}

const bytes = await perSubscriber();
// The first time code is compiled and pools are filled, and on a busy machine the second time too.
await use('first');
await wait(1500);
let alive = 0;
let left = Infinity;
for (const name of ['second', 'third', 'fourth']) {
	const before = await heap();
	const refs = await use(name);
	await wait(1500);
	await heap();
	alive += refs.filter((ref) => ref.deref()).length;
	refs.length = 0;
	left = Math.min(left, (await heap()) - before);
}
console.log(JSON.stringify({ bytes, alive, left, heard: heard > SUBSCRIBERS }));
endcap.destroy();
