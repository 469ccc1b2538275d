import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KioskEntry, KioskEntryOutcome, ProblemCode } from '@endcap/contract';
import { EndcapNetworkError, EndcapProblemError } from '@endcap/sdk';
import { createDelivery, type Waiting } from '../../packages/sdk/src/kiosks/delivery.ts';

const PROBLEM = { type: '', title: 'No', detail: 'No', request_id: 'none' };
const problem = (code: ProblemCode, status: number) => new EndcapProblemError({ ...PROBLEM, code, status });
const done = (entries: readonly KioskEntry[]): KioskEntryOutcome[] =>
	entries.map(({ id }) => ({ id, outcome: 'done', order: null }));

type Answer = (entries: KioskEntry[]) => KioskEntryOutcome[];

/** Entries named by basket and step, as `a0`, and a server that answers as it is told. */
function begin(names: readonly string[], answer: Answer) {
	const end = new AbortController();
	let waiting: Waiting[] = names.map((id, number) => {
		const [basket = '', step] = id;
		const entry = { id, basket, step: Number(step), attended: false } as KioskEntry;
		return { entry, number, kiosk_id: 'one', later: false };
	});
	const sent: string[] = [];
	const ended: string[] = [];
	const all = Promise.withResolvers<void>();
	const delivery = createDelivery({
		end: end.signal,
		waiting: () => waiting,
		async deliver(entries) {
			sent.push(entries.map(({ id, lost }) => (lost ? `${id}!${lost.join('+')}` : id)).join(' '));
			return answer(entries);
		},
		async onOutcome(number) {
			ended.push(...waiting.filter((each) => each.number === number).map(({ entry }) => entry.id));
			waiting = waiting.filter((each) => each.number !== number);
			if (ended.length === names.length) all.resolve();
		},
	});
	return { delivery, sent, ended, all: all.promise, stop: () => end.abort() };
}

test('twenty at once, in the order they were kept in', async () => {
	const names = Array.from({ length: 10 }, (_, step) => [`a${step}`, `b${step}`, `c${step}`]).flat();
	const { delivery, sent, ended, all } = begin(names, done);
	delivery.rouse();
	await all;
	assert.deepEqual(ended, names);
	assert.deepEqual(
		sent.map((batch) => batch.split(' ').length),
		[20, 10],
	);
});

test('a basket that the server does not take holds up no other, and its later steps are not tried before it', async () => {
	const { delivery, sent, ended, stop } = begin(['a0', 'b0', 'a1', 'b1'], (entries) => {
		if (entries.some(({ basket }) => basket === 'a')) throw problem('invalid_request', 400);
		return done(entries);
	});
	delivery.rouse();
	await new Promise((resolve) => setImmediate(resolve));
	await new Promise((resolve) => setImmediate(resolve));
	stop();
	assert.deepEqual(ended, ['b0', 'b1']);
	assert.deepEqual(sent, ['a0 b0 a1 b1', 'a0', 'b0', 'b1']);
});

test('steps that the server misses and that are not here are said to be lost', async () => {
	const { delivery, sent, ended, all } = begin(['a2', 'a3'], (entries) =>
		entries.map(({ id, lost }) => (lost ? { id, outcome: 'done', order: null } : { id, outcome: 'waiting' })),
	);
	delivery.rouse();
	await all;
	assert.deepEqual(ended, ['a2', 'a3']);
	assert.deepEqual(sent, ['a2 a3', 'a2!0+1 a3!0+1']);
});

test('what was not answered is sent once more, and at once when the network is back', async () => {
	let tries = 0;
	const { delivery, sent, all } = begin(['a0'], (entries) => {
		tries += 1;
		if (tries === 1) throw new EndcapNetworkError('It could not be reached.');
		return done(entries);
	});
	delivery.rouse();
	await new Promise((resolve) => setImmediate(resolve));
	assert.deepEqual(sent, ['a0']);
	delivery.rouse();
	await all;
	assert.deepEqual(sent, ['a0', 'a0']);
});
