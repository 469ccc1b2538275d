import { exampleFulfillments, exampleOrder, exampleOrders } from '@endcap/contract/examples';
import { signIn } from '../../../stories/support/example-account.ts';
import { changeFulfillment, changeOrder } from '../../../stories/support/example-orders.ts';
import { storesWith } from '../../../stories/support/example-shop.ts';
import { another, discounted, inPart, picking, sent, tokenOf, twoShops } from '../../../stories/support/orders.ts';
import { clearOrders, openOrders } from '../support/order-stage.ts';
import { assert, listen, part, parts, press, root, stateOf, text, until } from '../support/stage.ts';
import { told } from '../support/basket-stage.ts';

const words = async (element: Element, name: string) => text(await until(() => part(element, name)));
const soon = { interval: 50 };

/** Waits for the shops to have their names. */
async function sentence(element: Element): Promise<string> {
	await until(
		() =>
			element.matches(':state(ready)') &&
			part(element, 'sentence') &&
			part(element, 'place') &&
			!text(part(element, 'place')).includes('-'),
	);
	return text(part(element, 'sentence'));
}

describe('<endcap-order-status>', () => {
	afterEach(clearOrders);

	const said: [name: string, order: typeof exampleOrder, words: string][] = [
		['placed', exampleOrder, 'We get it ready for you in Rüütli: today, 14:00–14:30.'],
		['being picked', picking, 'We are picking it for you in Rüütli right now.'],
		['ready', exampleOrders.ready, 'Ready for you in Rüütli until Friday, 27 March, 14:30.'],
		['collected', exampleOrders.collected, 'You have it. Thank you!'],
		['waiting for its payment', exampleOrders.awaited, 'Pay by today, 12:30, then we get it ready.'],
		['canceled', exampleOrders.canceled, 'You canceled it.'],
		['not collected', exampleOrders.notCollected, 'It was not collected in time and went back on the shelf.'],
		['out of stock', exampleOrders.outOfStock, 'The shop could not find it any more. We are sorry.'],
		['sent', sent, 'It is on its way to Võru.'],
	];
	for (const [name, order, expected] of said) {
		it(`says in one sentence what now, ${name}`, async () => {
			const { element } = await openOrders({ orders: [order] });
			assert.equal(await sentence(element), expected);
		});
	}

	it('follows the order as it goes on, without a reload, and says each change politely', async () => {
		const heard = listen();
		const { element, basket } = await openOrders({ orders: [exampleOrder], ...soon });
		const step = () => text(part(element, 'step--current'));
		await until(() => step() === 'Placed');
		const { id } = exampleOrder.fulfillments[0]!;
		changeFulfillment(basket, exampleOrder, id, exampleFulfillments.claimed);
		await until(() => step() === 'Being picked');
		changeFulfillment(basket, exampleOrder, id, exampleFulfillments.prepared);
		await until(() => step() === 'Ready');
		await until(() => heard.includes('Ready for you in Rüütli until Friday, 27 March, 14:30.'));
		changeOrder(basket, exampleOrder, exampleOrders.collected);
		await until(() => step().startsWith('Collected'));
		assert.isNull(part(element, 'code'));
	});

	it('shows the pickup code as a QR code and in its four words, and large on a press', async () => {
		const { element } = await openOrders({ orders: [exampleOrders.ready] });
		assert.equal(await words(element, 'code__words'), 'galaxy magnolia jersey opera');
		(await until(() => part(element, 'code__image'))).click();
		const dialog = await until(() => root(element).querySelector('dialog[open]'));
		assert.isNotNull(dialog.querySelector('svg path'));
		assert.isAbove(dialog.querySelector('svg')!.getBoundingClientRect().width, 400);
		await press(element, 'Close');
		await until(() => !root(element).querySelector('dialog[open]'));
	});

	it('says what pressing the number of the shop does, apart from the number', async () => {
		const { element } = await openOrders({ orders: [exampleOrder] });
		assert.equal((await until(() => part(element, 'phone'))).innerText, 'Call +3727000001');
	});

	it('opens by the link, and takes its secret out of the address', async () => {
		const { element, shop } = await openOrders({
			orders: [exampleOrders.ready],
			elsewhere: true,
			hash: tokenOf(exampleOrder),
		});
		await until(() => text(part(element, 'heading')) === 'Order 1001');
		assert.equal(location.hash, `#order-${exampleOrder.id}`);
		assert.isEmpty(shop.asked.filter((path) => path.includes('ot_')));
	});

	it('shows the order of the link after a reload, though another is newer', async () => {
		const newer = another(exampleOrder, '1002', '2026-03-25T10:05:00Z');
		const { element } = await openOrders({
			orders: [newer, exampleOrders.ready],
			hash: `order-${exampleOrder.id}`,
		});
		await until(() => text(part(element, 'heading')) === 'Order 1001');
	});

	it('opens a link that this device knows, without a network', async () => {
		const { element, shop } = await openOrders({
			orders: [exampleOrders.ready],
			hash: tokenOf(exampleOrder),
			shop: {},
		});
		shop.fails = 'network';
		assert.equal(await words(element, 'code__words'), 'galaxy magnolia jersey opera');
		await stateOf(element, 'stale');
		assert.match(await words(element, 'note'), /^As of .*\b12:\d\d\. We are trying to reach the shop\.$/);
	});

	it('says what to do with a link that opens nothing', async () => {
		const { element } = await openOrders({ orders: [], elsewhere: true, hash: tokenOf(exampleOrder) });
		const missing = told(element, 'endcap-order-missing');
		await stateOf(element, 'unknown');
		assert.match(await words(element, 'message'), /^This opens no order here\. Open the newest link/);
		assert.deepEqual(missing, [{ reason: 'unknown' }]);
		assert.equal(location.hash, `#${tokenOf(exampleOrder)}`);
	});

	it('leads to the kiosk’s screen and the message where an order of a kiosk was paid', async () => {
		const { element } = await openOrders({ orders: [], elsewhere: true, hash: `order-${exampleOrder.id}-kiosk` });
		await until(() => text(part(element, 'message')).startsWith('The kiosk shows when it is paid.'));
		assert.isTrue(element.matches(':state(unknown)'));
		assert.isNull(part(element, 'code'));
	});

	it('shows an order of a kiosk that was paid where it is known already, though another is newer', async () => {
		const newer = another(exampleOrder, '1002', '2026-03-25T10:05:00Z');
		const { element } = await openOrders({
			orders: [newer, exampleOrders.ready],
			hash: `order-${exampleOrder.id}-kiosk`,
		});
		await until(() => text(part(element, 'heading')) === 'Order 1001');
	});

	it('asks nothing where there was no order', async () => {
		const { element, shop } = await openOrders({ orders: [], elsewhere: true });
		await stateOf(element, 'none');
		assert.isEmpty(shop.asked.filter((path) => /orders|sessions/.test(path)));
	});

	it('says to whoever is signed in that they have none, and speaks of the device to others', async () => {
		const { element, endcap } = await openOrders(
			{ orders: [], elsewhere: true, ...soon },
			'<endcap-order-status all></endcap-order-status>',
		);
		await stateOf(element, 'none');
		assert.match(await words(element, 'message'), /^No order of yours is on this device\./);
		// As the SDK keeps who is signed in; here it keeps nothing.
		const kept = indexedDB.open('endcap of somebody');
		await until(() => kept.readyState === 'done');
		await signIn(endcap);
		await until(() => text(part(element, 'message')).startsWith('No orders yet.'));
		kept.result.close();
		indexedDB.deleteDatabase('endcap of somebody');
	});

	it('shows the newest that is open, and keeps to it when it ends', async () => {
		const done = another(exampleOrders.collected, '1002', '2026-03-25T10:05:00Z');
		const { element, basket } = await openOrders({ orders: [done, exampleOrders.ready], ...soon });
		await until(() => text(part(element, 'heading')) === 'Order 1001');
		changeOrder(basket, exampleOrder, exampleOrders.collected);
		await until(() => text(part(element, 'sentence')) === 'You have it. Thank you!');
		assert.equal(text(part(element, 'heading')), 'Order 1001');
	});

	it('lists them all, and shows one on a press', async () => {
		const done = another(exampleOrders.collected, '1002', '2026-03-25T10:05:00Z');
		const html = '<endcap-order-status all></endcap-order-status>';
		const { element } = await openOrders({ orders: [done, exampleOrders.ready] }, html);
		await until(() => parts(element, 'order').length === 2);
		assert.match(text(parts(element, 'order')[0]), /^Order 1002 25 March 2026 You have it\. Thank you! €49\.00$/);
		parts(element, 'order')[1]?.click();
		await until(() => text(part(element, 'heading')) === 'Order 1001');
		await press(element, 'All orders');
		await until(() => parts(element, 'order').length === 2);
	});

	it('tells two shops apart, each with its code and its sentence', async () => {
		const { element } = await openOrders({ orders: [twoShops] });
		await until(() => parts(element, 'code').length === 2);
		assert.deepEqual(parts(element, 'place').map(text), ['Collect in Rüütli', 'Collect in Miera iela']);
		assert.equal(await sentence(element), 'Ready for you in Miera iela until Friday, 27 March, 14:30.');
		assert.deepEqual(parts(element, 'code__words').map(text), [
			'galaxy magnolia jersey opera',
			'lemon orbit panda jazz',
		]);
	});

	it('says what was taken off by what, and what it earned', async () => {
		const { element } = await openOrders({ orders: [discounted] });
		await until(() => part(element, 'totals'));
		assert.deepEqual(parts(element, 'totals__row').map(text), [
			'Items €49.00',
			'Discount: Ten per cent off kettles, 5 € off -€9.90',
			'Total €39.10',
			'Points earned 39',
		]);
	});

	it('says what is sent beside what is collected, and what it comes to', async () => {
		const { element } = await openOrders({ orders: [exampleOrders.split] });
		await until(() => parts(element, 'place').length === 2);
		assert.equal(await words(element, 'ship-to'), 'K. Saar, Aia 2, 65605 Võru');
		assert.deepEqual(parts(element, 'totals__row').map(text), ['Items €147.00', 'Shipping €4.90', 'Total €151.90']);
		assert.equal(await words(element, 'payment'), '€151.90 is paid.');
	});

	it('says what was not found and what is given in its place', async () => {
		const { element } = await openOrders({ orders: [inPart] });
		await until(() => parts(element, 'line').length === 4);
		assert.deepEqual(parts(element, 'line__note').map(text), [
			'Only 2 of 3 can be had',
			'Cannot be had any more',
			'In place of Linen tea towel with a border of small grey herons',
			'Cannot be had any more',
		]);
		assert.deepEqual(parts(element, 'line__total').map(text), ['€98.00', '€0.00', '€12.50', '€0.00']);
	});

	it('says what is to be paid where, and leads to where it is paid', async () => {
		const { element } = await openOrders({ orders: [exampleOrder] });
		await sentence(element);
		assert.equal(text(part(element, 'payment')), 'You pay €49.00 in Rüütli when you collect.');
		clearOrders();
		const awaited = await openOrders({ orders: [exampleOrders.awaited] });
		const pay = await until(() => part(awaited.element, 'pay'));
		assert.equal(text(pay), 'Pay €49.00 now');
		assert.equal(pay.getAttribute('href'), 'https://pay.example/checkout?order=1001');
		assert.isNull(part(awaited.element, 'code'));
	});

	it('says that money comes back', async () => {
		const { element } = await openOrders({ orders: [exampleOrders.outOfStock] });
		assert.equal(await words(element, 'payment'), '€49.00 comes back to you where you paid it.');
		assert.match(await words(element, 'next'), /^If you still want it, order it again or ask the shop\./);
	});

	it('says how much was given back', async () => {
		const { element } = await openOrders({ orders: [exampleOrders.refunded] });
		assert.equal(await words(element, 'payment'), '€49.00 was given back where you paid it.');
	});

	it('never goes where an address leads that is none of the web', async () => {
		const payment = { ...exampleOrders.awaited.payment, pay_url: 'javascript:alert(1)' };
		const { element } = await openOrders({ orders: [{ ...exampleOrders.awaited, payment }] });
		await sentence(element);
		assert.isNull(part(element, 'pay'));
	});

	it('shows titles, names of shops and what a shop says as text', async () => {
		const name = '<img src=x onerror=alert(1)>';
		const failed = { ...exampleFulfillments.failed, note: name };
		const lines = failed.lines.map((line) => ({ ...line, title: name }));
		const { element } = await openOrders({
			orders: [{ ...exampleOrder, fulfillments: [{ ...failed, lines }] }],
			shop: { stores: storesWith({ 'tartu-ruutli': { name } }) },
		});
		await until(() => text(part(element, 'place')) === `Collect in ${name}`);
		assert.isNull(root(element).querySelector('img'));
	});

	it('names the shop’s zone where the device is in another', async () => {
		const away = {
			...exampleFulfillments.prepared,
			store_id: 'cape-town-kloof',
			collect_until: '2026-04-25T12:00:00Z',
		};
		const { element } = await openOrders({ orders: [{ ...exampleOrder, fulfillments: [away] }] });
		assert.match(
			await sentence(element),
			/^Ready for you in Kloof Street until Saturday, 25 April, 14:00, South Africa/,
		);
	});

	it('says that the shop is not reached, and shows it once it is', async () => {
		const { element, shop } = await openOrders({
			orders: [exampleOrder],
			elsewhere: true,
			hash: tokenOf(exampleOrder),
			shop: { fails: 'network' },
		});
		await stateOf(element, 'failed');
		shop.fails = undefined;
		dispatchEvent(new Event('online'));
		await stateOf(element, 'ready');
	});

	it('tells the page facts, and nothing personal', async () => {
		const { element } = await openOrders({ orders: [exampleOrders.ready] });
		const shown = told(element, 'endcap-order-shown');
		await until(() => shown.length === 1);
		assert.notMatch(JSON.stringify(shown), /Saar|example\.com|mzxw6|galaxy|ot_/);
	});

	it('gives every control at least 44 pixels, in a sidebar too, where all of them can be seen', async () => {
		const { element, provider } = await openOrders({ orders: [exampleOrders.ready] });
		provider.style.display = 'block';
		provider.style.inlineSize = '240px';
		await until(() => part(element, 'code__image'));
		const frame = element.getBoundingClientRect();
		for (const control of root(element).querySelectorAll('button, a')) {
			if (control.closest('dialog')) continue;
			const { width, height, left, right } = control.getBoundingClientRect();
			assert.isAtLeast(height, 44, control.outerHTML);
			assert.isAtLeast(width, 44, control.outerHTML);
			assert.isAtLeast(left, frame.left - 1);
			assert.isAtMost(right, frame.right + 1);
		}
	});

	it('leads nowhere on a kiosk', async () => {
		const { element } = await openOrders({ orders: [exampleOrders.awaited], channel: 'kiosk' });
		await sentence(element);
		assert.isNull(root(element).querySelector('a'));
	});
});
