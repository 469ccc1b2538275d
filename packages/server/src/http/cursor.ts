import { UNSTORABLE } from './validation.ts';

/** A position in a list: the values of its order, of the row given last. */
export type Position = readonly (string | number | null)[];

type Kind = 'text' | 'number' | 'number or null';

/** `list` names the list and everything that its order depends on, so that a cursor of another one is refused. */
export function encodeCursor(list: string, position: Position): string {
	return Buffer.from(JSON.stringify([list, ...position])).toString('base64url');
}

/** Undefined when it is not a cursor of this list. The values are data from outside like any other. */
export function decodeCursor(list: string, cursor: string, kinds: readonly Kind[]): Position | undefined {
	let parsed: unknown;
	try {
		parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString());
	} catch {
		return undefined;
	}
	if (!Array.isArray(parsed) || parsed.length !== kinds.length + 1 || parsed[0] !== list) return undefined;
	const position = parsed.slice(1) as Position;
	return position.every((value, index) => isOf(kinds[index], value)) ? position : undefined;
}

function isOf(kind: Kind | undefined, value: unknown): boolean {
	if (kind === 'text') return typeof value === 'string' && !UNSTORABLE.test(value);
	if (kind === 'number or null' && value === null) return true;
	return typeof value === 'number' && Number.isSafeInteger(value) && Math.abs(value) <= 2_147_483_647;
}

/** Rows were read one more than `limit`: cuts that one off and says where the next page begins. */
export function page<Row>(
	rows: Row[],
	limit: number,
	cursorOf: (last: Row) => string,
): { rows: Row[]; next_cursor: string | null } {
	const last = rows[limit - 1];
	if (rows.length <= limit || last === undefined) return { rows, next_cursor: null };
	return { rows: rows.slice(0, limit), next_cursor: cursorOf(last) };
}
