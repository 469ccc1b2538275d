/** Numbers from 0 up to 1, the same for the same seed. */
export function seededRandom(seed: number): () => number {
	// mulberry32
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d_2b_79_f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** What tests choose by. */
export class Choices {
	readonly random: () => number;

	constructor(seed: number) {
		this.random = seededRandom(seed);
	}

	/** True so often of a hundred times. */
	percent(chance: number): boolean {
		return this.random() * 100 < chance;
	}

	/** A whole number, both ends included. */
	between(least: number, most: number): number {
		return least + Math.floor(this.random() * (most - least + 1));
	}

	of<T>(choices: readonly T[]): T {
		const choice = choices[Math.floor(this.random() * choices.length)];
		if (choice === undefined) throw new Error('There is nothing to choose from');
		return choice;
	}

	/** By weight. */
	weighted<Name extends string>(weights: Record<Name, number>): Name {
		const entries = Object.entries<number>(weights) as [Name, number][];
		let left = this.random() * entries.reduce((sum, [, weight]) => sum + weight, 0);
		for (const [name, weight] of entries) {
			left -= weight;
			if (left < 0) return name;
		}
		throw new Error('There is nothing to choose from');
	}
}
