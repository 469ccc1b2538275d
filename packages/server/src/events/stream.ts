import { Readable } from 'node:stream';
import { hears, type Audience } from './audience.ts';
import type { FeedReader } from './reader.ts';
import type { FeedEvent } from './render.ts';

/** Text that waits for one client before more is made for it. */
const BUFFER_BYTES = 64 * 1024;

/**
 * Server-sent events for one client. It takes from the reader what is after its own position and only as fast as the
 * client does, so a slow one keeps nothing in memory but its place.
 */
export class EventStream extends Readable {
	readonly audience: Audience;
	readonly #reader: FeedReader;
	#position: number;
	#wanted = false;
	#working = false;
	#stalled = false;
	#ending = false;

	/** `resync`: the place that was asked for is gone, so it begins with saying that. */
	constructor(reader: FeedReader, audience: Audience, position: number, resync: boolean) {
		super({ highWaterMark: BUFFER_BYTES, encoding: 'utf8' });
		this.audience = audience;
		this.#reader = reader;
		this.#position = position;
		// Whoever loses the line before the first event goes on from here.
		this.#give(resync ? resyncFrame(position) : `: welcome\nid: ${position}\n\n`);
	}

	/** What comes after was not given to the client yet. */
	get position(): number {
		return this.#position;
	}

	override _read(): void {
		this.#wanted = true;
		this.#stalled = false;
		this.pump();
	}

	/** Gives what is new, as far as the client takes it. */
	pump(): void {
		if (this.#working || this.#ending || this.destroyed) return;
		while (this.#wanted && this.#position < this.#reader.position) {
			const events = this.#reader.held(this.#position, this.audience.caller.channel);
			if (!events) return void this.#catchUp();
			this.#deliver(events);
		}
	}

	/** A comment for proxies that cut idle lines, with the place so far. Lets go of a client that took nothing since the last. */
	keepAlive(): void {
		if (this.#stalled) this.destroy();
		else if (this.#wanted && !this.#working) this.#give(`:\nid: ${this.#position}\n\n`);
		else this.#stalled = !this.#wanted;
	}

	/** Ends the answer: the client comes again and goes on from its place, here or on another node. */
	end(): void {
		if (this.#ending || this.destroyed) return;
		this.#ending = true;
		if (this.#wanted) this.push(null);
		else this.destroy();
	}

	async #catchUp(): Promise<void> {
		this.#working = true;
		try {
			const events = await this.#reader.fetch(this.#position, this.audience.caller.channel);
			this.#working = false;
			if (this.#ending || this.destroyed) return;
			if (events) this.#deliver(events);
			else this.#resync();
			this.pump();
		} catch (error) {
			this.#reader.onError(error);
			this.end();
		}
	}

	#deliver(events: readonly FeedEvent[]): void {
		let text = '';
		for (const event of events) {
			const rendered = event.rendered.get(this.audience.caller.channel);
			if (rendered && hears(this.audience, event, rendered.open)) text += rendered.frame;
			this.#position = event.pos;
		}
		if (text !== '') this.#give(text);
	}

	#resync(): void {
		this.#position = this.#reader.position;
		this.#give(resyncFrame(this.#position));
	}

	#give(text: string): void {
		this.#wanted = false;
		this.#wanted = this.push(text) || this.#wanted;
	}
}

function resyncFrame(position: number): string {
	return `id: ${position}\nevent: resync\ndata: {"position":"${position}"}\n\n`;
}
