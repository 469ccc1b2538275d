/** The fields by which an answer is told from something else; not the whole of the contract. */
export type Shape<T> = { readonly [Field in keyof T]?: 'string' | 'array' };

export function fits<T>(body: unknown, shape: Shape<T>): body is T {
	if (typeof body !== 'object' || body === null) return false;
	const fields = body as Record<string, unknown>;
	return Object.entries(shape).every(([name, type]) =>
		type === 'array' ? Array.isArray(fields[name]) : typeof fields[name] === type,
	);
}

export const PAGE: Shape<{ data: unknown[] }> = { data: 'array' };
