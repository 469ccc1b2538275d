import type { CartInput, CartLine, CartOutcome } from '@endcap/sdk';
import type { LitElement, ReactiveController } from 'lit';

/** What came of the last change of a line; the text of the same name says it. */
export type LineNote = 'waiting' | 'refused' | 'failed';

interface Removed {
	line: CartLine;
	/** Where it stood in the basket. */
	index: number;
	/** The server has taken it out. */
	done: boolean;
}

interface Wanted {
	line: CartLine;
	quantity: number;
	/** Undefined once it is sent. */
	timer: ReturnType<typeof setTimeout> | undefined;
}

interface EditTeller {
	change(input: CartInput): Promise<CartOutcome>;
	/** Something is to be said of a line. */
	note(line: CartLine, note: LineNote | 'removed'): void;
}

/** Presses that come so soon after each other are one change. */
const SETTLES_AFTER = 350;
/** Milliseconds after which a change without an answer is said to be under way still. */
const TRYING_AFTER = 3000;

/**
 * What the shopper does to lines: how many, out, and in again. A number is shown as it was pressed at once; what the
 * server refuses goes back to what the basket has.
 */
export class LineEdits implements ReactiveController {
	#host: LitElement;
	#teller: EditTeller;
	#wanted = new Map<string, Wanted>();
	#notes = new Map<string, LineNote>();
	#removed = new Map<string, Removed>();

	constructor(host: LitElement, teller: EditTeller) {
		this.#host = host;
		this.#teller = teller;
		host.addController(this);
	}

	/** What was pressed is sent even if the element goes. */
	hostDisconnected(): void {
		this.settle();
	}

	/** Sends what was pressed and waits for more presses. */
	settle(): void {
		for (const wanted of this.#wanted.values()) if (wanted.timer) void this.#send(wanted);
	}

	quantityOf({ sku, quantity }: CartLine): number {
		return this.#wanted.get(sku)?.quantity ?? quantity;
	}

	noteOf({ sku }: CartLine): LineNote | undefined {
		return this.#notes.get(sku);
	}

	isRemoved({ sku }: CartLine): boolean {
		return this.#removed.has(sku);
	}

	/** The basket's lines, and those that were taken out where they stood. */
	withRemoved(lines: readonly CartLine[]): CartLine[] {
		const all = [...lines];
		for (const [sku, { line, index, done }] of [...this.#removed].sort(([, a], [, b]) => a.index - b.index)) {
			if (!lines.some((each) => each.sku === sku)) all.splice(index, 0, line);
			// It came back by another way.
			else if (done) this.#removed.delete(sku);
		}
		return all;
	}

	set(line: CartLine, quantity: number): void {
		clearTimeout(this.#wanted.get(line.sku)?.timer);
		const wanted: Wanted = { line, quantity, timer: setTimeout(() => void this.#send(wanted), SETTLES_AFTER) };
		this.#wanted.set(line.sku, wanted);
		this.#notes.delete(line.sku);
		this.#host.requestUpdate();
	}

	async remove(line: CartLine, index: number): Promise<void> {
		const { sku } = line;
		const removed = { line: { ...line, quantity: this.quantityOf(line) }, index, done: false };
		clearTimeout(this.#wanted.get(sku)?.timer);
		this.#wanted.delete(sku);
		this.#removed.set(sku, removed);
		this.#host.requestUpdate();
		this.#teller.note(line, 'removed');
		removed.done = await this.#change(line, { lines: [{ sku, quantity: 0 }] });
		if (!removed.done) this.#removed.delete(sku);
		this.#host.requestUpdate();
	}

	async undo(sku: string): Promise<void> {
		const removed = this.#removed.get(sku);
		if (!removed) return;
		const { quantity, fulfillment } = removed.line;
		if (await this.#change(removed.line, { lines: [{ sku, quantity, fulfillment }] })) this.#removed.delete(sku);
		this.#host.requestUpdate();
	}

	/** What was taken out is not offered again from now on. */
	forget(): void {
		this.#removed.clear();
		this.#notes.clear();
	}

	async #send(wanted: Wanted): Promise<void> {
		const { line, quantity } = wanted;
		clearTimeout(wanted.timer);
		wanted.timer = undefined;
		await this.#change(line, { lines: [{ sku: line.sku, quantity }] });
		// A press that came meanwhile goes on.
		if (this.#wanted.get(line.sku) === wanted) this.#wanted.delete(line.sku);
		this.#host.requestUpdate();
	}

	async #change(line: CartLine, input: CartInput): Promise<boolean> {
		const say = (note: LineNote) => {
			this.#notes.set(line.sku, note);
			this.#teller.note(line, note);
			this.#host.requestUpdate();
		};
		this.#notes.delete(line.sku);
		const trying = setTimeout(() => say('waiting'), TRYING_AFTER);
		try {
			const { outcome } = await this.#teller.change(input);
			this.#notes.delete(line.sku);
			if (outcome === 'changed') return true;
			say(outcome === 'cart_line_refused' ? 'refused' : 'failed');
		} catch {
			say('failed');
		} finally {
			clearTimeout(trying);
		}
		return false;
	}
}
