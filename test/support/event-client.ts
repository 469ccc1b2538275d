import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { Event } from '@endcap/contract';

export interface Heard {
	/** `resync` besides the types of the contract. */
	name: string;
	id: number;
	event: Event;
}

interface Follow {
	key: string;
	topics?: string[];
	after?: number;
	lastEventId?: number;
	headers?: Record<string, string>;
}

/** One stream over real HTTP, as a browser reads it. */
export class EventClient {
	readonly heard: Heard[] = [];
	/** What a browser would send as Last-Event-ID. */
	position = -1;
	ended = false;
	readonly response: IncomingMessage;
	#rest = '';
	#changed: (() => void)[] = [];

	private constructor(response: IncomingMessage) {
		this.response = response;
		response.setEncoding('utf8');
		response.on('data', (text: string) => this.#take(text));
		const end = () => {
			this.ended = true;
			this.#tell();
		};
		response.on('close', end).on('error', end);
	}

	/** Resolves when the stream has said where it begins. */
	static async open(url: string, follow: Follow): Promise<EventClient> {
		const client = new EventClient(await request(url, follow));
		await client.until(() => client.position >= 0 || client.ended);
		return client;
	}

	static request = request;

	async until(fits: () => unknown): Promise<void> {
		while (!fits()) await new Promise<void>((resolve) => void this.#changed.push(resolve));
	}

	drop(): void {
		this.response.destroy();
	}

	get ids(): number[] {
		return this.heard.map(({ id }) => id);
	}

	#take(text: string): void {
		const blocks = (this.#rest + text).split('\n\n');
		this.#rest = blocks.pop() ?? '';
		for (const block of blocks) this.#hear(block.split('\n'));
		this.#tell();
	}

	#hear(lines: string[]): void {
		const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
		const id = field('id');
		const data = field('data');
		if (id !== undefined) this.position = Number(id);
		if (data !== undefined) this.heard.push({ name: field('event') ?? '', id: Number(id), event: JSON.parse(data) });
	}

	#tell(): void {
		const waiting = this.#changed;
		this.#changed = [];
		for (const resolve of waiting) resolve();
	}
}

async function request(
	url: string,
	{ key, topics = [], after, lastEventId, headers }: Follow,
): Promise<IncomingMessage> {
	const query = new URLSearchParams(topics.map((topic) => ['topic', topic]));
	if (after !== undefined) query.set('after', String(after));
	const sent = get(`${url}/v1/events?${query}`, {
		agent: false,
		headers: {
			authorization: `Bearer ${key}`,
			...(lastEventId !== undefined && { 'last-event-id': String(lastEventId) }),
			...headers,
		},
	});
	const [response] = (await once(sent, 'response')) as [IncomingMessage];
	return response;
}
