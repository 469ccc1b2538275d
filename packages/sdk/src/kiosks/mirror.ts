import type { KeptIdentity } from './device-store.ts';

/** What a device has to know of itself when its database is gone. */
export interface Mirror {
	identity?: KeptIdentity;
	/** Entries that were in the database. */
	waiting: number;
	/** Entries that were lost since it was enrolled. */
	lost: number;
}

const NAME = 'endcap-kiosk';
/** Of a device that nothing is known of. */
export const NOTHING: Mirror = { waiting: 0, lost: 0 };

/** In localStorage, which breaks apart from IndexedDB. Where it is broken too, nothing is known. */
export function readMirror(): Mirror {
	try {
		const mirror = JSON.parse(localStorage.getItem(NAME) ?? '{}') as Partial<Mirror>;
		return { ...NOTHING, ...mirror };
	} catch {
		return { ...NOTHING };
	}
}

export function writeMirror(mirror: Mirror): void {
	try {
		localStorage.setItem(NAME, JSON.stringify(mirror));
	} catch {
		// Full or forbidden: the database has it.
	}
}
