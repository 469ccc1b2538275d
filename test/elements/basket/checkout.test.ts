import { sendKeys } from '@web/test-runner-commands';
import { exampleMerchant } from '@endcap/contract/examples';
import { signIn } from '../../../stories/support/example-account.ts';
import { collected, filling, nextSlots, unchosen } from '../../../stories/support/shopping.ts';
import { clearBasket, openBasket, pressFirst, told, words, write } from '../support/basket-stage.ts';
import { assert, byRole, listen, part, parts, press, root, stateOf, text, until } from '../support/stage.ts';

const focused = (element: Element) => root(element).activeElement;
const heading = (element: Element) => text(part(element, 'heading'));

/** Opens a basket and goes to its details. */
async function toDetails(setting: Parameters<typeof openBasket>[0] = {}) {
	const opened = await openBasket({ input: collected, ...setting });
	await pressFirst(opened.element, 'check-out');
	await until(() => heading(opened.element) === 'Your details');
	return opened;
}

async function writeContact(element: Element): Promise<void> {
	await write(element, 'name', 'K. Saar');
	await write(element, 'email', 'shopper@example.com');
}

async function writeAddress(element: Element): Promise<void> {
	await write(element, 'street', 'Aia 2');
	await write(element, 'postalCode', '65605');
	await write(element, 'city', 'Võru');
	await write(element, 'country', 'EE');
}

