/** What can be followed: the SDK's live state, and the little state that the elements of a page share. */
export interface Subscribable<T> {
	/** Calls back with the value now and whenever it changes; returns the end of that. */
	subscribe(listener: (value: T) => void): () => void;
}

/** One value that several elements share. */
export class Observable<T> implements Subscribable<T> {
	#value: T;
	#listeners = new Set<(value: T) => void>();

	constructor(value: T) {
		this.#value = value;
	}

	get value(): T {
		return this.#value;
	}

	set value(value: T) {
		this.#value = value;
		for (const listener of this.#listeners) listener(value);
	}

	subscribe(listener: (value: T) => void): () => void {
		this.#listeners.add(listener);
		listener(this.#value);
		return () => this.#listeners.delete(listener);
	}
}
