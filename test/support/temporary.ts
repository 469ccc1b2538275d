import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';

/** A folder of the test's own, gone with everything in it when the test ends. */
export async function temporaryFolder(context: TestContext): Promise<string> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'endcap-test-'));
	context.after(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
	return folder;
}
