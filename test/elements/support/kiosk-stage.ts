import type { KioskCatalogue, KioskSelf } from '@endcap/contract';
import type { Endcap } from '@endcap/sdk';
import type { KioskDevice, KioskState } from '@endcap/sdk/kiosk';
import { atom } from 'nanostores';
import { createKioskBasket } from '../../../demo/kiosk/basket/basket.ts';
import '../../../demo/kiosk/frame/frame.ts';
import { hearScanner } from '../../../demo/kiosk/scan/scanner.ts';
import type { KioskScreen } from '../../../demo/kiosk/screens/screen.ts';
import type { Place, ScreenName, Screens, Visit } from '../../../demo/kiosk/shell/visit.ts';

export interface KioskStage {
	readonly visit: Visit;
	readonly frame: HTMLElement;
	readonly $online: { set(online: boolean): void };
	readonly $catalogue: { set(catalogue: KioskCatalogue | null): void };
	/** Where the screens wanted to go, the newest last. */
	readonly gone: Place[];
	readonly finished: number;
	call(since: string | null): void;
	/** False from then on: nobody can be called. */
	lose(): void;
	close(): void;
}

interface Staged {
	catalogue: KioskCatalogue | null;
	endcap: Endcap;
	language?: string;
	settings?: Partial<KioskSelf['settings']>;
	now?: number;
}

/** The kiosk’s looks are on the page. */
export async function styled(): Promise<void> {
	if (document.querySelector('link[data-kiosk]')) return;
	const link = document.createElement('link');
	link.dataset['kiosk'] = '';
	link.rel = 'stylesheet';
	link.href = new URL('../../../demo/kiosk/kiosk.css', import.meta.url).pathname;
	await new Promise((resolve, reject) => {
		link.addEventListener('load', resolve);
		link.addEventListener('error', reject);
		document.head.append(link);
	});
}

/** A visit in a frame, at a kiosk whose device says what a test wants. Basket and client are the real ones. */
export function stageVisit({ catalogue, endcap, language = 'en', settings, now }: Staged): KioskStage {
	const self: KioskSelf = {
		id: 'kiosk_1',
		name: 'By the door',
		store_id: catalogue?.stores[0]?.id ?? 'none',
		closed: false,
		settings: {
			idle_seconds: 60,
			warning_seconds: 20,
			languages: ['en', 'fi', 'et', 'lv', 'pl', 'af'],
			sound: false,
			printing: 'none',
			camera: false,
			scanner_prefix: '',
			scanner_suffix: 'Enter',
			...settings,
		},
		expires_at: '2026-12-06T09:00:00Z',
		sealing_key: { id: 'seal_1', public_key: '' },
		call: null,
	};
	const $state = atom<KioskState>({ phase: 'enrolled', self, key: 'pk_kiosk' });
	const $online = atom(true);
	const $catalogue = atom(catalogue);
	const $place = atom<Place>({ name: 'home', with: {} });
	const $language = atom(language);
	let finished = 0;
	let isLost = false;
	const gone: Place[] = [];
	const call = (since: string | null) =>
		$state.set({ phase: 'enrolled', self: { ...self, call: since ? { since, language } : null }, key: 'pk_kiosk' });
	const device = {
		$state,
		$online,
		$outbox: atom({ waiting: 0, oldest_at: null, stranded: [] }),
		$catalogue,
		now: () => now ?? Date.now(),
		async callForHelp() {
			if (!isLost) call('2026-11-22T09:00:00Z');
			return !isLost;
		},
		async takeCallBack() {
			call(null);
		},
	} satisfies Partial<KioskDevice> as Partial<KioskDevice> as KioskDevice;
	const frame: HTMLElement & { screen?: HTMLElement | undefined } = document.createElement('kiosk-frame');
	const show = (place: Place) => {
		gone.push(place);
		$place.set(place);
		const screen = document.createElement(`kiosk-${place.name}`) as KioskScreen;
		Object.assign(screen, { visit, place });
		Object.assign(frame, { screen });
	};
	const visit: Visit = {
		device,
		endcap,
		basket: createKioskBasket(endcap),
		basket_id: '00000000-0000-4000-8000-000000000001',
		$place,
		$language,
		setLanguage: (next) => $language.set(next),
		go: <Name extends ScreenName>(name: Name, with_?: Screens[Name]) => show({ name, with: with_ ?? {} }),
		back: () => show({ name: 'home', with: {} }),
		finish: () => void finished++,
		stirred: () => undefined,
	};
	Object.assign(frame, { visit });
	show({ name: 'home', with: {} });
	document.body.append(frame);
	const endScanning = hearScanner({ visit, screen: () => frame.screen });
	return {
		visit,
		frame,
		$online,
		$catalogue,
		gone,
		get finished() {
			return finished;
		},
		call,
		lose: () => (isLost = true),
		close() {
			endScanning();
			frame.remove();
		},
	};
}
