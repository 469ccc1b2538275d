import fs from 'node:fs';

// Preloaded by --import into a process and its threads. A file named by FAULTS says which calls the disk refuses from
// the moment it is there, and how: "fsyncSync EIO" or "writeSync ENOSPC".

const file = process.env.FAULTS ?? '';

for (const call of ['fsyncSync', 'writeSync'] as const) {
	const real = fs[call] as (...parameters: unknown[]) => unknown;
	Object.assign(fs, {
		[call]: (...parameters: unknown[]) => {
			const [refused, code] = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split(' ') : [];
			if (refused === call) {
				throw Object.assign(new Error(`${code}: refused by the test`), { code });
			}
			return real(...parameters);
		},
	});
}
