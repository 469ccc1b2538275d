/** How long a read waits for a database that is busy, before it is answered from what is remembered. */
export const PATIENCE_MS = 2000;

/** Rejects when the promise takes longer than that; what it does goes on. */
export async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error('The database is busy')), milliseconds);
	});
	try {
		return await Promise.race([promise, late]);
	} finally {
		clearTimeout(timer);
	}
}
