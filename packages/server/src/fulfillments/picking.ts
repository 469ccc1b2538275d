import type { FulfillmentPreparation, PickedLine } from '@endcap/contract';
import { invalid, refuse, type PointedError, type Refusal } from '../http/problems.ts';

interface LineToPick {
	line: number;
	quantity: number;
	quantity_lost: number;
	replaces: number | null;
}

export interface Pick {
	line: number;
	quantity_picked: number;
	/** Units that are not there, or not to be given: they leave the stock. */
	missing: number;
	reason: 'not_found' | 'damaged';
}

export interface Replacement {
	/** The line it is given in place of. */
	line: number;
	/** Place in the input’s lines. */
	index: number;
	sku: string;
	quantity: number;
}

/** What was picked of every line: whole unless the input says otherwise. Units that left over the counter cannot be. */
export function judgePicking(
	lines: readonly LineToPick[],
	{ lines: differing = [] }: FulfillmentPreparation,
): { picks: Pick[]; replacements: Replacement[] } | Refusal<'invalid_request' | 'nothing_picked'> {
	const errors = differing.flatMap((picked, index) => errorsOf(lines, picked, index));
	const doubled = differing.findIndex(({ line }, index) => differing.findIndex((each) => each.line === line) < index);
	if (doubled !== -1) errors.push({ pointer: `/lines/${doubled}/line`, detail: 'Is named before.' });
	if (errors.length > 0) return invalid(errors);
	const picks = lines.map(({ line, quantity, quantity_lost }): Pick => {
		const there = quantity - quantity_lost;
		const differs = differing.find((each) => each.line === line);
		const quantity_picked = differs?.quantity_picked ?? there;
		return { line, quantity_picked, missing: there - quantity_picked, reason: differs?.reason ?? 'not_found' };
	});
	const replacements = differing.flatMap(({ line, replacement }, index) =>
		replacement ? [{ line, index, ...replacement }] : [],
	);
	if (replacements.length === 0 && picks.every(({ quantity_picked }) => quantity_picked === 0)) {
		return refuse(
			'nothing_picked',
			'Nothing of it can be handed over. Fail it with the reason, and the shopper is told.',
		);
	}
	return { picks, replacements };
}

function errorsOf(
	lines: readonly LineToPick[],
	{ line: number, quantity_picked, replacement }: PickedLine,
	index: number,
): PointedError[] {
	const line = lines.find((each) => each.line === number);
	if (!line) return [{ pointer: `/lines/${index}/line`, detail: 'Is no line of this fulfillment.' }];
	const there = line.quantity - line.quantity_lost;
	const errors: PointedError[] = [];
	if (quantity_picked > there) {
		const lost = line.quantity_lost > 0 ? ` ${line.quantity_lost} of it left over the counter.` : '';
		errors.push({ pointer: `/lines/${index}/quantity_picked`, detail: `At most ${there} are to be picked.${lost}` });
	}
	if (replacement && replacement.quantity > line.quantity - quantity_picked) {
		const detail = `At most ${line.quantity - quantity_picked} are to be replaced.`;
		errors.push({ pointer: `/lines/${index}/replacement/quantity`, detail });
	}
	return errors;
}
