import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Queryable } from '../database/database.ts';
import { stagedEvents, waitingDeliveries } from './queries.ts';

/** Of the process, so one for all the servers in it. */
let ofProcess: Registry | undefined;

/** How much waits on this server now. */
interface Depths {
	reservations(): number;
	events(): { streams: number; behind: number };
}

/** What one server counts. Nothing here names a merchant, a key, a person or an address. */
export class Metrics {
	readonly #registry = new Registry();
	readonly #duration: Histogram<'method' | 'route' | 'status'>;
	readonly #batchSize: Histogram;
	readonly #database: Queryable;
	readonly #depths: Depths;
	readonly #waiting: Gauge;
	readonly #streams: Gauge;
	readonly #behind: Gauge;
	readonly #staged: Gauge;
	readonly #oldestStaged: Gauge;
	readonly #deliveries: Gauge;
	readonly #oldestDelivery: Gauge;
	readonly #disabledWebhooks: Gauge;

	constructor(database: Queryable, depths: Depths) {
		const registers = [this.#registry];
		this.#duration = new Histogram({
			name: 'endcap_http_request_duration_seconds',
			help: 'Time to answer, by route pattern and class of status; its count is the requests.',
			labelNames: ['method', 'route', 'status'],
			buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
			registers,
		});
		this.#batchSize = new Histogram({
			name: 'endcap_reservation_batch_size',
			help: 'Reservations made in one statement.',
			buckets: [1, 2, 4, 8, 16, 32, 64],
			registers,
		});
		this.#waiting = new Gauge({
			name: 'endcap_reservations_waiting',
			help: 'Reservations that wait for the batch before them.',
			registers,
		});
		this.#depths = depths;
		this.#database = database;
		this.#streams = new Gauge({
			name: 'endcap_event_streams',
			help: 'Streams of events that are open on this server.',
			registers,
		});
		this.#behind = new Gauge({
			name: 'endcap_event_stream_depth',
			help: 'Events that the stream furthest behind has yet to take; far behind is a slow client.',
			registers,
		});
		this.#staged = new Gauge({
			name: 'endcap_events_staged',
			help: 'Events that wait for their position; NaN while the database is away.',
			registers,
		});
		this.#oldestStaged = new Gauge({
			name: 'endcap_oldest_staged_event_age_seconds',
			help: 'How long the oldest event has waited to be delivered; 0 when none waits.',
			registers,
		});
		this.#deliveries = new Gauge({
			name: 'endcap_webhook_deliveries_waiting',
			help: 'Deliveries to webhooks that have not been taken yet; NaN while the database is away.',
			registers,
		});
		this.#oldestDelivery = new Gauge({
			name: 'endcap_oldest_webhook_delivery_age_seconds',
			help: 'How long the oldest of them has not been taken; 0 when none waits.',
			registers,
		});
		this.#disabledWebhooks = new Gauge({
			name: 'endcap_webhooks_gone',
			help: 'Webhooks that were disabled since their receivers want no more.',
			registers,
		});
	}

	answered(labels: { method: string; route: string; status: number }, seconds: number): void {
		this.#duration.observe({ ...labels, status: `${Math.floor(labels.status / 100)}xx` }, seconds);
	}

	batchMade(size: number): void {
		this.#batchSize.observe(size);
	}

	/** In Prometheus’s text format. */
	async text(): Promise<{ type: string; text: string }> {
		if (!ofProcess) collectDefaultMetrics({ register: (ofProcess = new Registry()) });
		const unknown = { count: Number.NaN, oldest_seconds: Number.NaN };
		const staged = await stagedEvents(this.#database).catch(() => unknown);
		const webhooks = await waitingDeliveries(this.#database).catch(() => ({ ...unknown, disabled: Number.NaN }));
		const { streams, behind } = this.#depths.events();
		this.#waiting.set(this.#depths.reservations());
		this.#streams.set(streams);
		this.#behind.set(behind);
		this.#staged.set(staged.count);
		this.#oldestStaged.set(staged.oldest_seconds);
		this.#deliveries.set(webhooks.count);
		this.#oldestDelivery.set(webhooks.oldest_seconds);
		this.#disabledWebhooks.set(webhooks.disabled);
		const own = await this.#registry.metrics();
		return { type: this.#registry.contentType, text: `${own}\n${await ofProcess.metrics()}` };
	}
}
