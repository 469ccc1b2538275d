/** For a kiosk in a shop: `@endcap/sdk/kiosk`. */
export type * from './kiosk.ts';
