/**
 * A scanner that types, as a keyboard does, is told from a person by its speed. What it typed is taken back out of
 * whatever field had the cursor.
 */
export interface WedgeOptions {
	/** False while nobody is to be heard. */
	isListening(): boolean;
	/** What the scanner was set to send before a code, if anything. */
	prefix(): string;
	/** The key that it sends after one: `Enter` or `Tab`. */
	suffix(): string;
	onScan(text: string): void;
}

/** Between two keys, and on average (ms): scanners take 5 to 30, the fastest people 60. */
const GAP = 100;
const AVERAGE = 50;
const LEAST_KEYS = 6;

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export class Wedge {
	#options: WedgeOptions;
	#keys = '';
	#began = 0;
	#last = 0;
	#field: Field | undefined;
	#before = '';

	constructor(options: WedgeOptions) {
		this.#options = options;
	}

	connect(): void {
		document.addEventListener('keydown', this.#hear, { capture: true });
	}

	disconnect(): void {
		document.removeEventListener('keydown', this.#hear, { capture: true });
		this.#forget();
	}

	#hear = (event: KeyboardEvent): void => {
		if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || !this.#options.isListening()) return;
		if (event.key === this.#options.suffix()) return this.#end(event);
		if (event.key.length !== 1) return;
		if (event.timeStamp - this.#last > GAP) this.#begin(event);
		this.#keys += event.key;
		this.#last = event.timeStamp;
	};

	#begin(event: KeyboardEvent): void {
		this.#keys = '';
		this.#began = event.timeStamp;
		const [target] = event.composedPath();
		this.#field = isField(target) ? target : undefined;
		this.#before = this.#field?.value ?? '';
	}

	#end(event: KeyboardEvent): void {
		const keys = this.#keys;
		const average = (event.timeStamp - this.#began) / keys.length;
		const prefix = this.#options.prefix();
		const field = this.#field;
		const before = this.#before;
		this.#forget();
		if (keys.length < LEAST_KEYS || average > AVERAGE || !keys.startsWith(prefix)) return;
		// A field that wants codes itself, such as that for the number of a parcel, gets them.
		if (field?.dataset['scan'] === 'own') return;
		event.preventDefault();
		event.stopImmediatePropagation();
		if (field) restore(field, before);
		this.#options.onScan(keys.slice(prefix.length));
	}

	#forget(): void {
		this.#keys = '';
		this.#last = 0;
		this.#field = undefined;
	}
}

function isField(target: EventTarget | undefined): target is Field {
	return (
		target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
	);
}

function restore(field: Field, value: string): void {
	if (field.value === value) return;
	field.value = value;
	const type = field instanceof HTMLSelectElement ? 'change' : 'input';
	field.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
}
