import {
	isEndcapError,
	isEndcapProblem,
	type ClaimedByOther,
	type Fulfillment,
	type FulfillmentOutcome,
	type RefusedSlot,
} from '@endcap/sdk/staff';
import type { LitElement } from 'lit';
import { fill } from '../../shared/localization.ts';
import type { Scene } from './scene.ts';

export type Outcome =
	| FulfillmentOutcome<'out_of_stock' | 'nothing_picked' | 'pickup_code_wrong'>
	| ClaimedByOther
	| RefusedSlot;

type RefusedCode = Exclude<Outcome['outcome'], 'changed' | 'changed_meanwhile' | 'fulfillment_claimed'>;

/** Does one thing at a time with each order, and keeps why it was not done. */
export class Work {
	#host: LitElement;
	#onSeen: (fulfillment: Fulfillment) => void;
	#busy = new Set<string>();
	#problems = new Map<string, string>();

	/** `onSeen` is told how an order is now, whoever made it so. */
	constructor(host: LitElement, onSeen: (fulfillment: Fulfillment) => void) {
		this.#host = host;
		this.#onSeen = onSeen;
	}

	isBusy(id: string): boolean {
		return this.#busy.has(id);
	}

	problemOf(id: string): string | undefined {
		return this.#problems.get(id);
	}

	say(id: string, problem: string): void {
		this.#problems.set(id, problem);
		this.#host.requestUpdate();
	}

	forget(id: string): void {
		if (this.#problems.delete(id)) this.#host.requestUpdate();
	}

	/** What it has become; undefined when it was not done. */
	async run({ id }: Fulfillment, call: () => Promise<Outcome>, scene: Scene): Promise<Fulfillment | undefined> {
		if (this.#busy.has(id) || !scene.connected) return undefined;
		this.#busy.add(id);
		this.#problems.delete(id);
		this.#host.requestUpdate();
		try {
			return await this.#take(id, await call(), scene);
		} catch (error) {
			this.#problems.set(id, failureWords(error, scene));
			return undefined;
		} finally {
			this.#busy.delete(id);
			this.#host.requestUpdate();
		}
	}

	async #take(id: string, outcome: Outcome, scene: Scene): Promise<Fulfillment | undefined> {
		const { strings, endcap } = scene;
		if ('fulfillment' in outcome) {
			const { fulfillment } = outcome;
			this.#onSeen(fulfillment);
			if (outcome.outcome === 'changed') return fulfillment;
			const name = fulfillment.assigned_to?.name ?? '';
			const claimed = outcome.outcome === 'fulfillment_claimed';
			this.#problems.set(id, claimed ? fill(strings.claimedBy, { name }) : strings.changedMeanwhile);
			return undefined;
		}
		this.#problems.set(id, refusalWords(outcome.outcome, scene));
		if (outcome.outcome === 'fulfillment_state') this.#onSeen(await endcap.fulfillments.get(id));
		return undefined;
	}
}

function refusalWords(code: RefusedCode, { strings }: Scene): string {
	if (code === 'store_not_allowed') return strings.otherShop;
	if (code === 'out_of_stock') return strings.replacementGone;
	if (code === 'nothing_picked') return strings.nothingPicked;
	if (code === 'slot_full') return strings.timeFull;
	if (code === 'slot_closed') return strings.timeClosed;
	return code === 'pickup_code_wrong' ? strings.codeWrong : strings.cannotNow;
}

/** What to say when no outcome came; anything that is our own mistake is thrown on. */
export function failureWords(error: unknown, { strings }: Scene): string {
	if (!isEndcapError(error)) throw error;
	if (isEndcapProblem(error, 'unauthenticated')) return strings.sessionOver;
	return isEndcapProblem(error) ? strings.notDone : strings.noAnswer;
}
