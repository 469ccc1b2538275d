import type { WriteStream } from 'node:tty';
import type { ImportProgress } from '../imports/import-file.ts';

const WIDTH = 24;
const EVERY = 100;

export interface ProgressBar<Progress = ImportProgress> {
	show(progress: Progress): void;
	/** Takes the bar off the screen. */
	clear(): void;
}

export function progressBar(stream: WriteStream | undefined, size: number | undefined): ProgressBar {
	return progressLine(stream, (progress) => draw(progress, size));
}

/** One line that is drawn over itself, on a terminal; elsewhere nothing. */
export function progressLine<Progress extends { phase: string }>(
	stream: WriteStream | undefined,
	draw: (progress: Progress) => string,
): ProgressBar<Progress> {
	if (!stream?.isTTY) return { show: () => undefined, clear: () => undefined };
	let drawn = 0;
	let phase: string | undefined;
	return {
		show(progress) {
			if (progress.phase === phase && Date.now() - drawn < EVERY) return;
			drawn = Date.now();
			phase = progress.phase;
			stream.write(`\r\u001b[K${draw(progress)}`);
		},
		clear: () => void stream.write('\r\u001b[K'),
	};
}

function draw({ phase, bytes }: ImportProgress, size: number | undefined): string {
	const megabytes = `${(bytes / 1e6).toFixed(1)} MB`;
	if (phase !== 'reading') return `${megabytes} read, ${phase} …`;
	if (!size) return `reading ${megabytes} …`;
	const filled = Math.min(WIDTH, Math.round((bytes / size) * WIDTH));
	return `reading [${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${Math.floor((bytes / size) * 100)}% of ${(size / 1e6).toFixed(1)} MB`;
}
