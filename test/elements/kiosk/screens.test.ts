import { assert } from '@esm-bundle/chai';
import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import axe from 'axe-core';
import { endcapOf, exampleShop } from '../../../stories/support/example-shop.ts';
import { kioskCatalogue } from '../../support/kiosk-catalogue.ts';
import { $isAccessOpen, setAccess, showAccess, type AccessState } from '../../../demo/kiosk/frame/access.ts';
import { stageVisit, styled, type KioskStage } from '../support/kiosk-stage.ts';
import { text, until } from '../support/stage.ts';
import '../../../demo/kiosk/screens/attract/attract.ts';
import '../../../demo/kiosk/screens/help/help.ts';
import '../../../demo/kiosk/screens/home/home.ts';
import '../../../demo/kiosk/screens/product/product.ts';
import '../../../demo/kiosk/screens/results/results.ts';
import '../../../demo/kiosk/screens/unknown/unknown.ts';

let stage: KioskStage;

const nameOf = (place: readonly unknown[]) => JSON.stringify(place);

const PLACES = [
	['home'],
	['results', { search: '' }],
	['results', { search: 'zzz' }],
	['product', { product_id: 'kettle' }],
	['product', { product_id: 'apron' }],
	['product', { product_id: 'gone' }],
	['unknown', { code: '5901234123457' }],
	['help'],
] as const;

const LOOKS: [string, Partial<AccessState>, 'light' | 'dark'][] = [
	['light', {}, 'light'],
	['dark', {}, 'dark'],
	['high contrast', { contrast: true }, 'light'],
	['text of 200 %, within reach', { text: 200, reach: true }, 'light'],
];

async function open(catalogue = kioskCatalogue): Promise<void> {
	await styled();
	stage = stageVisit({ catalogue, endcap: endcapOf(exampleShop()), now: Date.parse('2026-11-22T09:15:00Z') });
}

async function go([name, with_]: (typeof PLACES)[number]): Promise<void> {
	stage.visit.go(name as 'results', with_ as object);
	await until(() => stage.frame.querySelector(`kiosk-${name} h1`));
}

async function problems(): Promise<string[]> {
	const { violations } = await axe.run(document, {
		resultTypes: ['violations'],
		rules: { 'document-title': { enabled: false } },
	});
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

describe('the kiosk’s screens', () => {
	afterEach(async () => {
		stage.close();
		setAccess({ text: 100, contrast: false, reach: false, speech: false, patience: false, keypad: false });
		await emulateMedia({ colorScheme: 'light' });
		await setViewport({ width: 800, height: 900 });
	});

	for (const [look, access, colorScheme] of LOOKS) {
		it(`have nothing that keeps anybody out: ${look}`, async () => {
			await setViewport({ width: 1080, height: 1920 });
			await emulateMedia({ colorScheme });
			await open();
			setAccess(access);
			for (const place of PLACES) {
				await go(place);
				assert.deepEqual(await problems(), [], nameOf(place));
			}
			stage.$online.set(false);
			await go(['product', { product_id: 'kettle' }]);
			stage.frame.querySelector<HTMLElement>('[aria-controls="access"]')?.click();
			await until(() => text(stage.frame).includes('No network'));
			assert.deepEqual(await problems(), [], 'offline, with the settings open');
		});
	}

	it('are nowhere wider than the screen, in any language and size', async () => {
		for (const [width, height] of [
			[1080, 1920],
			[768, 1024],
		] as const) {
			await setViewport({ width, height });
			await open();
			setAccess({ text: 200 });
			for (const language of ['en', 'fi', 'et', 'lv', 'pl', 'af']) {
				stage.visit.setLanguage(language);
				for (const place of PLACES) {
					await go(place);
					const { scrollWidth } = document.documentElement;
					assert.isAtMost(scrollWidth, width, `${nameOf(place)} in ${language} at ${width} px`);
				}
			}
			stage.close();
		}
	});

	it('have targets of 82 px and more, which are 20 mm on the finest panel', async () => {
		await setViewport({ width: 1080, height: 1920 });
		await open();
		for (const place of PLACES) {
			await go(place);
			for (const target of stage.frame.querySelectorAll<HTMLElement>('button, input')) {
				if (!target.checkVisibility()) continue;
				const { width, height } = target.getBoundingClientRect();
				assert.isAtLeast(Math.round(Math.min(width, height)), 82, `${nameOf(place)}: ${text(target)}`);
			}
		}
	});

	it('say where an article lies here, and where else it is, the nearest first', async () => {
		await open();
		await go(['product', { product_id: 'kettle' }]);
		await until(() => text(stage.frame).includes('Take it from shelf B4, and pay at the till.'));
		const moss = [...stage.frame.querySelectorAll('button')].find((each) => text(each) === 'Moss');
		moss?.click();
		await until(() => text(stage.frame).includes('Not in this shop now'));
		const shops = [...stage.frame.querySelectorAll('.product__shop b')].map(text);
		assert.deepEqual(shops, ['Tartu Karlova', 'Rīga Miera']);
	});

	it('put what was chosen in the basket, with the price that was shown', async () => {
		await open();
		await go(['product', { product_id: 'kettle' }]);
		[...stage.frame.querySelectorAll('button')].find((each) => text(each) === 'Put in the basket')?.click();
		await until(() => text(stage.frame).includes('Enamel kettle Rust is in your basket.'));
		assert.deepEqual(stage.visit.basket.$lines.get(), [
			{
				sku: 'KETTLE-RUST',
				quantity: 1,
				title: 'Enamel kettle Rust',
				image: null,
				unit_price: { amount: 4900, currency: 'EUR' },
			},
		]);
	});

	it('show what draws people in, in the language that is touched', async () => {
		await open();
		const attract = Object.assign(document.createElement('kiosk-attract'), { visit: stage.visit });
		stage.frame.replaceWith(attract);
		await until(() => text(attract).includes('Kõrs'));
		assert.deepEqual(await problems(), []);
		[...attract.querySelectorAll('button')].find((each) => text(each) === 'Suomi')?.click();
		await until(() => text(attract).includes('Aloita koskettamalla'));
		attract.remove();
	});

	it('have the help in using them within reach before anybody has begun, for a finger and for keys', async () => {
		await open();
		const attract = Object.assign(document.createElement('kiosk-attract'), { visit: stage.visit });
		stage.frame.replaceWith(attract);
		await until(() => text(attract).includes('Easier to use'));
		[...attract.querySelectorAll('button')].find((each) => text(each) === 'Easier to use')?.click();
		assert.ok($isAccessOpen.get());
		for (const key of ['Tab', '0']) {
			showAccess(false);
			await sendKeys({ press: key });
			assert.ok($isAccessOpen.get(), key);
		}
		attract.remove();
		await open();
		await until(() => text(document.activeElement as Element) === 'Easier to use');
		assert.equal(document.activeElement?.localName, 'h2');
	});
});
