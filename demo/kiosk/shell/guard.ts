/**
 * Keeps the document where it is: links lead nowhere, nothing opens beside it, nothing is dropped on it and no menu shows.
 * Only the shell itself leaves, by `location.replace`.
 */
export function guardDocument(): void {
	const refuse = (event: Event) => event.preventDefault();
	for (const type of ['contextmenu', 'dragstart', 'drop', 'dragover'] as const) addEventListener(type, refuse);
	document.addEventListener(
		'click',
		(event) => {
			const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement && each.href);
			if (link) event.preventDefault();
		},
		{ capture: true },
	);
}
