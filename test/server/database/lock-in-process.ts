import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { lockDirectory } from '../../../packages/server/src/database/embedded/directory-lock.ts';

const [, , folder = '', mode] = process.argv;

if (mode === 'stay') {
	await lockDirectory(folder, { purpose: 'serve' });
	console.log('mine');
	setInterval(() => undefined, 1000);
} else {
	const log = (word: string) => appendFileSync(path.join(folder, 'log'), `${word} ${process.pid}\n`);
	for (let turns = 0; turns < 5;) {
		const lock = await lockDirectory(folder, { purpose: 'serve' });
		if ('heldBy' in lock) {
			await delay(5);
		} else {
			log('in');
			await delay(5);
			log('out');
			await lock.release();
			turns += 1;
		}
	}
}
