import { createEndcap } from '@endcap/sdk';

const key = document.querySelector<HTMLMetaElement>('meta[name="endcap-key"]')?.content ?? '';

/** The API on this page's own origin, with the key the page was served with. */
export const endcap = createEndcap({ baseUrl: location.origin, publishableKey: key });

/** True on the demo's own shop, which has drawn pictures; false on one that a retailer imported. */
export const isDemo = document.documentElement.dataset['shop'] === 'demo';
