import { availabilityWith } from '../../../stories/support/example-shop.ts';
import { clearBasket, openButton, pressFirst, told, words } from '../support/basket-stage.ts';
import { assert, byRole, listen, part, press, stateOf, text, until } from '../support/stage.ts';

const gone = { status: 'out_of_stock' as const, quantity_available: 0 };
const NOWHERE = availabilityWith({
	'tartu-ruutli': gone,
	'riga-miera': gone,
	'cape-town-kloof': gone,
	warehouse: gone,
});

describe('<endcap-add-to-basket>', () => {
	afterEach(clearBasket);

	it('puts one in, and says how many are in the basket', async () => {
		const said = listen();
		const { element, basket } = await openButton({}, 'basket-href="/basket"');
		const changed = told(element, 'endcap-basket-changed');
		await press(element, 'Add to basket');
		await stateOf(element, 'added');
		assert.include(await words(element, 'note'), 'In your basket: 1');
		assert.equal(byRole(element, 'link', 'View basket')?.getAttribute('href'), '/basket');
		assert.equal(basket.cart?.lines[0]?.quantity, 1);
		const { cart_id: _, ...facts } = changed[0] as { cart_id: string };
		const total = { amount: 4900, currency: 'EUR' };
		assert.deepEqual(facts, { items: 1, total, lines: [{ sku: 'KETTLE-RED', quantity: 1 }] });
		await until(() => said.includes('In your basket: 1'));
	});

	it('asks and keeps nothing before it is pressed', async () => {
		const { shop } = await openButton();
		await until(() => shop.asked.some((path) => path.startsWith('/v1/availability')));
		assert.isEmpty(shop.asked.filter((path) => /sessions|carts/.test(path)));
	});

	it('counts every press', async () => {
		const { element, basket } = await openButton();
		const button = await until(() => byRole(element, 'button', 'Add to basket'));
		for (let presses = 0; presses < 3; presses += 1) button.click();
		await until(() => part(element, 'note')?.textContent?.includes('In your basket: 3'));
		assert.equal(basket.cart?.lines[0]?.quantity, 3);
	});

	it('adds as many as the stepper says', async () => {
		const { element } = await openButton({}, 'stepper');
		await press(element, 'One more');
		await press(element, 'One more');
		await press(element, 'One fewer');
		await press(element, 'Add to basket');
		await until(() => part(element, 'note')?.textContent?.includes('In your basket: 2'));
	});

	it('takes no number that cannot be ordered', async () => {
		const { element } = await openButton({}, 'stepper quantity="4"');
		const field = (await until(() => part(element, 'stepper__quantity'))) as HTMLInputElement;
		for (const [typed, taken] of [
			['0', '4'],
			['two', '4'],
			['-3', '4'],
			['7', '7'],
			['5000', '1000'],
		] as const) {
			field.value = typed;
			field.dispatchEvent(new Event('change'));
			await element.updateComplete;
			assert.equal(field.value, taken, typed);
		}
	});

	it('never claims what was refused', async () => {
		const { element } = await openButton();
		element.sku = 'NOT-SOLD';
		const refused = told(element, 'endcap-add-to-basket-refused');
		await press(element, 'Add to basket');
		await stateOf(element, 'refused');
		assert.equal(await words(element, 'note'), 'This cannot be ordered here. Ask in the shop.');
		assert.isFalse(element.matches(':state(added)'));
		assert.deepEqual(refused, [{ sku: 'NOT-SOLD', quantity: 1, reason: 'cart_line_refused' }]);
	});

	it('says “adding” and then that it goes on, and claims nothing until the server has answered', async () => {
		let answer = (): void => undefined;
		const change = new Promise<void>((resolve) => (answer = resolve));
		const { element } = await openButton({ basket: { waits: { change } } });
		await press(element, 'Add to basket');
		await until(() => text(part(element, 'note')) === 'Adding…');
		assert.equal(byRole(element, 'button', 'Add to basket')?.ariaBusy, 'true');
		await until(() => text(part(element, 'note')) === 'It is added as soon as the network is back.');
		assert.isFalse(element.matches(':state(added)'));
		answer();
		await stateOf(element, 'added');
	});

	it('leaves it to the page when the page prevents the request', async () => {
		const { element, basket } = await openButton();
		const asked = told(element, 'endcap-add-to-basket-request');
		element.addEventListener('endcap-add-to-basket-request', (event) => event.preventDefault());
		await press(element, 'Add to basket');
		assert.deepEqual(asked, [{ sku: 'KETTLE-RED', quantity: 1 }]);
		assert.isUndefined(basket.cart);
	});

	it('is off, with words, while it is sold out everywhere, and on again when it is back', async () => {
		const { element, shop } = await openButton({ shop: { availability: NOWHERE }, interval: 50 });
		await stateOf(element, 'sold-out');
		assert.equal(await words(element, 'note'), 'Sold out everywhere');
		const button = byRole(element, 'button', 'Add to basket');
		assert.equal(button?.ariaDisabled, 'true');
		await pressFirst(element, 'button');
		assert.isUndefined(shop.basket.cart);
		shop.availability = availabilityWith({});
		await until(() => button?.ariaDisabled === 'false');
	});

	it('has the page’s own words', async () => {
		const { element } = await openButton();
		element.textContent = 'Take it';
		const slot = (await until(() => part(element, 'button')))?.querySelector('slot');
		assert.equal(slot?.assignedNodes()[0]?.textContent, 'Take it');
	});

	it('shows what was put in elsewhere on the page', async () => {
		const { element, endcap } = await openButton();
		await endcap.basket.add('KETTLE-RED', 2);
		await until(() => text(part(element, 'note')).includes('In your basket: 2'));
	});

	it('says so when its tag has no sku', async () => {
		const { element } = await openButton();
		element.sku = '';
		await stateOf(element, 'misconfigured');
		assert.include(await words(element, 'note'), 'the tag has no sku');
		assert.equal(part(element, 'button')?.ariaDisabled, 'true');
	});
});
