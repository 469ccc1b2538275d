import { sendKeys } from '@web/test-runner-commands';
import { availabilityWith, storesWith } from '../../../stories/support/example-shop.ts';
import { filling, twoShops, unchosen } from '../../../stories/support/shopping.ts';
import { clearBasket, openBasket, row, told, words } from '../support/basket-stage.ts';
import { assert, byRole, listen, part, parts, press, root, stateOf, text, until } from '../support/stage.ts';

const KETTLE = 'Enamel kettle, red';

describe('<endcap-basket>', () => {
	afterEach(clearBasket);

	it('groups what is in it by how it is had, and says what it comes to', async () => {
		const { element } = await openBasket({ input: filling });
		await until(() => parts(element, 'group__name').length === 2);
		await until(() => text(part(element, 'group__name')).includes('Rüütli'));
		const groups = parts(element, 'group__name').map(text);
		assert.deepEqual(groups, ['Collect in Rüütli · today, 14:00–15:00', 'Sent to you']);
		const totals = parts(element, 'totals__row').map(text);
		assert.deepEqual(totals, ['Items €123.00', 'Shipping €4.90', 'Total €127.90']);
	});

	it('tells the times of two shops apart', async () => {
		const { element } = await openBasket({ input: twoShops });
		await until(() => text(parts(element, 'group__name')[1]).includes('Miera iela'));
		assert.match(text(parts(element, 'group__name')[1]), /^Collect in Miera iela · tomorrow, 15:00–16:00$/);
	});

	it('names the shop’s zone where the device is in another', async () => {
		const input = {
			lines: [
				{
					sku: 'KETTLE-RED',
					quantity: 1,
					fulfillment: { method: 'pickup' as const, store_id: 'cape-town-kloof' },
				},
			],
			pickups: [{ store_id: 'cape-town-kloof', starts_at: '2026-04-25T12:00:00Z' }],
		};
		const { element } = await openBasket({ input });
		await until(() => text(part(element, 'group__name')).includes('Kloof'));
		assert.match(text(part(element, 'group__name')), /14:00–15:00, South Africa(n)?/);
	});

	it('shows the stock of each line in its shop, live', async () => {
		const { element, shop } = await openBasket({ input: filling, interval: 50 });
		const stock = () => text(part(element, 'line__stock'));
		await until(() => stock() === 'In stock in Rüütli');
		const few = { status: 'limited_availability' as const, quantity_available: 2, quantity_capped: false };
		shop.availability = availabilityWith({ 'tartu-ruutli': few });
		await until(() => stock() === 'Only 2 left in Rüütli');
		const gone = { status: 'out_of_stock' as const, quantity_available: 0 };
		shop.availability = availabilityWith({ 'tartu-ruutli': gone });
		await until(() => stock() === 'Sold out in Rüütli. Choose another shop, or have it sent.');
	});

	it('does not call the shopper’s own last one sold out', async () => {
		const gone = { status: 'out_of_stock' as const, quantity_available: 0 };
		const { element, endcap } = await openBasket({
			input: filling,
			shop: { availability: availabilityWith({ 'tartu-ruutli': gone }) },
		});
		await until(() => text(part(element, 'line__stock')).startsWith('Sold out in'));
		await endcap.basket.allocate();
		await until(() => text(part(element, 'line__stock')) === 'Held for you');
	});

	it('changes a number at once, and asks the server once for a row of presses', async () => {
		const { element, basket } = await openBasket({ input: unchosen });
		await press(element, `One more: ${KETTLE}`);
		await press(element, `One more: ${KETTLE}`);
		const line = await row(element, 'KETTLE-RED');
		assert.equal(line.querySelector('input')?.value, '3');
		await until(() => basket.cart?.lines[0]?.quantity === 3);
		assert.equal(basket.cart?.version, 2);
		await until(() => text(part(element, 'totals__row--total')) === 'Total €172.00');
	});

	it('goes back to what the basket has when the server refuses', async () => {
		const { element, basket } = await openBasket({ input: unchosen });
		await press(element, `One more: ${KETTLE}`);
		basket.refusals.change = [{ code: 'cart_line_refused' }];
		await until(() => text(part(element, 'line__note')) === 'That cannot be ordered here.');
		assert.equal((await row(element, 'KETTLE-RED')).querySelector('input')?.value, '1');
	});

	it('removes a line, keeps its place with the focus on “undo”, and puts it back as it was', async () => {
		const { element, basket } = await openBasket({ input: filling });
		(await until(() => byRole(element, 'button', `Remove: ${KETTLE}`))).focus();
		await sendKeys({ press: 'Enter' });
		await until(() => text(part(element, 'line--removed')).startsWith(`Removed: ${KETTLE}`));
		assert.equal(root(element).activeElement?.ariaLabel, `Undo: ${KETTLE}`);
		await until(() => basket.cart?.lines.length === 2);
		await sendKeys({ press: 'Enter' });
		await until(() => basket.cart?.lines.length === 3);
		const back = basket.cart?.lines.find(({ sku }) => sku === 'KETTLE-RED');
		assert.deepEqual(back?.fulfillment, { method: 'pickup', store_id: 'tartu-ruutli' });
		await until(() => byRole(element, 'button', `Remove: ${KETTLE}`) && !part(element, 'line--removed'));
	});

	it('can put back the last one too', async () => {
		const { element } = await openBasket({ input: { lines: [{ sku: 'KETTLE-RED', quantity: 2 }] } });
		await press(element, `Remove: ${KETTLE}`);
		await press(element, `Undo: ${KETTLE}`);
		await until(() => root(element).querySelector('input')?.value === '2');
	});

	it('says what a price was and is', async () => {
		const { element, basket } = await openBasket({ input: unchosen, interval: 50 });
		await until(() => part(element, 'line'));
		basket.prices['KETTLE-RED'] = 5200;
		assert.equal(await words(element, 'line__notice'), 'The price was €49.00 and is now €52.00.');
	});

	it('says that something is no longer sold, and does not count it', async () => {
		const { element, basket } = await openBasket({ input: unchosen, interval: 50 });
		await until(() => part(element, 'line'));
		delete basket.prices['TEA-TOWEL'];
		assert.equal(await words(element, 'line__notice'), 'No longer sold. It is not part of the total.');
		assert.equal(await words(element, 'totals__row--total'), 'Total €49.00');
	});

	it('tells the page what is in it, at first and when another tab changes it', async () => {
		const { element, endcap } = await openBasket({ input: unchosen });
		const changed = told(element, 'endcap-basket-changed') as { items: number }[];
		await until(() => changed.length === 1);
		await endcap.basket.add('KETTLE-BLUE');
		await until(() => changed.length === 2);
		assert.deepEqual(
			changed.map(({ items }) => items),
			[3, 4],
		);
	});

	it('says what it comes to now to people who cannot see it', async () => {
		const said = listen();
		const { element } = await openBasket({ input: unchosen });
		await press(element, `One more: ${KETTLE}`);
		await until(() => said.includes('Total: €123.00'));
	});

	it('shows the page’s own content when nothing is in it, and asks nothing', async () => {
		const html = '<endcap-basket><a slot="empty" href="/">Our things</a></endcap-basket>';
		const { element, shop } = await openBasket({}, html);
		await stateOf(element, 'empty');
		assert.equal(await words(element, 'message'), 'Your basket is empty.');
		assert.equal(root(element).querySelector('slot[name="empty"]')?.tagName, 'SLOT');
		assert.isEmpty(shop.asked.filter((path) => /sessions|carts/.test(path)));
	});

	it('keeps what is known, with its time, while the shop is not reached', async () => {
		const { element, shop } = await openBasket({ input: unchosen, interval: 50, ttl: 100 });
		await until(() => part(element, 'line'));
		shop.fails = 'network';
		await stateOf(element, 'stale');
		assert.match(await words(element, 'note'), /^As of 12:\d\d\. We are trying to reach the shop\.$/);
		assert.lengthOf(parts(element, 'line'), 2);
	});

	it('is one link with how much is in it, for the head of a page', async () => {
		const html = '<endcap-basket summary basket-href="/basket"></endcap-basket>';
		const { element, endcap } = await openBasket({ input: unchosen }, html);
		await until(() => text(part(element, 'summary')) === 'Basket 3 items €74.00');
		assert.equal(part(element, 'summary')?.getAttribute('href'), '/basket');
		await endcap.basket.add('TEA-TOWEL');
		await until(() => text(part(element, 'summary__count')) === '4 items');
	});

	it('finds pictures where the page says that they are', async () => {
		const html = '<endcap-basket picture-href="/pictures/{sku}.svg"></endcap-basket>';
		const { element } = await openBasket({ input: unchosen }, html);
		const picture = await until(() => root(element).querySelector('img'));
		assert.equal(picture.getAttribute('src'), '/pictures/KETTLE-RED.svg');
		assert.equal(picture.alt, '');
	});

	it('shows titles and names of shops as text', async () => {
		const name = '<img src=x onerror=alert(1)>';
		const { element } = await openBasket({
			input: filling,
			shop: { stores: storesWith({ 'tartu-ruutli': { name } }) },
		});
		await until(() => text(part(element, 'group__name')).startsWith(`Collect in ${name}`));
		assert.isNull(root(element).querySelector('img'));
	});

	it('gives every control at least 44 pixels, in a sidebar too, where all of them can be seen', async () => {
		const { element, provider } = await openBasket({ input: filling });
		provider.style.display = 'block';
		provider.style.inlineSize = '240px';
		await until(() => parts(element, 'line').length === 3);
		const frame = element.getBoundingClientRect();
		for (const control of root(element).querySelectorAll('button, input')) {
			const { width, height, left, right } = control.getBoundingClientRect();
			assert.isAtLeast(height, 42, control.outerHTML);
			assert.isAtLeast(width, 42, control.outerHTML);
			assert.isAtLeast(left, frame.left - 1);
			assert.isAtMost(right, frame.right + 1);
		}
	});
});
