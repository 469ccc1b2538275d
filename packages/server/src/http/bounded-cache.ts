/**
 * A map that holds at most about `capacity` weight and forgets what was not used lately. Two generations instead of a
 * linked list: a read is one or two look-ups and never moves anything but the first time in a generation.
 */
export class BoundedCache<Key, Value> {
	#young = new Map<Key, Value>();
	#old = new Map<Key, Value>();
	#weight = 0;
	readonly #capacity: () => number;
	readonly #weigh: (value: Value) => number;

	constructor(capacity: number | (() => number), weigh: (value: Value) => number = () => 1) {
		this.#capacity = typeof capacity === 'number' ? () => capacity : capacity;
		this.#weigh = weigh;
	}

	get(key: Key): Value | undefined {
		const young = this.#young.get(key);
		if (young !== undefined) return young;
		const old = this.#old.get(key);
		if (old !== undefined) this.set(key, old);
		return old;
	}

	/** Looks without counting it as use. */
	peek(key: Key): Value | undefined {
		return this.#young.get(key) ?? this.#old.get(key);
	}

	set(key: Key, value: Value): void {
		const before = this.#young.get(key);
		this.#young.set(key, value);
		this.#old.delete(key);
		this.#weight += this.#weigh(value) - (before === undefined ? 0 : this.#weigh(before));
		if (this.#weight <= this.#capacity() / 2) return;
		this.#old = this.#young;
		this.#young = new Map();
		this.#weight = 0;
	}

	delete(key: Key): void {
		this.#young.delete(key);
		this.#old.delete(key);
	}

	clear(): void {
		this.#young.clear();
		this.#old.clear();
		this.#weight = 0;
	}

	get size(): number {
		return this.#young.size + this.#old.size;
	}
}
