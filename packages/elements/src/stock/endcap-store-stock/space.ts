// Every page carries this text twice, so it is written without spaces that mean nothing.

/** A target, as in the styles. */
const TARGET = 'max(2.75rem,44px)';
/** Heading, summary, place search and the button below the list. */
const HEAD = `3.1em + 1.5rem + 2*${TARGET} + clamp(0rem,(26rem - 100%)*99,1.6em) + clamp(0rem,(19rem - 100%)*99,1.4em)`;
/** Four lines of words with the buttons beside them; in a column below them; in a sidebar, where one line breaks. */
const ROW = `5.35em + 1.6rem + clamp(0rem,(var(--_wide,26rem) - 100%)*99,.25rem + ${TARGET}) + clamp(0rem,(19rem - 100%)*99,1.4em) + var(--_hold,0rem)`;
/** Buttons that hold: under the others where those are beside the words, and in a sidebar. */
const HOLD = `--_wide:31rem;--_hold:.4rem + clamp(0rem,(21rem - 100%)*99,.25rem + ${TARGET})`;
const ROWS = Array.from('12456789');

/**
 * How much room the element takes, from the first paint on: the loader puts it on the tag before its code arrives, the
 * element keeps it afterwards, so that nothing below moves. A padding in per cent of the width is what lets one rule
 * serve a sidebar and a wide page.
 */
const room = `calc(${HEAD} + var(--_rows,3)*(${ROW}))`;

/** The rules that set how many shops there is room for, and for what; `host` writes the selector of a tag with an attribute. */
function roomFor(host: (attribute: string) => string): string {
	return ROWS.map((rows) => `${host(`[limit="${rows}"]`)}{--_rows:${rows}}`).join('') + `${host('[hold]')}{${HOLD}}`;
}

/** For the element itself, inside its shadow. */
export function ownSpace(): string {
	return `${roomFor((attribute) => `:host(${attribute})`)}.frame{--_room:${room}}`;
}

/** For the tag before its code has come: around whatever the page put inside it. */
export function reservedSpace(tag: string): string {
	return (
		roomFor((attribute) => tag + attribute) +
		`${tag}:not([hidden]){display:block}${tag}::before{content:"";float:left;padding-block-start:${room}}` +
		`${tag}::after{content:"";display:block;clear:both}`
	);
}
