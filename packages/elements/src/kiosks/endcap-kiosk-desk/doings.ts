import type { LitElement } from 'lit';
import type { KioskDeskStrings } from './endcap-kiosk-desk.strings.ts';
import { failureWords, refusalWords } from './scene.ts';

/** What is under way, of each thing that buttons stand beside, and why something of it was not done. */
export class Doings {
	#host: LitElement;
	#busy = new Set<string>();
	#problems = new Map<string, string>();

	constructor(host: LitElement) {
		this.#host = host;
	}

	isBusy(about: string): boolean {
		return this.#busy.has(about);
	}

	problem(about: string): string {
		return this.#problems.get(about) ?? '';
	}

	fail(about: string, words: string): void {
		this.#problems.set(about, words);
		this.#host.requestUpdate();
	}

	clear(): void {
		this.#problems.clear();
	}

	/** Resolves to what came of it when it was done; one at a time of each. */
	async run<Outcome extends { outcome: string }, Wanted extends Outcome['outcome']>(
		about: string,
		strings: KioskDeskStrings,
		wanted: Wanted,
		ask: () => Promise<Outcome>,
	): Promise<Extract<Outcome, { outcome: Wanted }> | undefined> {
		if (this.#busy.has(about)) return undefined;
		this.#busy.add(about);
		this.#problems.delete(about);
		this.#host.requestUpdate();
		try {
			const outcome = await ask();
			if (outcome.outcome === wanted) return outcome as Extract<Outcome, { outcome: Wanted }>;
			this.#problems.set(about, refusalWords(outcome.outcome, strings));
		} catch (error) {
			this.#problems.set(about, failureWords(error, strings));
		} finally {
			this.#busy.delete(about);
			this.#host.requestUpdate();
		}
		return undefined;
	}
}
