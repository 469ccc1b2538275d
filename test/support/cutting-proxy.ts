import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type NetConnectOpts, type Server, type Socket } from 'node:net';

/**
 * Where a line is cut: before the request goes on, in the middle of it, as soon as it was sent, when its answer comes and
 * nothing of that was passed on, or in the middle of the answer.
 */
export type Cut = 'before' | 'request' | 'sent' | 'unanswered' | 'answer';

const CUTS: readonly Cut[] = ['before', 'request', 'sent', 'unanswered', 'answer'];

export interface CuttingProxyOptions {
	/** How often something that passes is cut, from 0 to 1. */
	rate?: number;
	random?: () => number;
}

/** A bad network before a TCP server: it cuts lines at random or when told, stalls, drops and refuses them. */
export class CuttingProxy {
	/** Where new lines lead. */
	target: NetConnectOpts;
	rate: number;
	/** Lines end as soon as they begin. */
	refusing = false;
	/** Cuts so far. */
	readonly cuts: Record<Cut, number> = { before: 0, request: 0, sent: 0, unanswered: 0, answer: 0 };
	readonly #random: () => number;
	readonly #server: Server;
	readonly #lines = new Set<Line>();
	readonly #next: Cut[] = [];
	#stalled = false;

	private constructor(target: NetConnectOpts, { rate = 0, random = Math.random }: CuttingProxyOptions) {
		this.target = target;
		this.rate = rate;
		this.#random = random;
		this.#server = createServer((client) => this.#open(client));
	}

	/** On a free port of 127.0.0.1. */
	static async start(target: NetConnectOpts, options: CuttingProxyOptions = {}): Promise<CuttingProxy> {
		const proxy = new CuttingProxy(target, options);
		proxy.#server.listen(0, '127.0.0.1');
		await once(proxy.#server, 'listening');
		return proxy;
	}

	get port(): number {
		return (this.#server.address() as AddressInfo).port;
	}

	/** As the address of an HTTP server. */
	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	/** Open lines. */
	get size(): number {
		return this.#lines.size;
	}

	/** Cuts the next request that passes, on whichever line, there. */
	cutNext(cut: Cut): void {
		this.#next.push(cut);
	}

	/** Passes nothing on, and keeps the lines, until `resume`. */
	stall(): void {
		this.#stalled = true;
		for (const line of this.#lines) line.pause();
	}

	resume(): void {
		this.#stalled = false;
		for (const line of this.#lines) line.resume();
	}

	/** Cuts every line there is. */
	dropAll(): void {
		for (const line of this.#lines) line.drop();
	}

	async close(): Promise<void> {
		if (!this.#server.listening) return;
		const closed = once(this.#server, 'close');
		this.#server.close();
		this.dropAll();
		await closed;
	}

	#open(client: Socket): void {
		if (this.refusing) return void client.destroy();
		const fate = (side: 'request' | 'answer') => this.#fateOf(side);
		const line = new Line(client, connect(this.target), fate, () => this.#lines.delete(line));
		this.#lines.add(line);
		if (this.#stalled) line.pause();
	}

	#fateOf(side: 'request' | 'answer'): Cut | undefined {
		const told = side === 'request' ? this.#next.shift() : undefined;
		const cut = told ?? (this.#random() < this.rate ? this.#choose(side) : undefined);
		if (cut) this.cuts[cut] += 1;
		return cut;
	}

	#choose(side: 'request' | 'answer'): Cut | undefined {
		return side === 'answer' ? 'answer' : CUTS[Math.floor(this.#random() * CUTS.length)];
	}
}

/** One connection with the one that it leads to. */
class Line {
	readonly #client: Socket;
	readonly #server: Socket;
	readonly #fate: (side: 'request' | 'answer') => Cut | undefined;
	/** Of the answer that comes next. */
	#answerFate: 'unanswered' | 'answer' | undefined;
	#cut = false;
	#paused = false;

	constructor(
		client: Socket,
		server: Socket,
		fate: (side: 'request' | 'answer') => Cut | undefined,
		onClose: () => void,
	) {
		this.#client = client;
		this.#server = server;
		this.#fate = fate;
		client.setNoDelay(true).on('data', (bytes) => this.#request(bytes));
		server.setNoDelay(true).on('data', (bytes) => this.#answer(bytes));
		for (const [socket, other] of [
			[client, server],
			[server, client],
		] as const) {
			socket.on('error', () => this.drop());
			socket.on('end', () => other.end());
			socket.on('close', () => this.drop());
			socket.on('drain', () => {
				if (!this.#paused) other.resume();
			});
		}
		client.once('close', onClose);
	}

	pause(): void {
		this.#paused = true;
		this.#client.pause();
		this.#server.pause();
	}

	resume(): void {
		this.#paused = false;
		this.#client.resume();
		this.#server.resume();
	}

	drop(): void {
		this.#cut = true;
		this.#client.destroy();
		this.#server.destroy();
	}

	#request(bytes: Buffer): void {
		if (this.#cut) return;
		const fate = this.#fate('request');
		if (fate === 'before') return this.drop();
		if (fate === 'request') return this.#last(this.#server, bytes.subarray(0, bytes.length / 2));
		if (fate === 'sent') return this.#last(this.#server, bytes);
		this.#answerFate = fate;
		if (!this.#server.write(bytes)) this.#client.pause();
	}

	#answer(bytes: Buffer): void {
		if (this.#cut) return;
		const fate = this.#answerFate ?? this.#fate('answer');
		if (fate === 'unanswered') return this.drop();
		if (fate === 'answer') return this.#last(this.#client, bytes.subarray(0, bytes.length / 2));
		if (!this.#client.write(bytes)) this.#server.pause();
	}

	#last(to: Socket, bytes: Buffer): void {
		this.#cut = true;
		to.write(bytes, () => this.drop());
	}
}
