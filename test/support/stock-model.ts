/** What stock should be after anything, as simply as it can be said. */

export interface ModelLine {
	place: string;
	held: number;
}

export interface ModelHold {
	id: string;
	status: 'active' | 'committed' | 'ended';
	/** In the order they were made. */
	lines: ModelLine[];
}

export class StockModel {
	readonly onHand = new Map<string, number>();
	readonly holds: ModelHold[] = [];

	constructor(onHand: Record<string, number>) {
		for (const [place, units] of Object.entries(onHand)) this.onHand.set(place, units);
	}

	at(place: string): number {
		return this.onHand.get(place) ?? 0;
	}

	reserved(place: string): number {
		return this.holds
			.flatMap(({ lines }) => lines)
			.reduce((sum, line) => sum + (line.place === place ? line.held : 0), 0);
	}

	free(place: string): number {
		return this.at(place) - this.reserved(place);
	}

	move(place: string, units: number): void {
		this.onHand.set(place, this.at(place) + units);
	}

	canHold(wanted: [place: string, units: number][]): boolean {
		const total = (place: string) => wanted.reduce((sum, [other, units]) => sum + (other === place ? units : 0), 0);
		return wanted.every(([place]) => this.free(place) >= total(place));
	}

	end(hold: ModelHold): void {
		hold.status = 'ended';
		for (const line of hold.lines) line.held = 0;
	}

	consume(hold: ModelHold): void {
		for (const line of hold.lines) this.move(line.place, -line.held);
		this.end(hold);
	}

	/** Units leave over the counter; the rest of `units` is what the books did not have. */
	sell(place: string, units: number): number {
		const free = Math.min(units, this.free(place));
		this.move(place, -free);
		return this.lose(place, units - free);
	}

	lose(place: string, units: number): number {
		const newestFirst = this.holds.toReversed();
		const losers = [
			...newestFirst.filter(({ status }) => status === 'active'),
			...newestFirst.filter(({ status }) => status === 'committed'),
		];
		let left = units;
		for (const line of losers.flatMap(({ lines }) => lines.toReversed())) {
			if (line.place !== place) continue;
			const lost = Math.min(line.held, left);
			line.held -= lost;
			left -= lost;
			this.move(place, -lost);
		}
		return left;
	}

	count(place: string, found: number): void {
		this.lose(place, Math.max(0, this.reserved(place) - found));
		this.onHand.set(place, found);
	}
}
