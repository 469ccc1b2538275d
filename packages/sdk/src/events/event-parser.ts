/** What stands between two blank lines of a text/event-stream (WHATWG HTML, 9.2.6). */
export interface EventBlock {
	/** The place up to which this block brings the reader. */
	id: string | undefined;
	/** Empty when it names none. */
	event: string;
	/** Undefined when it tells nothing: a comment that keeps the line open, or the place alone. */
	data: string | undefined;
}

/**
 * Takes the text as it comes, cut anywhere, with line ends of any kind, and calls back at the end of each block. What
 * stands after the last blank line when the line is lost is never told, as the standard has it.
 */
export function createEventParser(onBlock: (block: EventBlock) => void): (text: string) => void {
	let rest = '';
	let block: EventBlock | undefined;

	function take(line: string): void {
		if (line === '') {
			const done = block;
			block = undefined;
			if (done) onBlock(done);
			return;
		}
		block ??= { id: undefined, event: '', data: undefined };
		const [, name, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
		if (name === 'data') block.data = block.data === undefined ? value : `${block.data}\n${value}`;
		else if (name === 'event') block.event = value;
		else if (name === 'id' && !value.includes('\0')) block.id = value;
	}

	return (text) => {
		// A carriage return at the very end may be the first half of a line end.
		const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
		rest = lines.pop() ?? '';
		lines.forEach(take);
	};
}
