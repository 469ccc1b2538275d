import '@endcap/elements/define-staff';
import type { EndcapStockDesk } from '@endcap/elements';
import type { StaffEndcap } from '@endcap/sdk/staff';
import { exampleCounter, staffEndcapOf, type ExampleCounter } from '../../../stories/support/example-counter.ts';
import { root, text, until } from './stage.ts';

const opened: (() => void)[] = [];

/** Puts a desk on the page, with the example counter behind it. Cleared by `clearDesk`. */
export function openDesk(
	changes: Partial<ExampleCounter> = {},
	options: { interval?: number; ttl?: number; width?: string } = {},
): { counter: ExampleCounter; desk: EndcapStockDesk; endcap: StaffEndcap } {
	const counter = exampleCounter(changes);
	const endcap = staffEndcapOf(counter, options);
	const desk = document.createElement('endcap-stock-desk');
	desk.endcap = endcap;
	const frame = document.createElement('div');
	frame.style.inlineSize = options.width ?? '75rem';
	frame.append(desk);
	document.body.append(frame);
	opened.push(() => {
		frame.remove();
		endcap.destroy();
	});
	return { counter, desk, endcap };
}

export function clearDesk(): void {
	for (const close of opened.splice(0)) close();
	document.documentElement.lang = 'en';
	document.documentElement.dir = 'ltr';
}

/** The line of a SKU, as soon as it is there. */
export const line = (desk: Element, sku: string): Promise<HTMLElement> =>
	until(() => root(desk).querySelector<HTMLElement>(`tr[data-sku="${sku}"]`));

/** One number of a line. */
export const number = (desk: Element, sku: string, column: string): string =>
	text(root(desk).querySelector(`tr[data-sku="${sku}"] td.${column}`));

export function field(desk: Element, name: string): Promise<HTMLInputElement> {
	return until(() => root(desk).querySelector<HTMLInputElement>(`[part="form"] [name="${name}"]`));
}

export function type(input: HTMLInputElement | HTMLSelectElement, value: string): void {
	input.value = value;
	input.dispatchEvent(new Event(input instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
}

/** Opens the form of a line, on one of its tabs by the words on it. */
export async function openForm(desk: EndcapStockDesk, sku: string, tab?: string): Promise<void> {
	(await line(desk, sku)).querySelector('button')?.click();
	await until(() => root(desk).querySelector('[part="form"]'));
	if (tab) await chooseTab(desk, tab);
}

export async function chooseTab(desk: EndcapStockDesk, tab: string): Promise<void> {
	const labels = [...root(desk).querySelectorAll('.tab')];
	labels
		.find((label) => text(label) === tab)
		?.querySelector('input')
		?.click();
	await desk.updateComplete;
}

export function send(desk: Element): void {
	root(desk).querySelector<HTMLFormElement>('[part="form"]')?.requestSubmit();
}

/** Types into the search as a scanner does, with Enter at the end. */
export function scan(desk: Element, code: string): void {
	const search = root(desk).querySelector<HTMLInputElement>('[part="search"]');
	if (search) search.value = code;
	search?.form?.requestSubmit();
}
