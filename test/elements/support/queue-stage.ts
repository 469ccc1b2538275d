import '@endcap/elements/define-staff';
import { exampleStaffMember } from '@endcap/contract/examples';
import type { EndcapPickupQueue } from '@endcap/elements';
import { exampleCounter, staffEndcapOf, type ExampleCounter } from '../../../stories/support/example-counter.ts';
import { exampleQueue, toPick } from '../../../stories/support/example-queue.ts';
import { part, parts, root, text, until } from './stage.ts';

const opened: (() => void)[] = [];

export const me = { staff_id: exampleStaffMember.id, name: exampleStaffMember.name };
/** Two lines, taken on by whoever is signed in. */
export const mine = { ...toPick, assigned_to: me };

/** Puts a queue on the page, with the example counter behind it, as soon as its orders are shown and followed. */
export async function openQueue(
	changes: Partial<ExampleCounter> = {},
	options: { interval?: number; ttl?: number; width?: string } = {},
): Promise<{ counter: ExampleCounter; queue: EndcapPickupQueue }> {
	const counter = exampleCounter({ ...exampleQueue, ...changes });
	const endcap = staffEndcapOf(counter, options);
	const queue = document.createElement('endcap-pickup-queue');
	queue.endcap = endcap;
	const frame = document.createElement('div');
	frame.style.inlineSize = options.width ?? '75rem';
	frame.append(queue);
	document.body.append(frame);
	opened.push(() => {
		frame.remove();
		endcap.destroy();
	});
	await until(() => part(queue, 'tabs') && counter.listeners.size > 0);
	return { counter, queue };
}

export function clearQueue(): void {
	for (const close of opened.splice(0)) close();
	document.documentElement.lang = 'en';
	document.documentElement.dir = 'ltr';
}

/** Presses what has this key, as soon as it is there. */
export async function pressKey(queue: EndcapPickupQueue, key: string): Promise<void> {
	(await until(() => byKey(queue, key))).click();
	await queue.updateComplete;
}

export const byKey = (queue: Element, key: string): HTMLElement | null =>
	root(queue).querySelector<HTMLElement>(`[data-key="${key}"]`);

export const openOrder = (queue: EndcapPickupQueue, id: string): Promise<void> => pressKey(queue, `order ${id}`);

/** The time of the day that is looked at. */
export const slotAt = (queue: Element, time: string): Promise<HTMLElement> =>
	until(() => parts(queue, 'slot').find((slot) => text(slot).startsWith(time)));

/** Labels of the tabs. */
export const tabs = (queue: Element): string[] => [...root(queue).querySelectorAll('[role="tab"]')].map(text);

/** What a scanner types: all at once, with Enter at the end, wherever the cursor is. */
export function scan(code: string): void {
	let target: Element = document.activeElement ?? document.body;
	while (target.shadowRoot?.activeElement) target = target.shadowRoot.activeElement;
	for (const key of [...Array.from(code), 'Enter']) {
		const down = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
		const typed = target.dispatchEvent(down) && key.length === 1;
		if (typed && target instanceof HTMLInputElement) {
			target.value += key;
			target.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
		}
	}
}

/** The bodies of what was sent with this method and path, `POST /v1/…`. */
export function asked(counter: ExampleCounter, request: string): number {
	return counter.asked.filter((each) => each === request).length;
}
