import { assert } from '@esm-bundle/chai';
import { sendKeys } from '@web/test-runner-commands';
import { endcapOf, exampleShop } from '../../../stories/support/example-shop.ts';
import { kioskCatalogue } from '../../support/kiosk-catalogue.ts';
import { $access, patience, setAccess, showAccess } from '../../../demo/kiosk/frame/access.ts';
import { stageVisit, type KioskStage } from '../support/kiosk-stage.ts';
import { text, until } from '../support/stage.ts';
import '../../../demo/kiosk/screens/home/home.ts';
import '../../../demo/kiosk/screens/unknown/unknown.ts';

let stage: KioskStage;
/** What was said, and in which voice. The machine of the tests has none: these stand for it. */
let said: string[] = [];
const { speechSynthesis, SpeechSynthesisUtterance: Utterance } = globalThis;
const voice = (name: string, lang: string, localService: boolean) =>
	Object.create(SpeechSynthesisVoice.prototype, {
		name: { value: name },
		lang: { value: lang },
		localService: { value: localService },
	}) as SpeechSynthesisVoice;

const last = () => said.at(-1) ?? '';

describe('a kiosk that reads aloud', () => {
	beforeEach(async () => {
		said = [];
		speechSynthesis.getVoices = () => [voice('Cloud', 'en-GB', false), voice('Own', 'en-GB', true)];
		globalThis.SpeechSynthesisUtterance = class {
			voice: SpeechSynthesisVoice | undefined;
			volume = 1;
			text: string;
			constructor(text: string) {
				this.text = text;
			}
		} as unknown as typeof SpeechSynthesisUtterance;
		speechSynthesis.speak = ({ text, voice, volume }) => said.push(`${voice?.name} ${volume}: ${text}`);
		stage = stageVisit({ catalogue: kioskCatalogue, endcap: endcapOf(exampleShop()) });
		await until(() => document.activeElement?.matches('kiosk-home h1'));
	});
	afterEach(() => {
		stage.close();
		setAccess({ speech: false, keypad: false, contrast: false, volume: 0.8 });
		// What was put over them.
		for (const name of ['speak', 'getVoices']) Reflect.deleteProperty(speechSynthesis, name);
		globalThis.SpeechSynthesisUtterance = Utterance;
	});

	it('begins with one key, in a voice of the machine, with where one is', async () => {
		await sendKeys({ press: '*' });
		await until(() => last() === 'Own 0.8: Reading aloud is on. What are you looking for?');
		assert.equal(patience(), 10);
	});

	it('reads what has the focus, by its name and what is in it', async () => {
		setAccess({ speech: true });
		await sendKeys({ press: 'ArrowDown' });
		await until(() => last().endsWith('Search for an article'));
		await sendKeys({ press: 'ArrowDown' });
		await until(() => last().endsWith(': Find'));
	});

	it('reads the heading of each screen, and what is announced', async () => {
		setAccess({ speech: true });
		stage.visit.go('unknown', { code: '1234' });
		await until(() => last().endsWith('We do not know this code'));
		stage.$online.set(false);
		await until(() => last().includes('No network just now.'));
	});

	it('reads what stands between one thing that can be pressed and the next, to whoever goes by keys', async () => {
		setAccess({ speech: true });
		stage.visit.go('unknown', { code: '1234' });
		await until(() => last().endsWith('We do not know this code'));
		await sendKeys({ press: 'ArrowDown' });
		await until(() => last().includes('1234') && last().endsWith('Search by name'));
	});

	it('says what is chosen, and once it is', async () => {
		setAccess({ speech: true });
		showAccess(true);
		await until(() => stage.frame.querySelector('kiosk-access-panel:not([hidden])'));
		const contrast = [...stage.frame.querySelectorAll('button')].find((each) => text(each) === 'High contrast');
		contrast?.focus();
		await until(() => last().endsWith('High contrast'));
		await sendKeys({ press: 'Enter' });
		await until(() => last().endsWith('High contrast. chosen'));
	});

	it('stops where it is asked to, also what it was about to say', async () => {
		setAccess({ speech: true });
		showAccess(true);
		await until(() => [...stage.frame.querySelectorAll('button')].some((each) => text(each) === 'Stop reading'));
		await until(() => said.length > 0);
		said = [];
		const stop = [...stage.frame.querySelectorAll('button')].find((each) => text(each) === 'Stop reading');
		stop?.focus();
		stop?.click();
		await new Promise((resolve) => setTimeout(resolve, 200));
		assert.deepEqual(said, []);
	});

	it('shows that it has no voice, and begins as soon as one has come', async () => {
		const voices = speechSynthesis.getVoices();
		speechSynthesis.getVoices = () => [];
		await sendKeys({ press: '*' });
		await until(() =>
			text(stage.frame.querySelector('kiosk-access-panel:not([hidden])') as Element).includes('no voice for English'),
		);
		speechSynthesis.getVoices = () => voices;
		speechSynthesis.dispatchEvent(new Event('voiceschanged'));
		await until(() => last().startsWith('Own 0.8: Reading aloud is on.'));
	});

	it('says nothing in a language that it has no voice for', async () => {
		setAccess({ speech: true });
		await until(() => said.length > 0);
		said = [];
		stage.visit.setLanguage('et');
		await sendKeys({ press: 'ArrowDown' });
		await sendKeys({ press: 'ArrowDown' });
		await new Promise((resolve) => setTimeout(resolve, 200));
		assert.deepEqual(said, []);
		assert.ok($access.get().speech);
	});
});
