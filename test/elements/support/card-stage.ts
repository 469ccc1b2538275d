import '@endcap/elements/define-staff';
import type { EndcapShopperCard } from '@endcap/elements';
import { exampleCounter, staffEndcapOf, type ExampleCounter } from '../../../stories/support/example-counter.ts';
import { part, root, until } from './stage.ts';

const opened: (() => void)[] = [];

interface Options {
	customer?: string;
	idleMinutes?: number;
	interval?: number;
	ttl?: number;
	/** Nobody can see it yet. */
	hidden?: boolean;
}

/** Puts a card on the page, with the example counter behind it. Cleared by `clearCards`. */
export function openCard(
	changes: Partial<ExampleCounter> = {},
	{ customer = '', idleMinutes = 5, hidden = false, ...pace }: Options = {},
): { counter: ExampleCounter; card: EndcapShopperCard; frame: HTMLElement } {
	const counter = exampleCounter(changes);
	const endcap = staffEndcapOf(counter, pace);
	const card = document.createElement('endcap-shopper-card');
	card.endcap = endcap;
	card.customer = customer;
	card.idleMinutes = idleMinutes;
	const frame = document.createElement('div');
	frame.style.inlineSize = '75rem';
	frame.hidden = hidden;
	frame.append(card);
	document.body.append(frame);
	opened.push(() => {
		frame.remove();
		endcap.destroy();
	});
	return { counter, card, frame };
}

export function clearCards(): void {
	for (const close of opened.splice(0)) close();
	document.documentElement.lang = 'en';
	document.documentElement.dir = 'ltr';
}

/** Types into a field, as soon as it is there. */
export async function type(card: Element, selector: string, text: string): Promise<HTMLInputElement> {
	const field = await until(() => root(card).querySelector<HTMLInputElement>(selector));
	field.value = text;
	field.dispatchEvent(new Event('input', { bubbles: true }));
	return field;
}

export async function find(card: Element, text: string): Promise<void> {
	(await type(card, '[part="search"]', text)).form?.requestSubmit();
}

/** Once the card is shown, and what happens is followed. */
export async function shown(card: Element, counter: ExampleCounter): Promise<HTMLElement> {
	const found = await until(() => part(card, 'card'));
	await until(() => counter.listeners.size > 0);
	return found;
}

/** How often a card was read, which is what the server records. */
export const reads = ({ asked }: ExampleCounter, id: string): number =>
	asked.filter((each) => each === `GET /v1/customers/${id}`).length;
