import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What keeps somebody out of the screen that shows. */
export async function barriersOf(page: Page): Promise<string[]> {
	const { violations } = (await page.evaluate(`${axe}; axe.run()`)) as AxeResults;
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`);
}

/**
 * What is wrong with how the screen that shows is laid out: wider than it, cut off, on top of each other, hidden below the
 * bar, or smaller than `least` px although it is to be pressed.
 */
export function flawsOf(page: Page, least: number): Promise<string[]> {
	return page.evaluate((smallest) => {
		const flaws: string[] = [];
		const nameOf = (element: Element) =>
			`${element.localName} “${(element.getAttribute('aria-label') ?? element.textContent).replaceAll(/\s+/g, ' ').trim().slice(0, 50)}”`;
		const within = (root: ParentNode): HTMLElement[] =>
			[...root.querySelectorAll<HTMLElement>('*')].flatMap((each) => [
				each,
				...(each.shadowRoot ? within(each.shadowRoot) : []),
			]);
		const host = document.querySelector('dialog[open]') ?? document.body;
		const shown = within(host).filter(
			(each) =>
				each.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
				!each.closest('.k-hidden, .receipt'),
		);
		const page = document.querySelector('.frame__page') ?? document.documentElement;
		for (const each of [document.documentElement, page]) {
			if (each.scrollWidth > each.clientWidth + 1)
				flaws.push(`scrolls sideways by ${each.scrollWidth - each.clientWidth}`);
		}
		// A strip of days, say, which the focus and a finger move.
		const isInStrip = (each: Element | null): boolean =>
			each !== null &&
			((getComputedStyle(each).overflowX === 'auto' && each.scrollWidth > each.clientWidth) ||
				isInStrip(each.parentElement));
		for (const each of shown) {
			const { left, right, width } = each.getBoundingClientRect();
			const isOut = width > 1 && (left < -1 || right > innerWidth + 1);
			if (isOut && !isInStrip(each)) flaws.push(`is not all on the screen: ${nameOf(each)}`);
			const isLeaf = each.matches('button, p, h1, h2, h3, legend, label, b, strong');
			if (isLeaf && each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1)
				flaws.push(`is cut off: ${nameOf(each)}`);
		}
		const targets = shown
			.filter((each) => each.matches('a[href], button, input, select, textarea, [role="gridcell"][tabindex="0"]'))
			.filter((each) => each.tabIndex >= 0)
			.map((each) =>
				(each as HTMLInputElement).type && /radio|checkbox/.test((each as HTMLInputElement).type)
					? (each.closest('label') ?? each)
					: each,
			);
		const boxes = targets.map((target) => ({ target, box: target.getBoundingClientRect() }));
		/** What scrolls by itself above the bar lies below it only in numbers. */
		const layerOf = (target: Element): Element | null => {
			const host = (target.getRootNode() as Partial<ShadowRoot>).host;
			return target.closest('.frame__page, kiosk-access-panel') ?? (host ? layerOf(host) : null);
		};
		for (const { target, box } of boxes) {
			if (Math.round(Math.min(box.width, box.height)) < smallest) {
				flaws.push(`is ${Math.round(box.width)} × ${Math.round(box.height)}: ${nameOf(target)}`);
			}
		}
		for (const [index, { target, box }] of boxes.entries()) {
			for (const other of boxes.slice(index + 1)) {
				if (target.contains(other.target) || other.target.contains(target)) continue;
				const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
				const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
				const isOneLayer = layerOf(target) === layerOf(other.target);
				if (across > 1 && down > 1 && isOneLayer) flaws.push(`overlap: ${nameOf(target)} and ${nameOf(other.target)}`);
			}
		}
		for (const target of targets) {
			target.scrollIntoView({ block: 'nearest' });
			const { left, top, width, height } = target.getBoundingClientRect();
			let hit = document.elementFromPoint(left + width / 2, top + height / 2);
			while (hit?.shadowRoot) {
				const inner = hit.shadowRoot.elementFromPoint(left + width / 2, top + height / 2);
				if (!inner || inner === hit) break;
				hit = inner;
			}
			if (!hit || !(target.contains(hit) || hit.contains(target))) flaws.push(`is covered: ${nameOf(target)}`);
		}
		return flaws;
	}, least);
}
