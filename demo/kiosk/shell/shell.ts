import type { KioskDevice, KioskState } from '@endcap/sdk/kiosk';
import { patience } from '../frame/access.ts';
import { hearScanner } from '../scan/scanner.ts';
import { attract, frame, screens } from '../screens/register.ts';
import { createVisit } from './create-visit.ts';
import { showEnrolling } from './enrol.ts';
import { watchIdle } from './idle.ts';
import { showClosed, showElsewhere } from './notices.ts';
import type { Updates } from './updates.ts';
import type { Visit } from './visit.ts';
import { createWarning } from './warning.ts';
import { wipe } from './wipe.ts';

type Enrolled = Extract<KioskState, { phase: 'enrolled' }>;

/** Whatever tells that somebody is there. */
const STIRRING = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'input'] as const;

/**
 * What the document is, from the first moment to its end: one shopper, or nobody. It shows what the device is, and once
 * that is a kiosk the attract loop, then the screens of whoever wakes it, until they go and with them the document.
 */
export function startShell(root: HTMLElement, device: KioskDevice, updates: Updates): void {
	/** What this document was begun with; what the counter changes is taken up by the next one. */
	let begun: Enrolled | undefined;
	let visit: Visit | undefined;
	let around: (HTMLElement & { screen?: HTMLElement }) | undefined;
	let endScanning = () => {};
	let awake = false;
	let leaving = false;

	device.$state.subscribe((state) => {
		if (leaving) return;
		if (begun) return heed(state);
		showPhase(state.phase);
		root.replaceChildren();
		// Lit keeps what it rendered where it rendered it.
		const place = root.appendChild(document.createElement('div'));
		if (state.phase === 'elsewhere') showElsewhere(place);
		if (state.phase === 'enrolling') showEnrolling(place, device);
		if (state.phase === 'enrolled') begin((begun = state), place);
	});

	function heed(state: KioskState): void {
		if (state.phase !== 'enrolled') return void leave();
		const { closed, settings, name } = state.self;
		const isClosedNow = closed && !begun?.self.closed;
		const before = begun?.self;
		const isChanged =
			JSON.stringify([closed, settings, name]) !== JSON.stringify([before?.closed, before?.settings, before?.name]);
		if (isClosedNow || (isChanged && !awake)) void leave();
	}

	function begin({ self, key }: Enrolled, place: HTMLElement): void {
		if (self.closed) {
			tell('closed');
			return showClosed(place, self.settings.languages);
		}
		const { idle_seconds, warning_seconds, languages, sound } = self.settings;
		const [language = 'en'] = languages;
		const warning = createWarning({ sound, onStay: () => stirred(), onLeave: () => void leave() });
		let idle: ReturnType<typeof watchIdle> | undefined;
		const stirred = () => idle?.stirred();
		visit = createVisit({
			device,
			key,
			language,
			stirred,
			finish: () => void leave(),
		});
		const { $language, $place } = visit;
		document.documentElement.lang = language;
		tell('attract');
		if (attract) place.append(make(attract.tag, { visit }));
		updates.allow(
			() => !awake && !leaving && device.$outbox.get().waiting === 0,
			() => void leave(),
		);

		const wake = () => {
			if (awake || leaving || !visit) return;
			awake = true;
			tell('visit');
			idle = watchIdle({
				idle_seconds,
				warning_seconds,
				patience,
				onWarning: (left) => warning.show(left, $language.get()),
				onOver: () => void leave(),
			});
			for (const type of STIRRING) addEventListener(type, stirred, { capture: true, passive: true });
			around = showScreens(place, visit);
		};
		// From the attract loop on: what is scanned there wakes with its first letter, and is looked for with all of them.
		endScanning = hearScanner({ visit, screen: () => around?.screen });
		// The whole touch goes to the attract loop, so that none of it is left for what shows next.
		for (const type of ['click', 'pointercancel', 'keydown'] as const) document.addEventListener(type, wake);
		$place.listen(stirred);
	}

	function tell(screen: 'attract' | 'visit' | 'closed'): void {
		showPhase(screen);
		device.show(screen);
	}

	async function leave(): Promise<void> {
		if (leaving) return;
		leaving = true;
		endScanning();
		visit?.endcap.destroy();
		await wipe();
		device.destroy();
		location.replace(location.pathname + location.search);
	}
}

/** The screen of the visit's place, in the frame. */
function showScreens(root: HTMLElement, visit: Visit): HTMLElement {
	const around = make(frame.tag, { visit });
	root.replaceChildren(around);
	visit.$place.subscribe((place) => {
		const part = screens[place.name];
		if (part) Object.assign(around, { screen: make(part.tag, { visit, place }) });
	});
	return around;
}

/** For stylesheets. */
function showPhase(phase: string): void {
	document.documentElement.dataset['phase'] = phase;
}

function make(tag: string, properties: object): HTMLElement {
	return Object.assign(document.createElement(tag), properties);
}
