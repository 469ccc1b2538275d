// The framing of PostgreSQL's protocol: one byte that says what it is, four with the length, these included, the rest.
// https://www.postgresql.org/docs/current/protocol-message-formats.html

const HEADER = 5;

/** Cuts a stream of bytes into whole messages. */
export class MessageSplitter {
	#rest = Buffer.alloc(0);
	/** The first message of a client has no type byte. */
	#headless: boolean;

	constructor({ startsHeadless = false } = {}) {
		this.#headless = startsHeadless;
	}

	push(bytes: Uint8Array): Buffer[] {
		this.#rest = this.#rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([this.#rest, bytes]);
		const messages: Buffer[] = [];
		for (;;) {
			const typeLength = this.#headless ? 0 : 1;
			if (this.#rest.length < typeLength + 4) {
				return messages;
			}
			const length = typeLength + this.#rest.readUInt32BE(typeLength);
			if (this.#rest.length < length) {
				return messages;
			}
			messages.push(this.#rest.subarray(0, length));
			this.#rest = this.#rest.subarray(length);
			this.#headless = false;
		}
	}
}

export function typeOf(message: Uint8Array): string {
	return String.fromCharCode(message[0] ?? 0);
}

/** The body of ReadyForQuery: idle, in a transaction, or in a failed one. */
export function transactionStatus(message: Uint8Array): string {
	return String.fromCharCode(message[HEADER] ?? 0);
}

export function queryMessage(text: string): Buffer {
	return frame('Q', `${text}\0`);
}

/** ErrorResponse of a session that ends. */
export function fatalMessage(code: string, text: string): Buffer {
	return frame('E', `SFATAL\0VFATAL\0C${code}\0M${text}\0\0`);
}

function frame(type: string, text: string): Buffer {
	const body = Buffer.from(text);
	const header = Buffer.alloc(HEADER);
	header.write(type);
	header.writeUInt32BE(body.length + 4, 1);
	return Buffer.concat([header, body]);
}
