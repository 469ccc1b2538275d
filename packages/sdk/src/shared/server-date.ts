/** When an answer was given, by the server's clock. Undefined where that cannot be read. */
export function dateOf(headers: Headers): Date | undefined {
	const date = Date.parse(headers.get('date') ?? '');
	return date ? new Date(date) : undefined;
}
