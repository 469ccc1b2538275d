import { writeSync } from 'node:fs';

const FLUSH_MS = 50;
const MOST_WAITING = 64 * 1024;

/**
 * Standard output for log lines, written a few times a second instead of once a line: a system call for each answer
 * would cost as much as some answers do. Nothing is lost when the process ends by itself.
 */
export function logOutput(descriptor = 1): { write(line: string): void } {
	let waiting = '';
	let timer: NodeJS.Timeout | undefined;
	const flush = () => {
		clearTimeout(timer);
		timer = undefined;
		const lines = waiting;
		waiting = '';
		writeAll(descriptor, lines);
	};
	process.once('exit', flush);
	return {
		write(line) {
			waiting += line;
			if (waiting.length > MOST_WAITING) flush();
			else timer ??= setTimeout(flush, FLUSH_MS).unref();
		},
	};
}

function writeAll(descriptor: number, text: string): void {
	let bytes = Buffer.from(text);
	try {
		while (bytes.byteLength > 0) bytes = bytes.subarray(writeSync(descriptor, bytes));
	} catch (error) {
		// A full pipe, or a reader that left: the shop goes on without a log.
		if (!['EAGAIN', 'EPIPE'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
	}
}
