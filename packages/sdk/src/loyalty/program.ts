import type { LoyaltyProgram } from '@endcap/contract';
import { now } from '../shared/clock.ts';
import { isEndcapProblem } from '../shared/errors.ts';
import type { Behind } from '../shared/lazily.ts';
import type { Shape } from '../shared/shape.ts';
import type { Transport } from '../shared/transport.ts';
import type { Loyalty } from './loyalty.ts';

const PROGRAM: Shape<LoyaltyProgram> = ['name', 'earn', 'rewards'];

/** What stands behind the program, which is the same for everybody. */
export function createProgram(transport: Transport): Pick<Behind<Loyalty>, '$program'> {
	return {
		async $program(source) {
			const began = now();
			try {
				source.accept(await transport.read('/v1/loyalty/program', {}, PROGRAM));
			} catch (error) {
				if (!isEndcapProblem(error, 'not_found')) throw error;
				source.accept({ value: null, as_of: undefined, began });
			}
		},
	};
}
