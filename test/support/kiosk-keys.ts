import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** Of what has the focus, through every tree. */
interface Focus {
	name: string;
	/** Nothing lies on it, and all of it is on the screen. */
	isSeen: boolean;
}

const MOST = 120;

export function focusOf(page: Page): Promise<Focus> {
	return page.evaluate(() => {
		let at = document.activeElement;
		while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
		if (!at || at === document.body) return { name: '', isSeen: true };
		const labels = (at as Partial<HTMLInputElement>).labels ?? [];
		const text =
			at.getAttribute('aria-label') ?? ([...labels].map((each) => each.textContent).join(' ') || at.textContent);
		const { left, top, width, height } = at.getBoundingClientRect();
		let hit = document.elementFromPoint(left + width / 2, top + height / 2);
		while (hit?.shadowRoot) {
			const inner = hit.shadowRoot.elementFromPoint(left + width / 2, top + height / 2);
			if (!inner || inner === hit) break;
			hit = inner;
		}
		const isSeen = Boolean(hit && (at.contains(hit) || hit.contains(at)));
		return { name: (text ?? '').replaceAll(/\s+/g, ' ').trim(), isSeen };
	});
}

/** One arrow after the other, as somebody does who cannot see where the next one is, until what is meant has the focus. */
export async function goTo(
	page: Page,
	name: string | RegExp,
	arrow: 'ArrowDown' | 'ArrowUp' = 'ArrowDown',
): Promise<void> {
	const passed: string[] = [];
	const isIt = (found: string) => (typeof name === 'string' ? found === name : name.test(found));
	for (let step = 0; step < MOST; step++) {
		await page.keyboard.press(arrow);
		const focus = await focusOf(page);
		assert.ok(focus.isSeen, `“${focus.name}” has the focus and cannot be seen.`);
		if (isIt(focus.name)) return;
		passed.push(focus.name);
	}
	assert.fail(`There is no way to “${name}”, only to: ${passed.join(' | ')}`);
}

export async function choose(page: Page, name: string | RegExp): Promise<void> {
	await goTo(page, name);
	await page.keyboard.press('Enter');
}

/** On the screen’s keys, which Enter shows, by the arrows alone. */
export async function writeByArrows(page: Page, text: string): Promise<void> {
	await page.keyboard.press('Enter');
	await page.locator('.keys__key[data-at]').waitFor();
	for (const letter of text) await pressKey(page, letter === ' ' ? 'Space' : letter);
}

/** Goes to one of them, up or down first, and presses it. */
export async function pressKey(page: Page, key: string): Promise<void> {
	for (let step = 0; step < MOST; step++) {
		const way = await page.evaluate((wanted) => {
			const rows = [...document.querySelectorAll('.keys__row')];
			const at = document.querySelector('.keys__key[data-at]');
			const keys = (row: Element | undefined) => [...(row?.children ?? [])];
			const words = (each: Element) => (each.getAttribute('aria-label') ?? each.textContent).trim();
			const to = rows.findIndex((row) => keys(row).some((each) => words(each) === wanted));
			const from = rows.findIndex((row) => at && row.contains(at));
			if (to < 0 || from < 0) return `There is no key ${wanted}.`;
			if (from !== to) return 'ArrowDown';
			return at && words(at) === wanted ? 'Enter' : 'ArrowRight';
		}, key);
		assert.doesNotMatch(way, /no key/);
		await page.keyboard.press(way);
		if (way === 'Enter') return;
	}
	assert.fail(`The arrows do not come to ${key}.`);
}
