/** For a kiosk in a shop: `@endcap/sdk/kiosk`. */
export type {
	KioskCatalogue,
	KioskEntryOutcome,
	KioskOrderWish,
	KioskSelf,
	KioskSettings,
	KioskWish,
} from '@endcap/contract';
export { createKiosk } from './create-kiosk.ts';
export type { EnrolOutcome, KeptWish, KioskDevice, KioskOptions, KioskOutboxState, KioskState } from './kiosk.ts';
export { seal, type Seal, type SealedFor } from './seal.ts';
