import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';

const LONGEST = 30_000;

/**
 * Asks the page until it says yes to what takes it a promise to answer. Playwright's `waitForFunction` takes the promise
 * itself for a yes.
 */
export async function answersYes(page: Page, question: () => Promise<boolean>): Promise<void>;
export async function answersYes<T>(page: Page, question: (given: T) => Promise<boolean>, given: T): Promise<void>;
export async function answersYes(page: Page, question: (given: unknown) => Promise<boolean>, given?: unknown) {
	for (const end = Date.now() + LONGEST; !(await page.evaluate(question, given)); await setTimeout(20)) {
		assert.ok(Date.now() < end, `The page still says no to ${question.toString()}`);
	}
}

/** Until no database is left on the page's device. */
export const storesNothing = (page: Page) => answersYes(page, async () => (await indexedDB.databases()).length === 0);
