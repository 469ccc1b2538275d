import '@endcap/elements/define';
import type { EndcapCollectPicker } from '@endcap/elements';
import { endcapOf, exampleShop, type ExampleShop } from '../../../stories/support/example-shop.ts';
import { part, parts, root, text, until } from './stage.ts';

const opened: (() => void)[] = [];

export interface Picked {
	shop: ExampleShop;
	picker: EndcapCollectPicker;
	endcap: ReturnType<typeof endcapOf>;
	/** What the picker told, as “name detail”. */
	told: [string, unknown][];
}

/** Puts a page with a picker together, with the example shop behind it. Cleared by `clearPicker`. */
export function openPicker(
	html: string,
	changes: Partial<ExampleShop> = {},
	options: { interval?: number; ttl?: number; channel?: string; near?: string; timezone?: string; width?: string } = {},
): Picked {
	const shop = exampleShop(changes);
	const endcap = endcapOf(shop, options);
	const provider = document.createElement('endcap-provider');
	const { channel, near, timezone } = options;
	Object.assign(provider, { endcap, channel, near, timezone });
	provider.innerHTML = html;
	const frame = document.createElement('div');
	frame.style.inlineSize = options.width ?? '36rem';
	frame.append(provider);
	const told: [string, unknown][] = [];
	for (const name of ['changed', 'held', 'refused', 'lapsed']) {
		frame.addEventListener(`endcap-collect-${name}`, (event) => told.push([name, (event as CustomEvent).detail]));
	}
	document.body.append(frame);
	opened.push(() => {
		frame.remove();
		endcap.destroy();
	});
	const picker = frame.querySelector('endcap-collect-picker');
	if (!picker) throw new Error('The page has no picker.');
	return { shop, picker, endcap, told };
}

export function clearPicker(): void {
	for (const close of opened.splice(0)) close();
	localStorage.clear();
	document.documentElement.lang = 'en';
	document.documentElement.dir = 'ltr';
}

/** The names of the shops, in the order in which they are shown. */
export const shops = (picker: Element): string[] => parts(picker, 'shop__name').map(text);

export async function shopsShown(picker: Element): Promise<void> {
	await until(() => part(picker, 'shop__soonest'));
}

/** Chooses a shop by its name. */
export async function chooseShop(picker: Element, name: string): Promise<void> {
	const row = await until(() => parts(picker, 'shop').find((shop) => text(shop).startsWith(name)));
	row.querySelector('input')?.click();
	await until(() => part(picker, 'slots') ?? part(picker, 'ask'));
}

/** A time by how it begins: “14:00”. */
export const slot = (picker: Element, time: string): HTMLElement | undefined =>
	parts(picker, 'slot').find((each) => text(each).startsWith(time));

export const day = (picker: Element, name: string): HTMLElement | undefined =>
	parts(picker, 'day').find((each) => text(each).includes(name));

/** What was chosen, in words. */
export const chosen = (picker: Element): string => parts(picker, 'chosen').map(text).join(' | ');

export const focused = (picker: Element): string => text(root(picker).activeElement);
