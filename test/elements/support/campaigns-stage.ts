import '@endcap/elements/define-staff';
import type { EndcapCampaignDesk } from '@endcap/elements';
import { exampleCounter, staffEndcapOf, type ExampleCounter } from '../../../stories/support/example-counter.ts';
import { manager } from './offers-stage.ts';
import { part, root, text, until } from './stage.ts';

const opened: (() => void)[] = [];

/** Puts a desk of campaigns on the page, with the example counter behind it and a manager in front. Cleared by `clearCampaigns`. */
export async function openCampaigns(
	changes: Partial<ExampleCounter> = {},
	options: { interval?: number; ttl?: number } = {},
): Promise<{ counter: ExampleCounter; desk: EndcapCampaignDesk }> {
	const counter = exampleCounter({ member: manager, ...changes });
	const endcap = staffEndcapOf(counter, options);
	const desk = document.createElement('endcap-campaign-desk');
	desk.endcap = endcap;
	document.body.append(desk);
	opened.push(() => {
		desk.remove();
		endcap.destroy();
	});
	await until(() => part(desk, 'tools') ?? part(desk, 'message'));
	return { counter, desk };
}

export function clearCampaigns(): void {
	for (const close of opened.splice(0)) close();
	document.documentElement.lang = 'en';
}

/** What is told of a campaign in the list. */
export const row = (desk: Element, id: string): string => text(root(desk).querySelector(`[data-id="${id}"]`));

export async function openCampaign(desk: Element, id: string): Promise<void> {
	(await until(() => root(desk).querySelector<HTMLElement>(`[data-id="${id}"] button`))).click();
	await until(() => part(desk, 'detail'));
}

/** Types into fields by their names, and ticks those that are given true or false. */
export async function type(desk: EndcapCampaignDesk, values: Record<string, string | boolean>): Promise<void> {
	for (const [name, value] of Object.entries(values)) {
		const input = await until(() => root(desk).querySelector<HTMLInputElement>(`[name="${name}"]`));
		if (typeof value === 'boolean') input.checked = value;
		else input.value = value;
		const isTyped = typeof value === 'string' && !(input instanceof HTMLSelectElement);
		input.dispatchEvent(new Event(isTyped ? 'input' : 'change', { bubbles: true }));
		await desk.updateComplete;
	}
}

/** What is said to be wrong with a field. */
export const mistakeAt = (desk: Element, name: string): string =>
	text(root(desk).querySelector(`[name="${name}"]`)?.closest('.field')?.querySelector('.mistake'));
