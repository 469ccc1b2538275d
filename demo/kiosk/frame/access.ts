import { atom, type ReadableAtom } from 'nanostores';

/** Text in per cent. */
export type TextSize = 100 | 125 | 150 | 200;

export const TEXT_SIZES: readonly TextSize[] = [100, 125, 150, 200];

/** How a shopper wants to be met. */
export interface AccessState {
	text: TextSize;
	contrast: boolean;
	/** All that is pressed stands in the lower part of an upright screen. */
	reach: boolean;
	/** What has the focus, and what changes, is read aloud. */
	speech: boolean;
	/** From 0.2 to 1. */
	volume: number;
	/** Limits of time are ten times as long. */
	patience: boolean;
	/** Worked without touching. */
	keypad: boolean;
}

const USUAL: AccessState = {
	text: 100,
	contrast: false,
	reach: false,
	speech: false,
	volume: 0.8,
	patience: false,
	keypad: false,
};

const $state = atom<AccessState>(USUAL);
const $open = atom(false);

/** Of this document, and so of this shopper alone: the next one has a new document, and finds it as usual. */
export const $access: ReadableAtom<AccessState> = $state;

/** The settings show. They may be asked for before there is any screen that they could stand on. */
export const $isAccessOpen: ReadableAtom<boolean> = $open;

export function showAccess(isOpen: boolean): void {
	$open.set(isOpen);
}

/** What every limit of time is multiplied by. Nobody who needs to be read to, or large letters, is hurried. */
export function patience(): number {
	const { patience, speech, reach, keypad, text } = $state.get();
	return patience || speech || reach || keypad || text > 100 ? 10 : 1;
}

export function setAccess(change: Partial<AccessState>): void {
	const state = { ...$state.get(), ...change };
	$state.set(state);
	const { dataset } = document.documentElement;
	dataset['text'] = String(state.text);
	toggle(dataset, 'contrast', state.contrast);
	toggle(dataset, 'reach', state.reach);
	toggle(dataset, 'keypad', state.keypad);
}

function toggle(dataset: DOMStringMap, name: string, on: boolean): void {
	if (on) dataset[name] = '';
	else delete dataset[name];
}
