import '@endcap/elements/define-staff';
import type { EndcapOfferDesk } from '@endcap/elements';
import { exampleStaffMember } from '@endcap/contract/examples';
import { exampleCounter, staffEndcapOf, type ExampleCounter } from '../../../stories/support/example-counter.ts';
import { part, root, text, until } from './stage.ts';

const opened: (() => void)[] = [];

export const manager = {
	...exampleStaffMember,
	id: 'manager',
	name: 'Manager',
	role: 'manager' as const,
	stores: null,
};

/** Puts a desk of offers on the page, with the example counter behind it and a manager in front. Cleared by `clearOffers`. */
export async function openOffers(
	changes: Partial<ExampleCounter> = {},
	options: { interval?: number; ttl?: number } = {},
): Promise<{ counter: ExampleCounter; desk: EndcapOfferDesk }> {
	const counter = exampleCounter({ member: manager, ...changes });
	const endcap = staffEndcapOf(counter, options);
	const desk = document.createElement('endcap-offer-desk');
	desk.endcap = endcap;
	document.body.append(desk);
	opened.push(() => {
		desk.remove();
		endcap.destroy();
	});
	await until(() => part(desk, 'tabs') ?? part(desk, 'message'));
	return { counter, desk };
}

export function clearOffers(): void {
	for (const close of opened.splice(0)) close();
	document.documentElement.lang = 'en';
}

/** What is told of a coupon in the list, from its name to how often it was used. */
export const row = (desk: Element, id: string): string => text(root(desk).querySelector(`[data-id="${id}"]`));

export async function openCoupon(desk: Element, id: string): Promise<void> {
	(await until(() => root(desk).querySelector<HTMLElement>(`[data-id="${id}"] button`))).click();
	await until(() => part(desk, 'detail'));
}

/** Opens a section of a coupon by its heading. */
export async function openSection(desk: Element, heading: string): Promise<HTMLElement> {
	const sections = [...root(desk).querySelectorAll<HTMLDetailsElement>('[part="section"]')];
	const section = sections.find((each) => text(each.querySelector('summary')) === heading);
	if (!section) throw new Error(`No section is called ${heading}`);
	section.open = true;
	return section;
}

export function field(desk: Element, name: string): HTMLInputElement {
	const found = root(desk).querySelector<HTMLInputElement>(`[name="${name}"]`);
	if (!found) throw new Error(`No field is called ${name}`);
	return found;
}

export async function type(desk: EndcapOfferDesk, values: Record<string, string | boolean>): Promise<void> {
	for (const [name, value] of Object.entries(values)) {
		const input = field(desk, name);
		if (typeof value === 'boolean') input.checked = value;
		else input.value = value;
		const isTyped = typeof value === 'string' && !(input instanceof HTMLSelectElement);
		input.dispatchEvent(new Event(isTyped ? 'input' : 'change', { bubbles: true }));
		await desk.updateComplete;
	}
}

/** What is said to be wrong with a field. */
export const mistakeAt = (desk: Element, name: string): string =>
	text(field(desk, name).closest('.field')?.querySelector('.mistake'));

export function changesOf({ asked }: ExampleCounter): string[] {
	return asked.filter((each) => !each.startsWith('GET'));
}
