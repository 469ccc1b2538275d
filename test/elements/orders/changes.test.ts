import { exampleOrder, exampleOrders } from '@endcap/contract/examples';
import { sendKeys } from '@web/test-runner-commands';
import { nextSlots } from '../../../stories/support/shopping.ts';
import { told } from '../support/basket-stage.ts';
import { clearOrders, openOrders } from '../support/order-stage.ts';
import { assert, listen, part, parts, press, root, text, until } from '../support/stage.ts';

/** The first time that can be chosen, which is not the order's own. */
const free = (element: Element) =>
	parts(element, 'slot').find(
		(slot) => !slot.hasAttribute('aria-disabled') && slot.getAttribute('aria-selected') !== 'true',
	);

describe('changes of an order', () => {
	afterEach(clearOrders);

	it('take another time, by keyboard alone', async () => {
		const heard = listen();
		const { element, basket } = await openOrders({ orders: [exampleOrder] });
		(await until(() => part(element, 'change-time'))).focus();
		await sendKeys({ press: 'Enter' });
		const slot = await until(() => free(element));
		for (let presses = 0; root(element).activeElement?.role !== 'gridcell' && presses < 20; presses++) {
			await sendKeys({ press: 'Tab' });
		}
		assert.equal(root(element).activeElement?.role, 'gridcell');
		slot.focus();
		slot.click();
		await until(() => text(part(element, 'note')).startsWith('Your new time: '));
		const changed = basket.orders[0]?.fulfillments[0]?.slot?.starts_at;
		assert.notEqual(changed, exampleOrder.fulfillments[0]?.slot?.starts_at);
		await until(() => root(element).activeElement?.getAttribute('part') === 'change-time');
		await until(() => heard.some((each) => each.includes('Your new time: ')));
	});

	it('say that a time has just filled up, and go on choosing', async () => {
		const { element, basket } = await openOrders({ orders: [exampleOrder] });
		basket.refusals.reschedule = [{ code: 'slot_full', pointers: ['/starts_at'], slots: nextSlots('tartu-ruutli') }];
		await press(element, 'Change the time');
		(await until(() => free(element))).click();
		await until(() => text(part(element, 'note')) === 'That time has just filled up. Choose another.');
		(await until(() => free(element))).click();
		await until(() => text(part(element, 'note')).startsWith('Your new time: '));
	});

	it('leave the time to the page that wants it', async () => {
		const { element, basket } = await openOrders({ orders: [exampleOrder] });
		element.addEventListener('endcap-pickup-change-request', (event) => event.preventDefault());
		const requests = told(element, 'endcap-pickup-change-request');
		await press(element, 'Change the time');
		(await until(() => free(element))).click();
		await until(() => requests.length === 1 && part(element, 'change-time'));
		assert.deepEqual(basket.orders[0]?.fulfillments[0]?.slot, exampleOrder.fulfillments[0]?.slot);
	});

	it('cancel only after a second press, and say what it means', async () => {
		const { element, basket } = await openOrders({ orders: [exampleOrders.paid] });
		await press(element, 'Cancel the order');
		const question = await until(() => part(element, 'cancel-question'));
		assert.match(
			text(question),
			/^Cancel order 1001\? Everything that has not .* What you paid for it comes back to you\./,
		);
		assert.equal(root(element).activeElement, question);
		assert.equal(basket.orders[0]?.status, 'open');
		await press(element, 'Yes, cancel it');
		await until(() => text(part(element, 'sentence')) === 'You canceled it.');
		assert.isNull(part(element, 'cancel'));
		assert.equal(root(element).activeElement?.getAttribute('part'), 'heading');
	});

	it('keep the order when the shopper thinks again', async () => {
		const { element, basket } = await openOrders({ orders: [exampleOrder] });
		await press(element, 'Cancel the order');
		await press(element, 'Keep the order');
		await until(() => root(element).activeElement?.getAttribute('part') === 'cancel');
		assert.equal(basket.orders[0]?.status, 'open');
	});

	it('say that it is too late, and that nothing was done without a network', async () => {
		const { element, basket, shop } = await openOrders({ orders: [exampleOrder] });
		basket.refusals.cancel = [{ code: 'fulfillment_state' }];
		await press(element, 'Cancel the order');
		await press(element, 'Yes, cancel it');
		await until(() => text(part(element, 'note')) === 'It can no longer be canceled here. Ask the shop.');
		shop.fails = 'network';
		await press(element, 'Yes, cancel it');
		await until(() => parts(element, 'note').some((note) => text(note).startsWith('That did not work, and nothing')));
	});

	it('are not offered for what is packed to be sent, or over', async () => {
		const packed = exampleOrders.split.fulfillments
			.filter(({ type }) => type === 'ship')
			.map((each) => ({ ...each, status: 'prepared' as const }));
		const { element } = await openOrders({ orders: [{ ...exampleOrders.split, fulfillments: packed }] });
		await until(() => part(element, 'sentence'));
		assert.isNull(part(element, 'cancel'));
		assert.isNull(part(element, 'change-time'));
	});
});
