import { benefitsCatalogue } from '@endcap/elements';
import { EXAMPLE_CODE, signIn } from '../../../stories/support/example-account.ts';
import { collected, filling } from '../../../stories/support/shopping.ts';
import { clearBasket, openBasket, pressFirst, row, told, words, write } from '../support/basket-stage.ts';
import { assert, listen, part, parts, press, root, text, until } from '../support/stage.ts';
import { compareTexts } from '../support/texts.ts';

const benefits = {
	KETTLE10: { name: 'Ten per cent off kettles', saves: 490 },
	TENOFF: { name: 'Ten euros off a hundred', reason: 'minimum_spend', missing: 1650 },
	MINE: { name: 'Only for you', reason: 'sign_in_needed' },
	'reward-1': { name: '5 € off', saves: 500 },
};

/** Types a code and sends it, as a shopper does. */
async function use(element: Element, code: string): Promise<void> {
	const field = await until(() => root(element).querySelector<HTMLInputElement>('#code'));
	field.value = code;
	field.form?.requestSubmit();
}

const rows = (element: Element) => parts(element, 'benefit').map((each) => text(each).replace(' Take off', ''));

describe('coupons in the basket', () => {
	afterEach(clearBasket);

	it('are shown with what they take off or why they do not, beside rewards and points', async () => {
		const input = { ...filling, coupons: ['KETTLE10', 'TENOFF'], rewards: ['reward-1'] };
		const { element } = await openBasket({ input, basket: { benefits, points: 72 } });
		await until(() => parts(element, 'benefit').length === 3);
		assert.deepEqual(rows(element), [
			'Ten per cent off kettles -€4.90',
			'Ten euros off a hundred Put in €16.50 more of what it is for.',
			'5 € off (500 points) -€5.00',
		]);
		assert.equal(await words(element, 'points'), 'This basket earns 72 points.');
		assert.equal(text((await row(element, 'KETTLE-RED')).querySelector('[part="line__discount"]')), '-€9.90');
		assert.deepEqual(parts(element, 'totals__row').map(text), [
			'Items €123.00',
			'Discount -€9.90',
			'Shipping €4.90',
			'Total €118.00',
		]);
	});

	it('are put in by a code, and taken off again', async () => {
		const heard = listen();
		const { element, basket } = await openBasket({ input: filling, basket: { benefits } });
		await press(element, 'I have a coupon code');
		await until(() => root(element).activeElement?.id === 'code');
		await use(element, 'KETTLE10');
		await until(() => text(part(element, 'code__note')) === 'In use: Ten per cent off kettles');
		await until(() => heard.some((each) => each.includes('In use')));
		await press(element, 'Take off: Ten per cent off kettles');
		await until(() => parts(element, 'benefit').length === 0);
		assert.deepEqual(basket.cart?.coupons, []);
	});

	it('do not stay when nobody knows the code, which stays in the field', async () => {
		const { element, basket } = await openBasket({ input: filling, basket: { benefits } });
		await press(element, 'I have a coupon code');
		await use(element, 'KETTEL10');
		await until(() => text(part(element, 'code__note')) === 'This code is not known, or it was used or is over.');
		assert.deepEqual(basket.cart?.coupons, []);
		assert.equal(root(element).querySelector<HTMLInputElement>('#code')?.value, 'KETTEL10');
	});

	it('lead to signing in where one needs it', async () => {
		const { element } = await openBasket({ input: { ...filling, coupons: ['MINE'] }, basket: { benefits } });
		const asked = told(element, 'endcap-sign-in-request');
		await press(element, 'Sign in');
		assert.deepEqual(asked, [{ reason: 'sign-in' }]);
	});

	it('that do not apply any more lead back from the order to the basket', async () => {
		const { element, basket } = await openBasket({
			input: { ...collected, coupons: ['KETTLE10'] },
			basket: { benefits },
		});
		basket.refusals.complete = [{ code: 'coupon_refused' }];
		await pressFirst(element, 'check-out');
		await write(element, 'name', 'K. Saar');
		await write(element, 'email', 'shopper@example.com');
		basket.benefits = { KETTLE10: { name: 'Ten per cent off kettles', reason: 'ended' } };
		await pressFirst(element, 'place-order');
		assert.match(await words(element, 'problem'), /^One of your coupons or rewards does not apply any more\./);
		await until(() => rows(element)[0] === 'Ten per cent off kettles It is over.');
	});

	it('ask for a fresh code before what is somebody’s own is ordered with, and the order goes on by itself', async () => {
		const { element, basket, endcap } = await openBasket({ input: collected });
		await signIn(endcap);
		await endcap.basket.change(collected);
		const asked = told(element, 'endcap-sign-in-request');
		basket.refusals.complete = [{ code: 'step_up_needed' }];
		await pressFirst(element, 'check-out');
		await write(element, 'name', 'K. Saar');
		await write(element, 'email', 'shopper@example.com');
		await pressFirst(element, 'place-order');
		await until(() => text(part(element, 'problem')).startsWith('To use what is yours'));
		assert.deepEqual(asked, [{ reason: 'confirm' }]);
		const form = await until(() => root(element).querySelector('endcap-sign-in'));
		await pressFirst(form, 'send');
		await write(form, 'code', EXAMPLE_CODE);
		await until(() => text(part(element, 'heading')) === 'Thank you. Your order is placed.');
		assert.lengthOf(basket.completions, 1);
	});

	it('leave confirming to a page that does it in its own way', async () => {
		const { element, basket } = await openBasket({ input: collected });
		element.addEventListener('endcap-sign-in-request', (event) => event.preventDefault());
		basket.refusals.complete = [{ code: 'step_up_needed' }];
		await pressFirst(element, 'check-out');
		await write(element, 'name', 'K. Saar');
		await write(element, 'email', 'shopper@example.com');
		await pressFirst(element, 'place-order');
		await until(() => text(part(element, 'problem')).startsWith('To use what is yours'));
		assert.isNull(part(element, 'confirm'));
		assert.ok(part(element, 'place-order'));
	});

	it('have every text in every language', () => compareTexts(benefitsCatalogue));
});
