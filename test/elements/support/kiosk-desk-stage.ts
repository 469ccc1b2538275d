import '@endcap/elements/define-staff';
import type { EndcapKioskDesk } from '@endcap/elements';
import { exampleCounter, staffEndcapOf, type ExampleCounter } from '../../../stories/support/example-counter.ts';
import { manager } from './offers-stage.ts';
import { root, text, until } from './stage.ts';

const opened: (() => void)[] = [];

/** Puts a desk of kiosks on the page, with the example counter behind it and a manager in front. Cleared by `clearKiosks`. */
export async function openKiosks(
	changes: Partial<ExampleCounter> = {},
	options: { interval?: number; ttl?: number } = {},
): Promise<{ counter: ExampleCounter; desk: EndcapKioskDesk }> {
	const counter = exampleCounter({ member: manager, ...changes });
	const endcap = staffEndcapOf(counter, options);
	const desk = document.createElement('endcap-kiosk-desk');
	desk.endcap = endcap;
	document.body.append(desk);
	opened.push(() => {
		desk.remove();
		endcap.destroy();
	});
	await until(() => root(desk).querySelector('[part="kiosk"], [part="message"], [part="note"]'));
	return { counter, desk };
}

export function clearKiosks(): void {
	for (const close of opened.splice(0)) close();
	document.documentElement.lang = 'en';
}

/** What is told of one. */
export const kiosk = (desk: Element, id: string): string => text(root(desk).querySelector(`[data-id="${id}"]`));

/** A part of one. */
export function of(desk: Element, id: string, part: string): HTMLElement {
	const found = root(desk).querySelector<HTMLElement>(`[data-id="${id}"] ${part}`);
	if (!found) throw new Error(`${id} has no ${part}`);
	return found;
}

export async function fill(field: HTMLInputElement | null, value: string): Promise<void> {
	if (!field) throw new Error('There is no such field');
	field.value = value;
	field.dispatchEvent(new Event('input', { bubbles: true }));
	field.dispatchEvent(new Event('change', { bubbles: true }));
}
