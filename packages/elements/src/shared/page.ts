/** Where the page's shop is and which key to show it; the script tag writes it, elements without a provider read it. */
export interface PageConfiguration {
	/** Origin and path of the server, without `/v1`. */
	server: string;
	/** Empty when the script's address carries none. */
	publishableKey: string;
	fetch?: typeof fetch;
	/** Answers that are on their way already, to `/v1/availability` and to `/v1/stores`. */
	early?: { availability: Promise<Response>; stores: Promise<Response> } | undefined;
}

const PAGE = Symbol.for('endcap.page');
const page = globalThis as { [PAGE]?: PageConfiguration };

/** Configures the page, once: false when another copy of Endcap did before, which is then left as it is. */
export function configurePage(configuration: PageConfiguration): boolean {
	if (page[PAGE]) return false;
	page[PAGE] = configuration;
	return true;
}

export function pageConfiguration(): PageConfiguration | undefined {
	return page[PAGE];
}
