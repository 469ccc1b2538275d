import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Choices } from '../../support/random.ts';
import type { Cluster, Node } from './cluster.ts';
import type { Entry, History, Operation } from './history.ts';

/** Whoever waits longer for an answer asks again. */
const PATIENCE_MS = 3000;
const LONGEST_PAUSE_MS = 500;
/** Nothing may stay open for longer than this. */
const LONGEST_MS = 60_000;

/** What people are told when something cannot be done. Anything else is wrong here. */
const REFUSALS = new Set(['out_of_stock', 'reservation_ended', 'not_found']);

interface Answer {
	status: number;
	body: { code?: string };
}

/** Asks for things over real HTTP until it knows what came of them, as a careful client does. */
export class Sender {
	/** Nothing cuts lines any more, so nothing explains a failure. */
	quiet = false;
	readonly #cluster: Cluster;
	readonly #history: History;
	readonly #choices: Choices;
	readonly #agent = new Agent({ keepAlive: true });

	constructor(cluster: Cluster, history: History, choices: Choices) {
		this.#cluster = cluster;
		this.#history = history;
		this.#choices = choices;
	}

	/** Until there is an answer, from any node; again with the same key. */
	async perform(operation: Operation): Promise<Entry> {
		const entry = this.#history.begin(operation);
		// Some are sent twice at once, as by an impatient hand or a network that repeats.
		const hands = this.#choices.percent(5) ? 2 : 1;
		await Promise.all(Array.from({ length: hands }, () => this.#insist(entry)));
		return entry;
	}

	/** The same again, whatever came of it. */
	async repeat(entry: Entry): Promise<void> {
		await this.#insist(entry);
	}

	close(): void {
		this.#agent.destroy();
	}

	async #insist(entry: Entry): Promise<void> {
		const until = Date.now() + LONGEST_MS;
		let lost = false;
		while (Date.now() < until) {
			const answer = await this.#try(entry);
			const known = answer !== undefined && answer.status !== 503;
			if (known && answer.body.code !== 'idempotency_key_in_flight') return this.#learn(entry, answer, lost);
			lost ||= !known;
			await delay(this.#choices.between(10, Math.min(30 * entry.attempts.length, LONGEST_PAUSE_MS)));
		}
	}

	#learn(entry: Entry, { status, body }: Answer, lost: boolean): void {
		if (status === 200 || status === 201) {
			if (entry.outcome === 'ok' && !isDeepStrictEqual(entry.answer, body)) {
				this.#violate(entry, `was answered otherwise to the same key: ${JSON.stringify(body)}`);
			}
			if (entry.outcome !== 'ok')
				Object.assign(entry, { outcome: 'ok', answer: body, known: Date.now(), doubtful: false });
			return;
		}
		if (!REFUSALS.has(body.code ?? '')) this.#violate(entry, `was answered ${status} ${JSON.stringify(body)}`);
		if (entry.outcome === 'ok') this.#violate(entry, `was done and then refused to the same key: ${body.code}`);
		else Object.assign(entry, { outcome: 'refused', code: body.code, known: Date.now() });
		entry.doubtful = !this.quiet && (entry.doubtful || lost || entry.attempts.length > 1);
	}

	async #try(entry: Entry): Promise<Answer | undefined> {
		const node = this.#choices.of(this.#cluster.nodes);
		const attempt = { node: node.number, sent: Date.now(), ended: Infinity, came: 'nothing yet' };
		entry.attempts.push(attempt);
		this.#history.sent += 1;
		try {
			const answer = await this.#send(node, entry.operation);
			attempt.came = `${answer.status} ${answer.body.code ?? ''}`;
			// A node whose database is cut off says so; nothing else excuses a failure.
			const excused = answer.status === 503 && node.databaseProxy !== undefined && !this.quiet;
			if (answer.status >= 500 && !excused) this.#violate(entry, `failed: ${JSON.stringify(answer.body)}`);
			return answer;
		} catch (error) {
			attempt.came = String(error);
			this.#history.lost += 1;
			if (this.quiet) this.#violate(entry, `was lost on a good line: ${String(error)}`);
			return undefined;
		} finally {
			attempt.ended = Date.now();
		}
	}

	async #send({ proxy }: Node, operation: Operation): Promise<Answer> {
		return new Promise((resolve, reject) => {
			const sent = request(proxy.url + pathOf(operation), {
				method: 'POST',
				agent: this.#agent,
				// When nothing is cut any more, a busy machine may take its time; an answer comes all the same.
				timeout: this.quiet ? LONGEST_MS : PATIENCE_MS,
				headers: {
					authorization: `Bearer ${operation.credential}`,
					'content-type': 'application/json',
					'idempotency-key': operation.key,
				},
			});
			sent.on('timeout', () => sent.destroy(new Error('no answer in time')));
			sent.on('error', reject);
			sent.on('response', (response) => {
				let text = '';
				response.setEncoding('utf8').on('data', (part: string) => (text += part));
				response.on('error', reject);
				response.on('end', () => {
					if (response.complete) resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) });
					else reject(new Error('half an answer'));
				});
			});
			sent.end(JSON.stringify(operation.body));
		});
	}

	#violate({ operation: { number, kind } }: Entry, what: string): void {
		this.#history.violate(`operation ${number} (${kind}) ${what}`);
	}
}

function pathOf(operation: Operation): string {
	switch (operation.kind) {
		case 'reserve':
			return '/v1/reservations';
		case 'extend':
		case 'release':
		case 'commit':
		case 'consume':
			return `/v1/reservations/${operation.reservation}/${operation.kind}`;
		case 'sale':
		case 'refund':
			return '/v1/sales';
		default:
			return '/v1/inventory-adjustments';
	}
}
