/** What time it is by the server's clock, whatever the device's own says and however it is set while the page is open. */
export class ServerClock {
	#asOf: number | undefined;
	#seenAt = 0;

	/** Takes the moment of an answer that has just come. */
	tell(asOf: Date | undefined): void {
		const time = asOf?.getTime();
		if (time === undefined || time === this.#asOf) return;
		this.#asOf = time;
		this.#seenAt = performance.now();
	}

	now(): number {
		return this.#asOf === undefined ? Date.now() : this.#asOf + performance.now() - this.#seenAt;
	}
}
