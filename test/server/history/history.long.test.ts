import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runHistory } from './run.ts';

const OPERATIONS = 70;
/** Of what people do. */
const SEED = 20_261_122;

describe('many clients, lines that are cut and processes that are killed', () => {
	for (const [engine, nodes] of [
		['pglite', 1],
		['postgresql', 2],
	] as const) {
		const words = engine === 'pglite' ? 'one process on PGlite' : 'several on PostgreSQL';
		test(`promise nothing that is not there, lose nothing and do nothing twice: ${words}`, async (t) => {
			const { history, violations, file, trouble, cuts } = await runHistory({
				engine,
				nodes,
				seed: SEED,
				clients: 12,
				operations: OPERATIONS,
				milliseconds: 60_000,
				killEvery: { milliseconds: 500, operations: 30 },
			});
			t.diagnostic(
				`${history.entries.length} operations, ${history.sent} requests, ${cuts} cuts, ${trouble.kills} kills`,
			);
			assert.deepEqual(violations.slice(0, 20), [], `${violations.length} violations; see ${file}`);
			assert.ok(history.lost > 0 && trouble.kills > 0, 'nothing went wrong, so nothing was shown');
		});
	}
});
