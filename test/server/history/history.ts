import { writeFile } from 'node:fs/promises';
import type { AdjustmentInput, ReservationInput, SaleInput } from '@endcap/contract';

export type ReservationAction = 'extend' | 'release' | 'commit' | 'consume';

export type Intention =
	| { kind: 'reserve'; body: ReservationInput }
	| { kind: ReservationAction; reservation: string; body: { hold_minutes?: number } }
	| { kind: 'sale' | 'refund'; body: SaleInput }
	| { kind: AdjustmentInput['reason']; body: AdjustmentInput };

export type Kind = Intention['kind'];

/** A change that somebody wants, with what it takes to ask for it again. */
export type Operation = Intention & {
	number: number;
	/** Idempotency key. */
	key: string;
	/** Who asks. */
	credential: string;
};

/** One time that it was asked for. Times are milliseconds of the one clock of this machine. */
export interface Attempt {
	node: number;
	sent: number;
	ended: number;
	/** The status and code, or why the line ended. */
	came: string;
}

/** `unknown`: it may or may not have happened, until the same key has asked again. */
export type Outcome = 'ok' | 'refused' | 'unknown';

export interface Entry {
	operation: Operation;
	invoked: number;
	/** When its outcome was known first. */
	known: number;
	outcome: Outcome;
	/** Code of the refusal. */
	code: string;
	/** Body of the first answer that said it was done. */
	answer: unknown;
	/** An attempt was lost before it was refused: it may yet happen, until the key has asked again in quiet. */
	doubtful: boolean;
	attempts: Attempt[];
}

/** Everything that was asked for and what came of it, and what should not have been. */
export class History {
	readonly entries: Entry[] = [];
	readonly violations: string[] = [];
	/** Requests that were sent, and those that nothing came back from. */
	sent = 0;
	lost = 0;

	begin(operation: Operation): Entry {
		const entry: Entry = {
			operation,
			invoked: Date.now(),
			known: Infinity,
			outcome: 'unknown',
			code: '',
			answer: undefined,
			doubtful: false,
			attempts: [],
		};
		this.entries.push(entry);
		return entry;
	}

	violate(what: string): void {
		this.violations.push(what);
	}

	/** By kind and outcome; refusals by their code. */
	tally(): Map<Kind, Map<string, number>> {
		const tally = new Map<Kind, Map<string, number>>();
		for (const { operation, outcome, code } of this.entries) {
			const outcomes = tally.get(operation.kind) ?? new Map<string, number>();
			tally.set(operation.kind, outcomes);
			const name = outcome === 'refused' ? code : outcome;
			outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
		}
		return tally;
	}

	/** One line of JSON each: what was found, what was asked for, and whatever else helps to see why. */
	async write(file: string, more: readonly object[]): Promise<void> {
		const lines = [...this.violations.map((violation) => ({ violation })), ...this.entries, ...more];
		await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
	}
}
