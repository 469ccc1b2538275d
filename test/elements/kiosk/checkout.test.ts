import { checkoutCatalogue } from '@endcap/elements';
import { assert } from '@esm-bundle/chai';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import axe from 'axe-core';
import { endcapOf, exampleShop } from '../../../stories/support/example-shop.ts';
import type { NotedOrder } from '../../../demo/kiosk/basket/placed.ts';
import { setAccess, type AccessState } from '../../../demo/kiosk/frame/access.ts';
import '../../../demo/kiosk/screens/checkout/checkout.ts';
import { shortDetailsStrings } from '../../../demo/kiosk/screens/checkout/short-details.strings.ts';
import '../../../demo/kiosk/screens/done/done.ts';
import '../../../demo/kiosk/screens/order/order.ts';
import { kioskCatalogue } from '../../support/kiosk-catalogue.ts';
import { stageVisit, styled, type KioskStage } from '../support/kiosk-stage.ts';
import { text, until } from '../support/stage.ts';

const euros = (amount: number) => ({ amount, currency: 'EUR' });
const LANGUAGES = ['en', 'fi', 'et', 'lv', 'pl', 'af'];
const WAYS = ['one', 'each', 'sent'] as const;

const pickup = { prep_minutes: 60, hold_hours: 48, slot_minutes: 60, slot_capacity: null, same_day_until: null };
const catalogue = {
	...kioskCatalogue,
	stores: kioskCatalogue.stores.map((store) => ({ ...store, pickup: store.kind === 'store' ? pickup : null })),
	ordering: { shipping: { price: euros(490), free_from: null }, payment_methods: ['external' as const] },
};
const line = (sku: string, title: string) => ({ sku, title, quantity: 1, image: null, unit_price: euros(4900) });
const lines = [line('KETTLE-MOSS', 'Enamel kettle Moss'), line('STRAW', 'Kõrs')];
const noted: NotedOrder = {
	kept: { id: 'e1', reference: 'K7PMXQ', settled: new Promise(() => {}) },
	lines,
	store_ids: ['tartu', 'riga'],
	sent_to: null,
	total: euros(9800),
};

const LOOKS: [string, Partial<AccessState>, 'light' | 'dark'][] = [
	['light', {}, 'light'],
	['dark', {}, 'dark'],
	['high contrast', { contrast: true }, 'light'],
	['text of 200 %, within reach', { text: 200, reach: true }, 'light'],
];

let stage: KioskStage;

async function open(): Promise<void> {
	await styled();
	const now = Date.parse('2026-11-22T09:15:00Z');
	stage = stageVisit({ catalogue, endcap: endcapOf(exampleShop()), settings: { printing: 'dialog' }, now });
	stage.$online.set(false);
	for (const { quantity, ...each } of lines) stage.visit.basket.add(each, quantity);
}

const find = (selector: string) => stage.frame.querySelector<HTMLElement>(selector);
const wayOf = (way: string) => stage.frame.querySelector<HTMLInputElement>(`input[name="way"][value="${way}"]`);

/** Each screen of an order without the network, one after another. */
async function each(look: (name: string) => Promise<void> | void): Promise<void> {
	stage.visit.go('checkout');
	await until(() => find('kiosk-short-form h1'));
	for (const way of WAYS) {
		wayOf(way)?.click();
		await until(() => wayOf(way)?.checked);
		find('button[type="submit"]')?.click();
		await until(() => find('.k-mistake'));
		await look(`short form, ${way}`);
	}
	stage.visit.go('done', noted);
	await until(() => find('kiosk-done h1'));
	await look('noted');
	stage.visit.go('order');
	await until(() => find('kiosk-order h1'));
	await look('order');
}

describe('an order at the kiosk without the network', () => {
	afterEach(async () => {
		stage.close();
		setAccess({ text: 100, contrast: false, reach: false });
		await emulateMedia({ colorScheme: 'light' });
		await setViewport({ width: 800, height: 900 });
	});

	for (const [look, access, colorScheme] of LOOKS) {
		it(`has nothing that keeps anybody out: ${look}`, async () => {
			await setViewport({ width: 1080, height: 1920 });
			await emulateMedia({ colorScheme });
			await open();
			setAccess(access);
			await each(async (name) => {
				const { violations } = await axe.run('.frame__main', { resultTypes: ['violations'] });
				const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
				assert.deepEqual(found, [], name);
			});
		});
	}

	it('is nowhere wider than the screen, in any language', async () => {
		await setViewport({ width: 768, height: 1024 });
		await open();
		setAccess({ text: 200 });
		for (const language of LANGUAGES) {
			stage.visit.setLanguage(language);
			await each((name) => assert.isAtMost(document.documentElement.scrollWidth, 768, `${name} in ${language}`));
		}
	});

	it('has targets of 82 px and more', async () => {
		await setViewport({ width: 1080, height: 1920 });
		await open();
		await each((name) => {
			for (const target of stage.frame.querySelectorAll<HTMLElement>('button, input, select')) {
				if (!target.checkVisibility()) continue;
				const { width, height } = (target.closest('label') ?? target).getBoundingClientRect();
				assert.isAtLeast(Math.round(Math.min(width, height)), 82, `${name}: ${text(target)}`);
			}
		});
	});

	it('has its buttons above the bar at the bottom of a tablet once it is noted', async () => {
		await setViewport({ width: 1024, height: 768 });
		await open();
		stage.visit.go('done', noted);
		await until(() => find('kiosk-done .k-actions button'));
		const bar = find('.frame__foot')?.getBoundingClientRect().top ?? 0;
		for (const button of stage.frame.querySelectorAll('kiosk-done button')) {
			assert.isAtMost(button.getBoundingClientRect().bottom, bar, text(button));
		}
	});

	it('says it in the words of the checkout with the network', async () => {
		await open();
		const same = [
			'name',
			'email',
			'phone',
			'tellByEmail',
			'tellBySms',
			'address',
			'street',
			'city',
			'country',
		] as const;
		for (const language of LANGUAGES) {
			const known = checkoutCatalogue.languages.get(language) ?? checkoutCatalogue.english;
			const words = typeof known === 'function' ? (await known()).default : known;
			for (const name of same)
				assert.equal(shortDetailsStrings[language]?.[name], words[name], `${name} in ${language}`);
		}
	});
});