describe('the checkout of <endcap-basket>', () => {
	afterEach(clearBasket);

	it('begins with where and when, with the focus on its heading, until both are chosen', async () => {
		const { element } = await openBasket({ input: unchosen });
		await pressFirst(element, 'check-out');
		await until(() => heading(element) === 'Where and when');
		assert.equal(focused(element), part(element, 'heading'));
		await stateOf(element, 'checkout');
		await pressFirst(element, 'continue');
		assert.equal(await words(element, 'problem'), 'Choose a place for everything, and a time for what you collect.');
		assert.equal(focused(element), part(element, 'problem'));
	});

	it('goes on from the shop and the time that were chosen', async () => {
		const { element, basket } = await openBasket({ input: unchosen });
		await pressFirst(element, 'check-out');
		const picker = await until(() => root(element).querySelector('endcap-collect-picker'));
		await pressFirst(picker, 'shop');
		await pressFirst(picker, 'soonest');
		await until(() => basket.cart?.pickups.length === 1);
		await pressFirst(element, 'continue');
		await until(() => heading(element) === 'Your details');
		assert.lengthOf(basket.cart?.holds ?? [], 2);
	});

	it('knows who is signed in, and forgets them when they sign out', async () => {
		const { element, endcap } = await openBasket({ input: collected });
		await signIn(endcap);
		await endcap.basket.change(collected);
		await pressFirst(element, 'check-out');
		const value = (name: string) => root(element).querySelector<HTMLInputElement>(`[name="${name}"]`)?.value;
		await until(() => value('name') === 'Maija Kask');
		assert.deepEqual([value('email'), value('phone')], ['shopper@example.com', '+37255500001']);
		await endcap.account.signOut();
		await endcap.basket.change(collected);
		await pressFirst(element, 'check-out');
		await until(() => value('name') === '');
		assert.notInclude(root(element).innerHTML, 'shopper@example.com');
	});

	it('holds everything while the shopper writes, and counts down', async () => {
		const { element, basket } = await toDetails();
		assert.isNotEmpty(basket.cart?.holds ?? []);
		assert.match(await words(element, 'hold'), /^Held for you until 12:15 · 1[45]:\d\d left$/);
	});

	it('warns before the hold ends, says when it has, and holds again', async () => {
		const said = listen();
		const { element, basket } = await toDetails({ basket: { holdsFor: 3 } });
		await until(() => said.includes('1 minute left'));
		await until(() => text(part(element, 'hold')).startsWith('Things are no longer held for you.'));
		delete basket.holdsFor;
		await press(element, 'Hold again');
		await until(() => text(part(element, 'hold')).startsWith('Held for you until'));
	});

	it('places the order, says its number and what happens next, and forgets what was written', async () => {
		const { element, basket } = await toDetails();
		const placed = told(element, 'endcap-order-placed');
		await writeContact(element);
		await pressFirst(element, 'place-order');
		await until(() => heading(element) === 'Thank you. Your order is placed.');
		assert.equal(focused(element), part(element, 'heading'));
		const said = text(root(element).querySelector('.step'));
		assert.include(said, 'Order 1001');
		assert.include(said, 'Collect in Rüütli · today, 14:00–15:00');
		assert.include(said, 'You pay €98.00 when you collect.');
		const link = byRole(element, 'link', 'See your order')?.getAttribute('href');
		assert.equal(link, 'https://shop.example/order/demo#ot_k3v7q2m4n6pa_mzxw6ytboi2dcmzxw6ytboi2dc');
		assert.deepEqual(placed, [{ order_id: basket.orders[0]?.id, number: '1001' }]);
		assert.deepEqual(basket.completions, [
			{
				contact: {
					name: 'K. Saar',
					email: 'shopper@example.com',
					language: 'en-150',
					notify: { email: true, sms: false },
				},
				payment: { method: 'at_pickup' },
			},
		]);
		assert.notInclude(JSON.stringify([localStorage, sessionStorage]), 'shopper@example.com');
	});

	it('lists what is missing, with a link to each field, and orders nothing', async () => {
		const { element, basket } = await toDetails({ input: filling });
		await pressFirst(element, 'place-order');
		const list = await until(() => part(element, 'mistakes'));
		assert.equal(focused(element), list);
		assert.match(text(list), /^5 things are missing:/);
		[...list.querySelectorAll('a')].find((link) => text(link) === 'Write the postcode.')?.click();
		const field = focused(element) as HTMLInputElement;
		assert.equal(field.name, 'postalCode');
		assert.equal(field.ariaInvalid, 'true');
		assert.equal(
			text(root(element).querySelector(`#${field.getAttribute('aria-describedby')}`)),
			'Write the postcode.',
		);
		assert.isEmpty(basket.completions);
	});

	it('takes a mistake away as it is mended', async () => {
		const { element } = await toDetails();
		await pressFirst(element, 'place-order');
		await until(() => part(element, 'mistakes'));
		await write(element, 'name', 'K. Saar');
		await write(element, 'phone', '5123 4567');
		await until(() => !part(element, 'mistakes'));
	});

	it('writes a phone number as every network takes it, and asks which messages are wanted', async () => {
		const { element, basket } = await toDetails();
		await write(element, 'name', 'K. Saar');
		await write(element, 'phone', '5123 4567');
		const consent = await until(() => root(element).querySelector<HTMLInputElement>('[name="tellBySms"]'));
		consent.click();
		await pressFirst(element, 'place-order');
		await until(() => basket.completions.length === 1);
		const { phone, notify } = basket.completions[0]!.contact;
		assert.deepEqual([phone, notify], ['+37251234567', { email: false, sms: false }]);
	});

	it('asks for an address when something is sent, and has it paid in advance', async () => {
		const { element, basket } = await toDetails({ input: filling });
		const paying = told(element, 'endcap-pay-request');
		element.addEventListener('endcap-pay-request', (event) => event.preventDefault());
		assert.deepEqual(
			[...root(element).querySelectorAll<HTMLInputElement>('[name="payment"]')].map(({ labels }) => text(labels?.[0])),
			['Now, by card or bank You are taken to the payment page.'],
		);
		await writeContact(element);
		await writeAddress(element);
		await press(element, 'Order and pay');
		await until(() => paying.length === 1);
		assert.deepEqual(paying, [{ order_id: basket.orders[0]?.id, pay_url: 'https://pay.example/checkout?order=1001' }]);
		assert.deepEqual(basket.completions[0]?.ship_to, {
			street: 'Aia 2',
			city: 'Võru',
			postal_code: '65605',
			country: 'EE',
		});
	});

	it('says so when what is sent cannot be paid', async () => {
		const ordering = { ...exampleMerchant.ordering, payment_methods: ['at_pickup' as const] };
		const { element, basket } = await toDetails({
			input: filling,
			shop: { merchant: { ...exampleMerchant, ordering } },
		});
		assert.include(text(root(element).querySelector('form')), 'What is sent is paid in advance');
		await pressFirst(element, 'place-order');
		assert.isEmpty(basket.completions);
	});

	it('says what ran out and where, and has it sent in one press', async () => {
		const { element, basket } = await openBasket({
			input: collected,
			basket: { refusals: { allocate: [{ code: 'out_of_stock', pointers: ['/lines/0/quantity'] }] } },
		});
		await pressFirst(element, 'check-out');
		assert.include(await words(element, 'problem'), 'There is not enough left of “Enamel kettle, red” in Rüütli.');
		assert.equal(focused(element), part(element, 'problem'));
		await press(element, 'Have it sent: Enamel kettle, red');
		await until(() => heading(element) === 'Your details');
		assert.deepEqual(basket.cart?.lines[0]?.fulfillment, { method: 'ship' });
	});

	it('offers the next times when one has filled, and takes one in one press', async () => {
		const { element, basket } = await openBasket({
			input: collected,
			basket: { refusals: { allocate: [{ code: 'slot_full', slots: nextSlots('tartu-ruutli') }] } },
		});
		await pressFirst(element, 'check-out');
		assert.include(await words(element, 'problem'), 'The time you chose has just filled up.');
		await press(element, 'today, 15:00–16:00');
		await until(() => heading(element) === 'Your details');
		assert.equal(basket.cart?.pickups[0]?.starts_at, '2026-03-25T13:00:00Z');
	});

	it('never orders at a price that was not shown: it goes back to the basket and says what changed', async () => {
		const { element, basket } = await toDetails();
		await writeContact(element);
		basket.prices['KETTLE-RED'] = 5200;
		await pressFirst(element, 'place-order');
		await until(() => heading(element) === 'Your basket');
		assert.include(await words(element, 'problem'), 'Something in your basket has changed.');
		assert.equal(await words(element, 'line__notice'), 'The price was €49.00 and is now €52.00.');
		assert.isEmpty(basket.completions);
	});

	it('says that it is finding out while an order has no answer, and places it once', async () => {
		let answer = (): void => undefined;
		const complete = new Promise<void>((resolve) => (answer = resolve));
		const { element, basket } = await toDetails({ basket: { waits: { complete } } });
		await writeContact(element);
		await pressFirst(element, 'place-order');
		await pressFirst(element, 'place-order');
		await until(() => text(part(element, 'note')).startsWith('We are finding out whether your order was placed.'));
		assert.equal(part(element, 'place-order')?.ariaDisabled, 'true');
		answer();
		await until(() => heading(element) === 'Thank you. Your order is placed.');
		assert.lengthOf(basket.orders, 1);
	});

	it('shows what the server finds wrong in its field', async () => {
		const { element } = await toDetails({
			basket: { refusals: { complete: [{ code: 'invalid_request', pointers: ['/contact/email'] }] } },
		});
		await writeContact(element);
		await pressFirst(element, 'place-order');
		assert.include(await words(element, 'mistakes'), 'Write the whole e-mail address');
		assert.equal(root(element).querySelector<HTMLInputElement>('[name="email"]')?.value, 'shopper@example.com');
	});

	it('says that nothing was ordered when the server refuses for another reason', async () => {
		const { element } = await toDetails({ basket: { refusals: { complete: [{ code: 'key_not_allowed' }] } } });
		await writeContact(element);
		await pressFirst(element, 'place-order');
		assert.equal(await words(element, 'problem'), 'That did not work, and nothing was ordered. Try again.');
	});

	it('shows the order when the basket was ordered in another window', async () => {
		const { element, endcap } = await toDetails();
		const contact = { name: 'K. Saar', email: 'a@example.com', language: 'en', notify: { email: false, sms: false } };
		await endcap.basket.complete({ contact, payment: { method: 'at_pickup' } });
		await stateOf(element, 'empty');
		await until(() => parts(element, 'message').map(text).includes('Your order 1001 is placed. See your order'));
	});

	it('leaves checking out to the page when the page prevents it', async () => {
		const { element, basket } = await openBasket({ input: collected });
		const asked = told(element, 'endcap-checkout-request');
		element.addEventListener('endcap-checkout-request', (event) => event.preventDefault());
		await pressFirst(element, 'check-out');
		assert.deepEqual(asked, [{ cart_id: basket.cart?.id }]);
		assert.equal(heading(element), 'Your basket');
	});

	it('goes back step by step, and keeps what was written', async () => {
		const { element } = await toDetails();
		await write(element, 'name', 'K. Saar');
		await press(element, 'Back');
		await until(() => heading(element) === 'Where and when');
		await press(element, 'Back');
		await until(() => heading(element) === 'Your basket');
		await pressFirst(element, 'check-out');
		await until(() => heading(element) === 'Your details');
		assert.equal(root(element).querySelector<HTMLInputElement>('[name="name"]')?.value, 'K. Saar');
	});

	it('is done by keyboard alone', async () => {
		const { element } = await openBasket({ input: collected });
		(await until(() => part(element, 'check-out'))).focus();
		await sendKeys({ press: 'Enter' });
		await until(() => heading(element) === 'Your details');
		const tabTo = async (fits: (node: Element) => boolean) => {
			for (let presses = 0; presses < 20; presses += 1) {
				const at = focused(element);
				if (at && fits(at)) return;
				await sendKeys({ press: 'Tab' });
			}
			throw new Error('Not reached.');
		};
		await tabTo((node) => (node as HTMLInputElement).name === 'name');
		await sendKeys({ type: 'K. Saar' });
		await tabTo((node) => (node as HTMLInputElement).name === 'email');
		await sendKeys({ type: 'shopper@example.com' });
		await sendKeys({ press: 'Enter' });
		await until(() => heading(element) === 'Thank you. Your order is placed.');
		await tabTo((node) => text(node) === 'See your order');
	});
});
