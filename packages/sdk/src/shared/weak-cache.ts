/** Hands out the same object for the same key for as long as anyone holds it, and keeps nothing after. */
export interface WeakCache<T extends object> {
	/** The object that is held for this key, if any. */
	peek(key: string): T | undefined;
	get(key: string, make: () => T): T;
}

export function createWeakCache<T extends object>(): WeakCache<T> {
	const held = new Map<string, WeakRef<T>>();
	const peek = (key: string) => held.get(key)?.deref();
	// By the time this is called the key may belong to a younger object.
	const tidy = new FinalizationRegistry<string>((key) => peek(key) ?? held.delete(key));
	return {
		peek,
		get(key, make) {
			const known = peek(key);
			if (known) return known;
			const made = make();
			held.set(key, new WeakRef(made));
			tidy.register(made, key);
			return made;
		},
	};
}
