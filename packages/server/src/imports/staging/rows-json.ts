/** What jsonb does not take: NUL, and halves of surrogate pairs. */
const NOT_STORABLE = /\\u(?:0000|d[89a-f][0-9a-f]{2})/iu;

function storable(_key: string, value: unknown): unknown {
	return typeof value === 'string' ? value.replaceAll('\0', '').replaceAll(/[\ud800-\udfff]/gu, '\ufffd') : value;
}

/** Rows as the text of one jsonb parameter. */
export function rowsJson(rows: readonly object[]): string {
	const text = JSON.stringify(rows);
	return NOT_STORABLE.test(text) ? JSON.stringify(rows, storable) : text;
}
