import { setTimeout as delay } from 'node:timers/promises';
import type { Choices } from '../../support/random.ts';
import type { Cluster, Node } from './cluster.ts';
import type { Plan } from './plan.ts';

/** Of what passes between clients and servers, so much is cut; between servers and database it passes more often. */
const CLIENT_RATE = 0.02;
const DATABASE_RATE = 0.0005;
const PAUSE_MS = 300;
const LOOK_MS = 20;

/** As many milliseconds and as many operations at least from one to the next; there is one in any case. */
export interface KillEvery {
	milliseconds: number;
	operations: number;
}

/** Everything that goes wrong while people work. */
export class Trouble {
	readonly done = { kills: 0, drops: 0, stalls: 0, refusals: 0, hurries: 0 };
	readonly #cluster: Cluster;
	readonly #choices: Choices;
	readonly #plan: Plan;
	#calm = false;
	readonly #running: Promise<void>;

	/** `operations`: how many there have been. */
	constructor(cluster: Cluster, choices: Choices, plan: Plan, operations: () => number, killEvery: KillEvery) {
		this.#cluster = cluster;
		this.#choices = choices;
		this.#plan = plan;
		for (const { proxy, databaseProxy } of cluster.nodes) {
			proxy.rate = CLIENT_RATE;
			if (databaseProxy) databaseProxy.rate = DATABASE_RATE;
		}
		this.#running = Promise.all([this.#makeTrouble(), this.#killAndRestart(operations, killEvery)]).then(
			() => undefined,
		);
	}

	/** Resolves when every process is there again and no line is cut any more. */
	async end(): Promise<void> {
		this.#calm = true;
		await this.#running;
		this.#cluster.calm();
	}

	async #makeTrouble(): Promise<void> {
		while (!this.#calm) {
			await delay(PAUSE_MS);
			const node = this.#choices.of(this.#cluster.nodes);
			const kind = this.#choices.weighted({ hurries: 3, drops: 2, stalls: 1, refusals: 1 });
			if (kind === 'hurries') await this.#hurry();
			else await this.#disturb(kind, node);
			this.done[kind] += 1;
		}
	}

	async #disturb(kind: 'drops' | 'stalls' | 'refusals', { proxy, databaseProxy }: Node): Promise<void> {
		const victim = databaseProxy && this.#choices.percent(50) ? databaseProxy : proxy;
		if (kind === 'drops') return victim.dropAll();
		if (kind === 'stalls') victim.stall();
		else victim.refusing = true;
		await delay(this.#choices.between(20, 200));
		victim.resume();
		victim.refusing = false;
	}

	/** A minute is the shortest hold and too long for this, so some are made to lapse in a moment. */
	async #hurry(): Promise<void> {
		const query = this.#cluster.database?.query(
			{
				text: `UPDATE reservation SET expires_at = date_trunc('milliseconds', clock_timestamp()) + interval '300 milliseconds'
					WHERE reservation_id = $1 AND status = 'active' AND expires_at > clock_timestamp() + interval '1 second'`,
			},
			[this.#plan.someHold() ?? ''],
		);
		// Its process may be on its way out.
		await query?.catch(() => undefined);
	}

	async #killAndRestart(operations: () => number, every: KillEvery): Promise<void> {
		for (;;) {
			const [time, count] = [Date.now() + every.milliseconds, operations() + every.operations];
			while ((Date.now() < time || operations() < count) && !this.#calm) await delay(LOOK_MS);
			if (this.#calm && this.done.kills > 0) return;
			const node = this.#choices.of(this.#cluster.nodes);
			await this.#cluster.kill(node);
			this.done.kills += 1;
			await this.#cluster.restart(node);
		}
	}
}
