import type { ServerResponse } from 'node:http';
import type { Writable } from 'node:stream';
import { hears, mayHear, type Audience } from './audience.ts';
import type { FeedReader } from './reader.ts';
import type { FeedEvent } from './render.ts';

interface Beginning {
	position: number;
	/** The place that was asked for is gone, so it begins with saying that. */
	resync: boolean;
	/** Told once, when nobody listens any more. */
	onClosed: () => void;
}

/**
 * Server-sent events for one client. While it follows, it is told what happens, and its place is the reader’s. When the
 * client does not take it fast enough, or has come from further back, it takes from the reader what is after its own
 * position and only as fast as the client does, so a slow one keeps nothing in memory but its place.
 */
export class EventStream {
	readonly audience: Audience;
	readonly #reader: FeedReader;
	readonly #onClosed: () => void;
	/** What it begins with. */
	readonly #greeting: string;
	#response: ServerResponse | undefined;
	#line: Writable | undefined;
	/** Of the last that it was told, as long as it does not follow. */
	#position: number;
	#follows = false;
	#wanted = false;
	#working = false;
	#stalled = false;
	#ending = false;
	#closed = false;

	constructor(reader: FeedReader, audience: Audience, { position, resync, onClosed }: Beginning) {
		this.audience = audience;
		this.#reader = reader;
		this.#onClosed = onClosed;
		this.#position = position;
		// Whoever loses the line before the first event goes on from here.
		this.#greeting = resync ? resyncFrame(position) : `: welcome\nid: ${position}\n\n`;
	}

	/** What comes after was not given to the client yet. */
	get position(): number {
		return this.#follows ? this.#reader.position : this.#position;
	}

	/** Has been told everything so far and takes more. */
	get follows(): boolean {
		return this.#follows;
	}

	/** Goes on with an answer whose head has been sent and whose end is the end of the connection. */
	begin(response: ServerResponse): void {
		const { socket } = response;
		if (!socket || response.destroyed || this.#ending) {
			response.end();
			this.#close();
			return;
		}
		this.#response = response;
		// Not through the answer, which would copy what is the same for all and gather it until the next tick.
		this.#line = socket;
		this.#wanted = true;
		response.once('close', () => this.#close());
		socket.on('drain', () => {
			this.#wanted = true;
			this.#stalled = false;
			this.pump();
		});
		this.#give(this.#greeting);
		this.pump();
	}

	/** Of what it asked for. */
	mayHear(event: FeedEvent): boolean {
		const rendered = event.rendered.get(this.audience.caller.channel);
		return rendered !== undefined && mayHear(this.audience.caller, event, rendered.open);
	}

	/** All that is new to it. While it follows. */
	tell(frames: Buffer): void {
		this.#give(frames);
		if (!this.#wanted) this.fallBehind();
	}

	/** From here on its place is its own. */
	fallBehind(): void {
		if (!this.#follows) return;
		this.#follows = false;
		this.#position = this.#reader.position;
	}

	/** A comment for proxies that cut idle lines, with the place so far. Lets go of a client that took nothing since the last. */
	keepAlive(): void {
		if (this.#stalled) this.#response?.destroy();
		else if (this.#wanted && !this.#working) this.#give(`:\nid: ${this.position}\n\n`);
		else this.#stalled = !this.#wanted;
	}

	/** Ends the answer: the client comes again and goes on from its place, here or on another node. */
	end(): void {
		if (this.#ending) return;
		this.#ending = true;
		this.#follows = false;
		if (!this.#response) this.#close();
		else if (this.#wanted) this.#response.end();
		else this.#response.destroy();
	}

	/** Gives what it has not heard, as far as the client takes it, until it follows. */
	pump(): void {
		if (this.#working || this.#ending || this.#closed || this.#follows) return;
		while (this.#wanted && this.#position < this.#reader.position) {
			const events = this.#reader.held(this.#position, this.audience.caller.channel);
			if (!events) return void this.#catchUp();
			this.#deliver(events);
		}
		// It is ahead when it comes from a node that has read further than this one.
		this.#follows = this.#wanted && this.#position === this.#reader.position;
	}

	async #catchUp(): Promise<void> {
		this.#working = true;
		try {
			const events = await this.#reader.fetch(this.#position, this.audience.caller.channel);
			this.#working = false;
			if (this.#ending || this.#closed) return;
			if (events) this.#deliver(events);
			else this.#resync();
			this.pump();
		} catch (error) {
			this.#reader.onError(error);
			this.end();
		}
	}

	#deliver(events: readonly FeedEvent[]): void {
		const frames: Buffer[] = [];
		for (const event of events) {
			const rendered = event.rendered.get(this.audience.caller.channel);
			if (rendered && hears(this.audience, event, event.topics, rendered.open)) frames.push(rendered.frame);
			this.#position = event.pos;
		}
		if (frames.length > 0) this.#give(Buffer.concat(frames));
	}

	#resync(): void {
		this.#position = this.#reader.position;
		this.#give(resyncFrame(this.#position));
	}

	#give(text: string | Buffer): void {
		this.#wanted = this.#line?.write(text) === true;
	}

	#close(): void {
		if (this.#closed) return;
		this.#closed = true;
		this.#follows = false;
		this.#onClosed();
	}
}

function resyncFrame(position: number): string {
	return `id: ${position}\nevent: resync\ndata: {"position":"${position}"}\n\n`;
}
