const said = new Set<string>();

/** Tells the author of the page, once for each text. */
export function warnOnce(text: string): void {
	if (said.has(text)) return;
	said.add(text);
	// oxlint-disable-next-line no-console -- the console is where the author of a page looks.
	console.warn(`Endcap: ${text}`);
}
