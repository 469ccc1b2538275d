import { sendKeys } from '@web/test-runner-commands';
import { exampleStores } from '@endcap/contract/examples';
import { storesWith } from '../../../stories/support/example-shop.ts';
import { assert, byRole, clear, listen, open, part, press, ready, root, rows, text, until } from '../support/stage.ts';

const TAG = '<endcap-store-stock sku="KETTLE-RED"></endcap-store-stock>';
const STORED = 'endcap.my-shop. ';

/** Has the browser say where it is, or that it will not. */
function answerLocation(answer: { latitude: number; longitude: number } | 'denied'): () => number {
	let asked = 0;
	const getCurrentPosition: Geolocation['getCurrentPosition'] = (found, failed) => {
		asked += 1;
		if (answer === 'denied') failed?.({ code: 1, PERMISSION_DENIED: 1 } as GeolocationPositionError);
		else found({ coords: answer } as GeolocationPosition);
	};
	Object.defineProperty(navigator, 'geolocation', { configurable: true, value: { getCurrentPosition } });
	return () => asked;
}

async function type(element: Element, words: string): Promise<void> {
	const field = (await until(() => byRole(element, 'textbox', 'Town or postcode'))) as HTMLInputElement;
	field.value = words;
	field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

describe('what a shopper can do with the list', () => {
	afterEach(clear);

	it('finds a town without regard to marks and capitals, and puts it first', async () => {
		const { element } = open(TAG);
		await ready(element);
		await type(element, 'RIGA');
		await until(() => rows(element)[0]?.startsWith('Miera iela'));
		assert.equal(text(part(element, 'note')), 'Nearest to Rīga first.');
		assert.isTrue(rows(element)[1]?.startsWith('Rüütli 220 km'), rows(element)[1]);
	});

	it('finds a postcode, its own country’s way of writing it or not', async () => {
		const { element } = open(TAG);
		await ready(element);
		await type(element, '1001');
		await until(() => rows(element)[0]?.startsWith('Miera iela'));
	});

	it('finds “Łódź” for who types “lodz”', async () => {
		const address = { ...exampleStores.riga.address, city: 'Łódź' };
		const { element } = open(TAG, { stores: storesWith({ 'riga-miera': { address } }) });
		await ready(element);
		await type(element, 'lodz');
		await until(() => text(part(element, 'note')) === 'Nearest to Łódź first.');
	});

	it('says so when there is no shop there', async () => {
		const said = listen();
		const { element } = open(TAG);
		await ready(element);
		await type(element, 'Atlantis');
		await until(() => text(part(element, 'note')) === 'We have no shop in “Atlantis”.');
		await until(() => said.includes('We have no shop in “Atlantis”.'));
	});

	it('does not ask where the shopper is until they press the button', async () => {
		const asked = answerLocation({ latitude: 56.95, longitude: 24.1 });
		const { element } = open(TAG);
		await ready(element);
		assert.equal(asked(), 0);
	});

	it('says in words that the place was not shared', async () => {
		answerLocation('denied');
		const told: unknown[] = [];
		const { element } = open(TAG);
		element.addEventListener('endcap-location-failed', ({ detail }) => told.push(detail));
		await ready(element);
		await press(element, 'Near me');
		await until(() => text(part(element, 'note')).startsWith('Your place was not shared.'));
		assert.deepEqual(told, [{ reason: 'denied' }]);
	});

	it('sorts by where the shopper is and tells the page the nearest shop, not the place', async () => {
		answerLocation({ latitude: -33.9, longitude: 18.4 });
		const told: unknown[] = [];
		const { element } = open(TAG);
		element.addEventListener('endcap-location-found', ({ detail }) => told.push(detail));
		await ready(element);
		await press(element, 'Near me');
		await until(() => rows(element)[0]?.startsWith('Kloof Street 3.6 km'));
		assert.deepEqual(told, [{ nearest_store_id: 'cape-town-kloof' }]);
	});

	it('puts the shopper’s own shop on top and keeps the focus on its button', async () => {
		const { element } = open(TAG);
		await ready(element);
		const told: unknown[] = [];
		element.addEventListener('endcap-store-pinned', ({ detail }) => told.push(detail));
		const pin = byRole(element, 'button', 'Rüütli is my shop');
		pin?.focus();
		pin?.click();
		await until(() => rows(element)[0]?.startsWith('Rüütli My shop'));
		const focused = root(element).activeElement;
		assert.equal(focused?.getAttribute('aria-label'), 'Rüütli is my shop');
		assert.equal(focused?.getAttribute('aria-pressed'), 'true');
		assert.deepEqual(told, [{ store_id: 'tartu-ruutli' }]);
		await press(element, 'Rüütli is my shop');
	});

	it('keeps nothing on the device until the shopper says so, and takes it off again', async () => {
		const { element } = open(TAG);
		await ready(element);
		await press(element, 'Rüütli is my shop');
		await until(() => byRole(element, 'button', 'Remember my shop on this device'));
		assert.equal(localStorage.length, 0);
		await press(element, 'Remember my shop on this device');
		await until(() => byRole(element, 'button', 'Forget it'));
		assert.equal(localStorage.getItem(STORED), 'tartu-ruutli');
		await press(element, 'Forget it');
		await until(() => byRole(element, 'button', 'Remember my shop on this device'));
		assert.equal(localStorage.length, 0);
		await press(element, 'Rüütli is my shop');
	});

	it('shares the shopper’s shop among the elements of a page', async () => {
		const { element, provider } = open(TAG + TAG);
		const [, second] = provider.querySelectorAll('endcap-store-stock');
		await ready(element);
		await ready(second!);
		await press(element, 'Rüütli is my shop');
		await until(() => rows(second!)[0]?.startsWith('Rüütli My shop'));
		await press(element, 'Rüütli is my shop');
	});

	it('is reached by Tab in the order it is seen', async () => {
		const { element } = open('<endcap-store-stock sku="KETTLE-RED" limit="1"></endcap-store-stock>');
		await ready(element);
		const reached: string[] = [];
		for (let presses = 0; presses < 6; presses += 1) {
			await sendKeys({ press: 'Tab' });
			const focused = root(element).activeElement;
			reached.push(focused?.getAttribute('aria-label') ?? focused?.getAttribute('part') ?? '');
		}
		assert.deepEqual(reached, [
			'search',
			'Near me',
			'Kloof Street is my shop',
			'Call Kloof Street',
			'Directions to Kloof Street',
			'more',
		]);
	});

	it('gives every control at least 44 pixels', async () => {
		const { element } = open(TAG);
		await ready(element);
		const sizes = [...root(element).querySelectorAll('button,a,input')].map((control) =>
			control.getBoundingClientRect(),
		);
		assert.isAbove(sizes.length, 8);
		assert.isEmpty(sizes.filter(({ width, height }) => width < 44 || height < 44));
	});
});
