/** Fields by which an answer is told from what something else may answer; not the whole of the contract. */
export type Shape<T> = readonly (keyof T & string)[];

export function fits<T>(body: unknown, shape: Shape<T>): body is T {
	const fields = Object(body) as Record<string, unknown>;
	return shape.every((name) => fields[name] !== undefined);
}

export const PAGE: Shape<{ data: unknown[]; next_cursor: string | null }> = ['data', 'next_cursor'];
