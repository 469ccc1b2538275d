import path from 'node:path';
import { describe } from 'node:test';
import { pathToFileURL } from 'node:url';

// Runs test files in this one process: `node test/support/together.ts <files>`. Unlike under `--test-isolation=none`,
// hooks that stand at the top of a file are for that file alone, and a failure says which it was in.

for (const file of process.argv.slice(2)) {
	describe(file, async () => {
		await import(pathToFileURL(path.resolve(file)).href);
	});
}
