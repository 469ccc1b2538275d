import { createContext } from '@lit/context';
import { pageConfiguration } from './page.ts';
import { createPageSource, type LiveSource } from './page-source.ts';

/** What a provider, or the page's script, gives to the elements. */
export interface Surroundings {
	source: LiveSource;
	/** Keeps what is remembered for one merchant apart from another's. */
	scope: string;
	locale?: string | undefined;
	/** `kiosk`: nothing leads away from the page, and targets are larger. */
	channel?: string | undefined;
	/** IANA zone that times are told in which are of no shop; the device's unless given. */
	timezone?: string | undefined;
}

/** A registered symbol, so that elements and providers of two bundles understand each other. */
export const surroundingsContext = createContext<Surroundings | undefined>(Symbol.for('endcap.surroundings'));

/** A key names its merchant: `pk_<merchant>_…`. */
export const scopeOf = (server: string, key: string) => `${server} ${key.split('_')[1] ?? ''}`;

let ofPage: Surroundings | undefined;

/** The surroundings that the script tag configured: one client for every element that has no provider. */
export function surroundingsOfPage(): Surroundings | undefined {
	const page = pageConfiguration();
	if (!page?.publishableKey) return undefined;
	ofPage ??= { source: createPageSource(page), scope: scopeOf(page.server, page.publishableKey) };
	return ofPage;
}
