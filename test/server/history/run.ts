import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Availability, Session } from '@endcap/contract';
import { createKey, type Database, type Engine } from '@endcap/server';
import { sequence } from '../../../packages/server/src/events/sequencer.ts';
import { examine } from '../../../packages/server/src/doctor/examine.ts';
import { sweepLapsedHolds } from '../../../packages/server/src/reservations/sweeper.ts';
import { Choices } from '../../support/random.ts';
import { StockRoom } from '../../support/stock-room.ts';
import { check } from './check.ts';
import { Cluster } from './cluster.ts';
import { feedOf, levelsOf, sampleOf, statusesOf } from './evidence.ts';
import { Follower } from './follower.ts';
import { History, type Entry, type Operation } from './history.ts';
import { OPENING, Plan } from './plan.ts';
import { Sender } from './sender.ts';
import { Trouble, type KillEvery } from './trouble.ts';

export interface RunOptions {
	engine: Engine;
	seed: number;
	/** It is over after this time or so many operations, whichever comes first. */
	milliseconds: number;
	operations: number;
	/** People who each do one thing after the other. */
	clients: number;
	/** Server processes; one with PGlite. */
	nodes: number;
	killEvery: KillEvery;
	/** Told now and then. */
	onProgress?: (history: History) => void;
}

export interface RunResult {
	history: History;
	violations: readonly string[];
	trouble: Trouble['done'];
	/** Cut by the proxies. */
	cuts: number;
	events: number;
	/** How often the stock was looked at meanwhile. */
	samples: number;
	/** Everything that was recorded, when there is a violation. */
	file: string | undefined;
}

const SHOPPERS = 8;
const SAMPLE_MS = 100;
const QUIET_MS = 20_000;

/** Many clients, a bad network and processes that are killed; then everything is checked against everything. */
export async function runHistory(options: RunOptions): Promise<RunResult> {
	const undo: (() => Promise<unknown>)[] = [];
	try {
		return await new Run(options, undo).result();
	} finally {
		for (const step of undo.toReversed()) await step();
	}
}

class Run {
	readonly #options: RunOptions;
	readonly #undo: (() => Promise<unknown>)[];
	readonly #choices: Choices;
	readonly #history = new History();
	#merchantId = '';
	#keys = { secret: '', publishable: '' };
	#samples = 0;

	constructor(options: RunOptions, undo: (() => Promise<unknown>)[]) {
		this.#options = options;
		this.#undo = undo;
		this.#choices = new Choices(options.seed);
	}

