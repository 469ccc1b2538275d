/** Microseconds of processor time that this process has used. */
export function cpuOfThisProcess(): number {
	const { user, system } = process.cpuUsage();
	return user + system;
}

/** Bytes of JavaScript objects and buffers that live in this process, after a collection. */
export function memoryOfThisProcess(): number {
	globalThis.gc?.();
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}
