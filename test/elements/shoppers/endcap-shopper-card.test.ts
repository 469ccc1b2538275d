import { exampleCustomer, exampleStaffMember } from '@endcap/contract/examples';
import {
	anotherCoupon,
	changeCard,
	MEMBER_CODE,
	otherSaar,
	saar,
	SAAR,
} from '../../../stories/support/example-customers.ts';
import { clearCards, find, openCard, reads, shown, type } from '../support/card-stage.ts';
import { scan } from '../support/queue-stage.ts';
import { assert, part, parts, root, text, until } from '../support/stage.ts';

const says = (element: Element, words: string) => until(() => (root(element).textContent ?? '').includes(words));
const press = async (card: Element, selector: string) =>
	(await until(() => root(card).querySelector<HTMLElement>(selector))).click();

describe('<endcap-shopper-card>', () => {
	afterEach(clearCards);

	it('finds who shows a code, wherever the cursor is, and takes what the scanner typed out of the field', async () => {
		const { card, counter } = openCard();
		const field = await type(card, '[part="search"]', 'before');
		field.focus();
		scan(MEMBER_CODE);
		await shown(card, counter);
		assert.equal(text(part(card, 'name')), 'K. Saar');
		assert.notInclude(field.value, MEMBER_CODE);
		assert.equal(reads(counter, SAAR), 1);
	});

	it('finds by an address that is typed as fast as a scanner does', async () => {
		const { card, counter } = openCard();
		await until(() => part(card, 'search'));
		scan('shopper@example.com');
		await shown(card, counter);
	});

	it('opens whoever has an address at once, and asks who it is when it is a name', async () => {
		const { card, counter } = openCard();
		await find(card, 'shopper@example.com');
		await shown(card, counter);
		await find(card, 'saar');
		await until(() => parts(card, 'found__one').length === 2);
		assert.isNull(part(card, 'card'));
		parts(card, 'found__one')[1]?.click();
		await until(() => text(part(card, 'name')) === 'Liis Saar');
		assert.equal(reads(counter, otherSaar.customer.id), 1);
	});

	it('reads a phone number as it is written in the shop’s country', async () => {
		const { card } = openCard();
		await find(card, '5550 0123');
		await until(() => text(part(card, 'name')) === 'Liis Saar');
	});

	it('says what is wrong with what cannot be looked for, and asks nobody', async () => {
		const { card, counter } = openCard();
		await find(card, '+372 5');
		await says(card, 'That is not a whole phone number');
		await find(card, 'a');
		await says(card, 'at least two letters');
		assert.notInclude(counter.asked.join(), 'search');
	});

	it('says that a code is nobody’s, or was used', async () => {
		const { card } = openCard();
		await until(() => part(card, 'search'));
		scan('maaaaaaaaaaaaaaaaaaa');
		await says(card, 'Nobody is known by that code');
	});

	it('shows points with what they are worth and good for, coupons, orders that wait and what was bought', async () => {
		const { card, counter } = openCard({}, { customer: SAAR });
		const shows = text(await shown(card, counter));
		for (const words of [
			'This look is recorded, and K. Saar can read that it was you.',
			'340 points',
			'Worth €3.40',
			'On the way: 49 points, from 8 April',
			'Gold: 1,111 points to go',
			'Free delivery 200 points Can have it now',
			'5 € off 500 points Missing: 160 points',
			'10% off',
			'Until 30 April',
			'Kept for a basket or an order',
			'Order 1002 €49.00 Ready for pickup',
			'1 × Enamel kettle, red',
			'Offers: e-mail',
		]) {
			assert.include(shows.replaceAll(/\s+/g, ' '), words);
		}
		assert.isBelow(shows.indexOf('Order 1002'), shows.indexOf('Order 1001'));
	});

	it('follows what happens to them elsewhere', async () => {
		const { card, counter } = openCard({}, { customer: SAAR });
		await shown(card, counter);
		changeCard(counter, SAAR, {
			loyalty: { ...saar.loyalty, active: 384 },
			wallet: [anotherCoupon, ...saar.wallet],
		});
		await until(() => text(part(card, 'balance')) === '384 points');
		assert.lengthOf(parts(card, 'coupon'), 3);
	});

	it('does not read anew for what happens to others', async () => {
		const { card, counter } = openCard({}, { customer: SAAR });
		await shown(card, counter);
		await until(() => reads(counter, SAAR) > 0);
		const before = reads(counter, SAAR);
		counter.tell('loyalty.account.updated', { customer_id: otherSaar.customer.id });
		counter.tell('customer.updated', { id: otherSaar.customer.id });
		changeCard(counter, SAAR, { loyalty: { ...saar.loyalty, active: 1 } });
		await until(() => text(part(card, 'balance')) === '1 point');
		assert.equal(reads(counter, SAAR), before + 1);
	});

	it('looks at nobody while it cannot be seen', async () => {
		const { card, counter, frame } = openCard({}, { hidden: true });
		card.customer = SAAR;
		await until(() => counter.asked.some((each) => each.includes('/v1/stores')));
		await card.updateComplete;
		assert.equal(reads(counter, SAAR), 0);
		frame.hidden = false;
		await shown(card, counter);
		assert.equal(reads(counter, SAAR), 1);
	});

	it('wipes everything when they are done with, and when the session ends', async () => {
		const { card, counter } = openCard({}, { customer: SAAR });
		await shown(card, counter);
		const told: string[] = [];
		for (const name of ['endcap-customer-closed', 'endcap-session-ended'] as const) {
			card.addEventListener(name, () => told.push(name));
		}
		await press(card, '[part="done"]');
		await until(() => part(card, 'card') === null);
		assert.equal(card.customer, '');
		await find(card, 'saar');
		await until(() => parts(card, 'found__one').length === 2);
		counter.member = null;
		await card.endcap?.session.signOut();
		await until(() => part(card, 'search') === null);
		assert.notInclude(root(card).textContent, 'Saar');
		assert.deepEqual(told, ['endcap-customer-closed', 'endcap-session-ended']);
	});

	it('wipes who is shown as soon as an answer says that the session is over, also for whoever signs in next', async () => {
		const { card, counter } = openCard({}, { customer: SAAR });
		await shown(card, counter);
		counter.member = null;
		counter.tell('loyalty.account.updated', { customer_id: SAAR });
		await says(card, 'Sign in to see who is at the counter');
		assert.notInclude(root(card).textContent, 'Saar');
		counter.member = exampleStaffMember;
		const before = reads(counter, SAAR);
		await card.endcap?.session.get();
		await until(() => part(card, 'join-button'));
		assert.equal(reads(counter, SAAR), before);
	});

	it('closes by itself after a while, says so before, and stays when somebody says so', async () => {
		const { card, counter } = openCard({}, { customer: SAAR, idleMinutes: 0.02 });
		await shown(card, counter);
		await press(card, '[data-key="stay"]');
		await until(() => part(card, 'idle') === null);
		assert.isNotNull(part(card, 'card'));
		await until(() => part(card, 'idle'));
		await until(() => part(card, 'card') === null);
		assert.equal(card.customer, '');
		assert.notInclude(root(card).textContent, 'Saar');
	});

	it('keeps what it knows without a connection, with its age', async () => {
		const { card, counter } = openCard({}, { customer: SAAR, interval: 100, ttl: 200 });
		await shown(card, counter);
		counter.fails = 'network';
		await says(card, 'the connection is gone');
		assert.equal(text(part(card, 'balance')), '340 points');
		assert.match(text(part(card, 'note')), /As of \d/);
	});

	it('says that somebody is not there, or was forgotten, and shows nothing of them', async () => {
		const { card, counter } = openCard({}, { customer: SAAR });
		await shown(card, counter);
		counter.cards = [];
		counter.tell('customer.erased', { id: SAAR });
		await says(card, 'There is no such customer');
		assert.notInclude(root(card).textContent, 'Saar');
	});

	it('lets somebody join with what was looked for, and with what they agree to only', async () => {
		const { card, counter } = openCard();
		await find(card, 'new@example.com');
		await press(card, '[data-key="join-them"]');
		const field = await until(() => root(card).querySelector<HTMLInputElement>('[name="email"]'));
		assert.equal(field.value, 'new@example.com');
		const boxes = [...root(card).querySelectorAll<HTMLInputElement>('[type="checkbox"]')];
		assert.deepEqual(
			boxes.map(({ checked, disabled }) => [checked, disabled]),
			[
				[false, false],
				[false, true],
				[false, false],
			],
		);
		boxes[0]?.click();
		await type(card, '[name="name"]', 'Uus Klient');
		field.form?.requestSubmit();
		await until(() => text(part(card, 'name')) === 'Uus Klient');
		assert.deepEqual(counter.joined, [
			{
				name: 'Uus Klient',
				email: 'new@example.com',
				language: 'en',
				consents: [{ purpose: 'offers', channel: 'email', given: true }],
			},
		]);
	});

	it('joins nobody twice: who has the address is shown', async () => {
		const { card, counter } = openCard();
		await press(card, '[part="join-button"]');
		const field = await type(card, '[name="email"]', exampleCustomer.email ?? '');
		field.form?.requestSubmit();
		await press(card, '[data-key="show-them"]');
		await shown(card, counter);
		assert.equal(text(part(card, 'name')), 'K. Saar');
		assert.isNull(part(card, 'join'));
	});

	it('leads to an order in the queue', async () => {
		const { card, counter } = openCard({}, { customer: SAAR });
		await shown(card, counter);
		const chosen = new Promise((resolve) => {
			card.addEventListener('endcap-order-chosen', ({ detail }) => resolve(detail));
		});
		await press(card, '[data-key="order ready"]');
		assert.deepEqual(await chosen, { order_id: 'ready', order_number: '1002' });
	});

	it('goes by keyboard: to the name when it opens, back to the search with Escape', async () => {
		const { card, counter } = openCard();
		(await until(() => part(card, 'search')))?.focus();
		await find(card, 'shopper@example.com');
		await shown(card, counter);
		const focused = () => root(card).activeElement;
		await until(() => focused()?.id === 'name');
		focused()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
		await until(() => focused()?.getAttribute('part') === 'search');
		assert.isNull(part(card, 'card'));
	});

	it('leaves the focus where somebody works when the page points it at who is at the till', async () => {
		const { card, counter } = openCard();
		const elsewhere = document.createElement('input');
		card.before(elsewhere);
		elsewhere.focus();
		card.customer = SAAR;
		await shown(card, counter);
		await card.updateComplete;
		assert.equal(document.activeElement, elsewhere);
	});
});
