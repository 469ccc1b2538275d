import '@endcap/elements/define-staff';
import type { EndcapTill } from '@endcap/elements';
import { exampleCounter, staffEndcapOf, type ExampleCounter } from '../../../stories/support/example-counter.ts';
import { part, root, text, until } from './stage.ts';

const opened: (() => void)[] = [];

/** Puts a till on the page, with the example counter behind it, as soon as it takes scans. */
export async function openTill(
	changes: Partial<ExampleCounter> = {},
	width = '75rem',
): Promise<{ counter: ExampleCounter; till: EndcapTill }> {
	const counter = exampleCounter(changes);
	const endcap = staffEndcapOf(counter);
	const till = document.createElement('endcap-till');
	till.endcap = endcap;
	const frame = document.createElement('div');
	frame.style.inlineSize = width;
	frame.append(till);
	document.body.append(frame);
	opened.push(() => {
		frame.remove();
		endcap.destroy();
	});
	await until(() => part(till, 'search'));
	return { counter, till };
}

export async function clearTill(): Promise<void> {
	for (const close of opened.splice(0)) close();
	document.documentElement.lang = 'en';
	document.documentElement.dir = 'ltr';
	localStorage.clear();
	for (const { name } of await indexedDB.databases()) if (name?.startsWith('endcap ')) indexedDB.deleteDatabase(name);
}

export const byKey = (till: Element, key: string): HTMLElement | null =>
	root(till).querySelector<HTMLElement>(`[data-key="${key}"]`);

/** Presses what has this key, as soon as it can be. */
export async function pressKey(till: EndcapTill, key: string): Promise<void> {
	const button = await until(() => {
		const found = byKey(till, key);
		return found?.getAttribute('aria-disabled') === 'true' ? null : found;
	});
	button.click();
	await till.updateComplete;
}

/** Types into a field and sends its form. */
export function type(till: Element, key: string, words: string, send = true): void {
	const field = byKey(till, key) as HTMLInputElement;
	field.value = words;
	field.dispatchEvent(new Event('input', { bubbles: true }));
	if (send) field.form?.requestSubmit();
}

/** Lines as “name | units | total”. */
export const lines = (till: Element): string[] =>
	[...root(till).querySelectorAll('[part="line"]')].map((line) =>
		[
			text(line.querySelector('[part="line__title"]')),
			line.querySelector<HTMLInputElement>('[part="stepper__quantity"]')?.value,
			text(line.querySelector('[part="line__total"]')),
		].join(' | '),
	);

/** What is to be paid, as soon as it is that. */
export const comesTo = (till: Element, amount: string): Promise<unknown> =>
	until(
		() =>
			text(byKey(till, 'pay')) === `Paid ${amount}` && byKey(till, 'pay')?.getAttribute('aria-disabled') === 'false',
	);
