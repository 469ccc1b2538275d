import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** A test, or whatever else undoes things when it ends. */
export interface Ending {
	after(undo: () => Promise<unknown>): void;
}

/** A folder of the test's own, gone with everything in it when the test ends. */
export async function temporaryFolder(context: Ending): Promise<string> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'endcap-test-'));
	context.after(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
	return folder;
}
