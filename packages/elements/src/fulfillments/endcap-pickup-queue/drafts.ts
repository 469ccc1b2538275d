import type { Fulfillment, FulfillmentLine, FulfillmentPreparation, PickedLine } from '@endcap/sdk/staff';

export type Reason = NonNullable<PickedLine['reason']>;

export interface Instead {
	sku: string;
	title: string;
	quantity: number;
}

/** How far somebody is with one line. */
export interface LineDraft {
	picked: number;
	/** Somebody said that there are no more of it. */
	isShort: boolean;
	reason: Reason;
	instead: Instead | undefined;
}

const NOTHING: LineDraft = { picked: 0, isShort: false, reason: 'not_found', instead: undefined };

/** Units of a line that are to be picked: those that left over the counter are not. */
export function unitsToPick({ quantity, quantity_lost }: FulfillmentLine): number {
	return quantity - quantity_lost;
}

/** What was ticked, by order and line, until it is said to be ready. A colleague's change takes nothing of it away. */
export class Drafts {
	#drafts = new Map<string, Map<number, LineDraft>>();

	of({ id }: Fulfillment, line: FulfillmentLine): LineDraft {
		const draft = this.#drafts.get(id)?.get(line.line) ?? NOTHING;
		// Fewer may be there than when it was ticked.
		return draft.picked > unitsToPick(line) ? { ...draft, picked: unitsToPick(line) } : draft;
	}

	set(one: Fulfillment, line: FulfillmentLine, changes: Partial<LineDraft>): void {
		const lines = this.#drafts.get(one.id) ?? new Map<number, LineDraft>();
		lines.set(line.line, { ...this.of(one, line), ...changes });
		this.#drafts.set(one.id, lines);
	}

	forget(id: string): void {
		this.#drafts.delete(id);
	}

	isWhole(one: Fulfillment, line: FulfillmentLine): boolean {
		return this.of(one, line).picked === unitsToPick(line);
	}

	isSettled(one: Fulfillment, line: FulfillmentLine): boolean {
		return this.isWhole(one, line) || this.of(one, line).isShort;
	}

	/** Lines that somebody still has to look at. */
	leftOf(one: Fulfillment): number {
		return one.lines.filter((line) => !this.isSettled(one, line)).length;
	}

	/** False when nothing of it can be handed over. */
	hasAny(one: Fulfillment): boolean {
		return one.lines.some((line) => this.of(one, line).picked > 0 || this.of(one, line).instead);
	}

	/** The lines that differ, as the API takes them. */
	preparationOf(one: Fulfillment): FulfillmentPreparation {
		const lines = one.lines
			.filter((line) => !this.isWhole(one, line))
			.map((line): PickedLine => {
				const { picked, reason, instead } = this.of(one, line);
				return {
					line: line.line,
					quantity_picked: picked,
					reason,
					...(instead && { replacement: { sku: instead.sku, quantity: instead.quantity } }),
				};
			});
		return lines.length > 0 ? { lines } : {};
	}
}

/** The way through the shop: by shelf, then as they were ordered. */
export function byShelf(lines: readonly FulfillmentLine[], locale: string): FulfillmentLine[] {
	const { compare } = new Intl.Collator(locale, { numeric: true });
	// What has no shelf is looked for last.
	return lines.toSorted((one, other) =>
		one.shelf && other.shelf ? compare(one.shelf, other.shelf) : Number(!one.shelf) - Number(!other.shelf),
	);
}
