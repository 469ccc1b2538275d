import { mkdir } from 'node:fs/promises';

export async function prepareDirectory(directory: string): Promise<void> {
	await mkdir(directory, { recursive: true, mode: 0o700 });
}
