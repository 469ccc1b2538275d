import type { Channel } from '@endcap/contract';
import type { FeedEvent } from './render.ts';
import type { EventStream } from './stream.ts';

/** The streams of one merchant, by topic: what happens costs those who asked for it, and nobody else. */
export class Listeners {
	readonly #streams = new Set<EventStream>();
	readonly #byTopic = new Map<string, Set<EventStream>>();
	readonly #byChannel = new Map<Channel, number>();

	get size(): number {
		return this.#streams.size;
	}

	/** Those that somebody listens in. */
	channels(): Iterable<Channel> {
		return this.#byChannel.keys();
	}

	[Symbol.iterator](): Iterator<EventStream> {
		return this.#streams.values();
	}

	add(stream: EventStream): void {
		const { topics, caller } = stream.audience;
		this.#streams.add(stream);
		this.#byChannel.set(caller.channel, (this.#byChannel.get(caller.channel) ?? 0) + 1);
		for (const topic of topics) {
			const streams = this.#byTopic.get(topic) ?? new Set();
			this.#byTopic.set(topic, streams.add(stream));
		}
	}

	delete(stream: EventStream): void {
		if (!this.#streams.delete(stream)) return;
		const { topics, caller } = stream.audience;
		const others = (this.#byChannel.get(caller.channel) ?? 0) - 1;
		if (others > 0) this.#byChannel.set(caller.channel, others);
		else this.#byChannel.delete(caller.channel);
		for (const topic of topics) {
			const streams = this.#byTopic.get(topic);
			streams?.delete(stream);
			if (streams?.size === 0) this.#byTopic.delete(topic);
		}
	}

	/** Those that follow are told what is next; the others see for themselves whether they can take it. */
	tell(events: readonly FeedEvent[]): void {
		const texts = new Map<string, Buffer>();
		for (const [stream, heard] of this.#hearersOf(events)) {
			const frames = heard.map((event) => event.rendered.get(stream.audience.caller.channel)?.frame ?? Buffer.of());
			const [only, ...others] = frames;
			if (only && others.length === 0) {
				stream.tell(only);
				continue;
			}
			const key = `${stream.audience.caller.channel} ${heard.map(({ pos }) => pos).join(' ')}`;
			const text = texts.get(key) ?? Buffer.concat(frames);
			texts.set(key, text);
			stream.tell(text);
		}
		for (const stream of this.#streams) if (!stream.follows) stream.pump();
	}

	/** What comes next does not follow what they have heard. */
	fallBehind(): void {
		for (const stream of this.#streams) stream.fallBehind();
	}

	#hearersOf(events: readonly FeedEvent[]): Map<EventStream, FeedEvent[]> {
		const hearers = new Map<EventStream, FeedEvent[]>();
		for (const event of events) {
			for (const topic of event.topics) {
				for (const stream of this.#byTopic.get(topic) ?? []) {
					if (!stream.follows || !stream.mayHear(event)) continue;
					const heard = hearers.get(stream);
					if (!heard) hearers.set(stream, [event]);
					else if (heard.at(-1) !== event) heard.push(event);
				}
			}
		}
		return hearers;
	}
}
