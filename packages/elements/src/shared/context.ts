import { createContext } from '@lit/context';
import { createEndcap, type Endcap } from '@endcap/sdk';
import { pageConfiguration } from './page.ts';

/** What a provider, or the page's script, gives to the elements. */
export interface Surroundings {
	endcap: Endcap;
	/** Keeps what is remembered for one merchant apart from another's. */
	scope: string;
	locale?: string | undefined;
	/** `kiosk`: nothing leads away from the page, and targets are larger. */
	channel?: string | undefined;
}

/** A registered symbol, so that elements and providers of two bundles understand each other. */
export const surroundingsContext = createContext<Surroundings | undefined>(Symbol.for('endcap.surroundings'));

/** A key names its merchant: `pk_<merchant>_…`. */
export const scopeOf = (server: string, key: string) => `${server} ${key.split('_')[1] ?? ''}`;

let ofPage: Surroundings | undefined;

/** The surroundings that the script tag configured: one client for every element that has no provider. */
export function surroundingsOfPage(): Surroundings | undefined {
	const configuration = pageConfiguration();
	if (!configuration?.publishableKey) return undefined;
	const { server, publishableKey, fetch } = configuration;
	ofPage ??= {
		endcap: createEndcap({ baseUrl: server, publishableKey, ...(fetch && { fetch }) }),
		scope: scopeOf(server, publishableKey),
	};
	return ofPage;
}
