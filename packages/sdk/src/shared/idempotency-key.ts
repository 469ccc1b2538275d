/** A key of 128 random bits. Not `randomUUID`, which browsers offer over https and on localhost only. */
export function makeIdempotencyKey(): string {
	return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** For changes that a person may ask for again, not knowing whether they were made. */
export interface WriteCallOptions {
	/** The same key for the same request again makes the change once. One is made for each call unless given. */
	idempotencyKey?: string;
	signal?: AbortSignal;
}
