import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atom } from 'nanostores';
import { whileMounted } from '../../packages/sdk/src/shared/mounting.ts';

test('what is left and looked at again within a second was looked at all the time', (t) => {
	t.mock.timers.enable({ apis: ['setTimeout'] });
	const $atom = atom(0);
	const told: string[] = [];
	const isMounted = whileMounted($atom, () => {
		told.push('start');
		return () => told.push('end');
	});
	assert.equal(isMounted(), false);
	const leave = $atom.listen(() => undefined);
	leave();
	t.mock.timers.tick(900);
	assert.equal(isMounted(), true);
	const leaveAgain = $atom.listen(() => undefined);
	t.mock.timers.tick(2000);
	assert.equal(isMounted(), true);
	leaveAgain();
	t.mock.timers.tick(2000);
	assert.equal(isMounted(), false);
	assert.deepEqual(told, ['start', 'end']);
});