	async result(): Promise<RunResult> {
		const { engine, nodes, killEvery } = this.#options;
		const ending = { after: (undo: () => Promise<unknown>) => void this.#undo.push(undo) };
		const cluster = await Cluster.start(engine, nodes, ending, this.#choices.random, (database) =>
			this.#prepare(database),
		);
		const plan = new Plan(this.#choices, { secret: this.#keys.secret, shoppers: await this.#shoppers(cluster) });
		const sender = new Sender(cluster, this.#history, this.#choices);
		ending.after(async () => sender.close());
		const follower = new Follower(cluster, this.#choices, this.#keys.secret);
		ending.after(() => follower.end());
		const trouble = new Trouble(cluster, this.#choices, plan, () => this.#history.entries.length, killEvery);
		ending.after(() => trouble.end());
		const over = this.#ending();
		await Promise.all([this.#work(over, plan, sender), this.#watch(over, cluster).then(() => trouble.end())]);
		await this.#resolve(sender);
		await this.#compareViews(cluster, follower);
		await follower.end();
		const database = await cluster.end();
		const events = await this.#judge(database, follower);
		const { violations } = this.#history;
		const cuts = cluster.nodes.flatMap(({ proxy, databaseProxy }) =>
			[proxy, databaseProxy].flatMap((each) => Object.values(each?.cuts ?? {})),
		);
		return {
			history: this.#history,
			violations,
			trouble: trouble.done,
			cuts: cuts.reduce((sum, times) => sum + times, 0),
			events: events.length,
			samples: this.#samples,
			file: violations.length > 0 ? await this.#write(events) : undefined,
		};
	}

	async #prepare(database: Database): Promise<void> {
		const { merchant } = await StockRoom.make(database, OPENING);
		const owner = { merchant_id: merchant.id };
		const secret = await createKey(database, owner, { kind: 'secret', rate_limit: 1_000_000 });
		const publishable = await createKey(database, owner, { kind: 'publishable', rate_limit: 1_000_000 });
		this.#merchantId = merchant.id;
		this.#keys = { secret: secret.key, publishable: publishable.key };
		// What the shop was filled with is not what is checked.
		while ((await sequence(database, merchant.id)) !== 'done');
		await database.query({ text: 'DELETE FROM event' });
		await database.query({ text: 'DELETE FROM feed_head' });
	}

	#shoppers({ nodes }: Cluster): Promise<string[]> {
		return Promise.all(
			Array.from({ length: SHOPPERS }, async () => {
				const headers = { authorization: `Bearer ${this.#keys.publishable}` };
				const answer = await fetch(`${nodes[0]?.proxy.url}/v1/sessions`, { method: 'POST', headers });
				return ((await answer.json()) as Session).access_token;
			}),
		);
	}

	#ending(): () => boolean {
		const { milliseconds, operations } = this.#options;
		const until = Date.now() + milliseconds;
		return () => Date.now() >= until || this.#history.entries.length >= operations;
	}

	/** Everybody does one thing after the other. */
	async #work(over: () => boolean, plan: Plan, sender: Sender): Promise<void> {
		const late: Promise<unknown>[] = [];
		const perform = async (operation: Operation) => {
			const entry = await sender.perform(operation);
			plan.learn(entry);
			// Something sent long ago may arrive once more.
			if (this.#choices.percent(5)) late.push(this.#repeatLater(sender, entry));
		};
		const work = async () => {
			const offline: Operation[] = [];
			while (!over()) {
				const operation = plan.next();
				// Tills that are off line tell their sales later, in any order.
				if ('receipt' in operation.body && this.#choices.percent(30)) offline.push(operation);
				else await perform(operation);
				if (offline.length === 5) await Promise.all(offline.splice(0).toReversed().map(perform));
			}
			await Promise.all(offline.map(perform));
		};
		await Promise.all(Array.from({ length: this.#options.clients }, work));
		await Promise.all(late);
	}

	/** Somebody looks at the stock again and again. */
	async #watch(over: () => boolean, cluster: Cluster): Promise<void> {
		while (!over()) {
			await delay(SAMPLE_MS);
			await this.#sample(cluster);
			this.#options.onProgress?.(this.#history);
		}
	}

	async #repeatLater(sender: Sender, entry: Entry): Promise<void> {
		await delay(this.#choices.between(0, 1000));
		await sender.repeat(entry);
	}

	/** What is promised is there at this moment too, as the database itself has it. */
	async #sample({ database }: Cluster): Promise<void> {
		const wrong = await (database && sampleOf(database, this.#merchantId).catch(() => undefined));
		if (!wrong) return;
		this.#samples += 1;
		for (const each of wrong) this.#history.violate(`seen meanwhile: ${each}`);
	}

	/** What nobody knows yet is asked for again with the same key, and so is what was refused after an answer was lost. */
	async #resolve(sender: Sender): Promise<void> {
		await delay(300);
		sender.quiet = true;
		const open = this.#history.entries.filter(({ outcome, doubtful }) => outcome === 'unknown' || doubtful);
		for (const entry of open) await sender.repeat(entry);
	}

	/** Whoever followed the stream sees in the end what whoever asks anew sees. */
	async #compareViews(cluster: Cluster, follower: Follower): Promise<void> {
		const query = new URLSearchParams(
			[...new Set(Object.keys(OPENING).map((place) => place.split('@')[0] ?? ''))].map((sku) => ['sku', sku]),
		);
		const headers = { authorization: `Bearer ${this.#keys.secret}` };
		const asked = async () => {
			const answer = await fetch(`${cluster.nodes.at(-1)?.proxy.url}/v1/availability?${query}`, { headers });
			const { data } = (await answer.json()) as Availability;
			return data.flatMap(({ sku, stores }) =>
				stores.map(({ store_id, ...rest }) => [`${sku}@${store_id}`, rest] as const),
			);
		};
		const until = Date.now() + QUIET_MS;
		let differ: string[] = [];
		do {
			const followed = follower.availability();
			differ = (await asked()).flatMap(([place, rest]) => {
				const shown = followed.get(place);
				const same = shown === undefined || isDeepStrictEqual(shown, rest);
				return same ? [] : [`${place} is ${JSON.stringify(rest)}, and ${JSON.stringify(shown)} to who followed`];
			});
			if (differ.length > 0) await delay(50);
		} while (differ.length > 0 && Date.now() < until);
		for (const crash of cluster.crashes) this.#history.violate(`a server crashed: ${crash}`);
		for (const each of [...differ, ...follower.violations]) this.#history.violate(`the stream: ${each}`);
	}

	async #judge(database: Database, follower: Follower) {
		await sweepLapsedHolds(database);
		while ((await sequence(database, this.#merchantId)) !== 'done');
		const events = await feedOf(database, this.#merchantId);
		const found = check({
			opening: OPENING,
			entries: this.#history.entries,
			events,
			heard: follower.heard,
			levels: await levelsOf(database, this.#merchantId),
			statuses: await statusesOf(database, this.#merchantId),
		});
		for (const each of found) this.#history.violate(each);
		for (const finding of await examine(database, null)) {
			this.#history.violate(`the doctor says: ${JSON.stringify(finding)}`);
		}
		return events;
	}

	async #write(events: readonly object[]): Promise<string> {
		const { engine, seed } = this.#options;
		const file = path.join(os.tmpdir(), `endcap-history-${engine}-${seed}-${Date.now()}.jsonl`);
		await this.#history.write(file, events);
		return file;
	}
}
