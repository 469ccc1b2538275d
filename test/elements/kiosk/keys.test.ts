import { assert } from '@esm-bundle/chai';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { endcapOf, exampleShop } from '../../../stories/support/example-shop.ts';
import { kioskCatalogue } from '../../support/kiosk-catalogue.ts';
import { setAccess } from '../../../demo/kiosk/frame/access.ts';
import { stepAmong } from '../../../demo/kiosk/shared/keys.layouts.ts';
import { stageVisit, styled, type KioskStage } from '../support/kiosk-stage.ts';
import { text, until } from '../support/stage.ts';
import '../../../demo/kiosk/screens/home/home.ts';
import '../../../demo/kiosk/screens/results/results.ts';

let stage: KioskStage;

const field = () => stage.frame.querySelector('#home-search') as HTMLInputElement;
const keys = () => [...stage.frame.querySelectorAll<HTMLElement>('.keys__key')];
const at = () => text(stage.frame.querySelector('.keys__key[data-at]') as Element);

async function press(...each: string[]): Promise<void> {
	for (const key of each) await sendKeys({ press: key });
}

describe('the keys on the screen', () => {
	beforeEach(async () => {
		await setViewport({ width: 1080, height: 1920 });
		await styled();
		stage = stageVisit({ catalogue: kioskCatalogue, endcap: endcapOf(exampleShop()) });
		await until(() => document.activeElement?.matches('kiosk-home h1'));
	});
	afterEach(async () => {
		stage.close();
		setAccess({ keypad: false, text: 100 });
		await setViewport({ width: 800, height: 900 });
	});

	it('show by Enter in a field where nothing was typed, and write by arrows while the cursor stays', async () => {
		field().focus();
		await press('Enter');
		await until(() => at() === '1');
		await press('ArrowDown', 'Enter', 'ArrowRight', 'Enter');
		assert.equal(field().value, 'qw');
		assert.equal(document.activeElement, field());
		assert.equal(text(stage.frame.querySelector('kiosk-keys [role="status"]') as Element), 'qw');
	});

	it('leave Enter to whoever has letters of their own', async () => {
		field().focus();
		await sendKeys({ type: 'mug' });
		await press('Enter');
		await until(() => stage.gone.at(-1)?.name === 'results');
		assert.deepEqual(keys(), []);
	});

	it('go by Escape, and the arrows lead on from the field', async () => {
		field().focus();
		await press('Enter');
		await until(() => keys().length > 0);
		await press('Escape');
		await until(() => keys().length === 0);
		assert.equal(document.activeElement, field());
		await press('ArrowDown');
		assert.equal(text(document.activeElement as Element), 'Find');
		assert.equal(stage.gone.length, 1);
	});

	it('send the form by their own Enter', async () => {
		field().focus();
		await press('Enter');
		await until(() => keys().length > 0);
		await press('ArrowDown', 'Enter', 'ArrowUp', 'ArrowUp');
		await until(() => keys().some((key) => key.hasAttribute('data-at')));
		while (at() !== 'Enter') await press('ArrowRight');
		await press('Enter');
		await until(() => stage.gone.at(-1)?.name === 'results');
		assert.deepEqual(stage.gone.at(-1)?.with, { search: 'q' });
	});

	for (const language of ['en', 'fi', 'et', 'lv', 'pl', 'af']) {
		it(`are 82 px and more at 1080, and as large as the width allows on a tablet, their words in them: ${language}`, async () => {
			stage.visit.setLanguage(language);
			for (const [width, height, size, least] of [
				[1080, 1920, 100, 82],
				[1024, 768, 200, 69],
				[768, 1024, 100, 53],
			] as const) {
				await setViewport({ width, height });
				setAccess({ text: size });
				field().focus();
				if (keys().length === 0) await press('Enter');
				await until(() => keys().length > 0);
				for (const key of keys()) {
					const box = key.getBoundingClientRect();
					const where = `${text(key)} at ${width}, ${size} %`;
					assert.isAtLeast(Math.round(Math.min(box.width, box.height)), least, where);
					assert.isAtMost(key.scrollWidth, key.clientWidth + 1, where);
					assert.isAtMost(key.scrollHeight, key.clientHeight + 1, where);
					assert.isAtMost(Math.round(box.right), width, where);
				}
			}
		});
	}
});

describe('an arrow among the keys', () => {
	it('goes around at the ends, and up and down to the nearest', () => {
		assert.deepEqual(stepAmong([10, 9, 7], [0, 9], 'ArrowRight'), [0, 0]);
		assert.deepEqual(stepAmong([10, 9, 7], [0, 0], 'ArrowLeft'), [0, 9]);
		assert.deepEqual(stepAmong([10, 9, 7], [1, 8], 'ArrowDown'), [2, 6]);
		assert.deepEqual(stepAmong([10, 9, 7], [2, 0], 'ArrowDown'), [0, 0]);
		assert.deepEqual(stepAmong([10, 9, 7], [0, 5], 'ArrowUp'), [2, 3]);
	});
});
