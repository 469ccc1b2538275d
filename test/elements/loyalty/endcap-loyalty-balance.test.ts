import jsqr from 'jsqr';
import {
	exampleLoyaltyAccount,
	exampleLoyaltyEntries,
	exampleMemberCodes,
	exampleReward,
} from '@endcap/contract/examples';
import { EXAMPLE_CODE } from '../../../stories/support/example-account.ts';
import { filling } from '../../../stories/support/shopping.ts';
import { clearAccount, field, openAccount, unfold, words } from '../support/account-stage.ts';
import { pressFirst, told, write } from '../support/basket-stage.ts';
import { assert, listen, part, parts, root, stateOf, text, until } from '../support/stage.ts';

/** Its types speak of an ES module, which it is not. */
const readQr = jsqr as unknown as typeof jsqr.default;
const TAG = 'endcap-loyalty-balance';
const rich = { loyalty: { ...exampleLoyaltyAccount, active: 840, locked: 0, rewards: [] } };

/** The id of the first reward that somebody gets. */
const firstReward = `${exampleReward.id.slice(0, -1)}0`;

/** What a scanner makes of the code that is shown. */
async function scan(element: Element): Promise<string | undefined> {
	const svg = await until(() => root(element).querySelector('[part="code__image"] svg'));
	const drawing = svg.cloneNode(true) as SVGElement;
	const size = 8 * Number(drawing.getAttribute('viewBox')?.split(' ')[2]);
	drawing.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
	drawing.setAttribute('width', String(size));
	drawing.setAttribute('height', String(size));
	drawing.querySelector('rect')?.setAttribute('fill', '#fff');
	const image = new Image();
	image.src = `data:image/svg+xml,${encodeURIComponent(drawing.outerHTML)}`;
	await image.decode();
	const context = new OffscreenCanvas(size, size).getContext('2d');
	context?.drawImage(image, 0, 0);
	const pixels = context?.getImageData(0, 0, size, size);
	return pixels && readQr(pixels.data, size, size)?.data;
}

describe('<endcap-loyalty-balance>', () => {
	afterEach(clearAccount);

	it('says how many points there are, what they are worth, and when more come', async () => {
		const { element } = await openAccount(TAG, { signedIn: true });
		assert.equal(await words(element, 'balance'), '340 points');
		assert.equal(await words(element, 'worth'), 'Worth €3.40');
		const facts = [...(await until(() => part(element, 'facts'))).children].map(text);
		assert.deepEqual(facts, ['49 points more from 8 April', '500 points set apart for rewards']);
		assert.equal(text(part(element, 'heading')), 'Tihane Club');
	});

	it('says how far the next tier is, in a bar with words', async () => {
		const { element } = await openAccount(TAG, { signedIn: true });
		const bar = (await until(() => part(element, 'progress'))) as HTMLProgressElement;
		assert.deepEqual([bar.value, bar.max, bar.getAttribute('aria-label')], [889, 2000, 'Your way to Gold']);
		assert.equal(bar.getAttribute('aria-valuetext'), '1,111 points to go until Gold');
	});

	it('shows the member code of this moment, as scanners read it', async () => {
		const { element } = await openAccount(TAG, { signedIn: true });
		const [first] = exampleMemberCodes;
		const known = exampleMemberCodes.map(({ code }) => `HTTPS://SHOP.EXAMPLE/M/${code.toUpperCase()}`);
		assert.include([known[0], known[2]], await scan(element), first.code);
		assert.match(await words(element, 'code__left'), /^A new one in 0:[0-3]\d$/);
	});

	it('shows the member code without a network, once it was there', async () => {
		const { element, shop, provider } = await openAccount(TAG, { signedIn: true });
		await until(() => part(element, 'code'));
		shop.fails = 'network';
		const second = document.createElement(TAG);
		provider.append(second);
		await until(() => part(second, 'code'));
		assert.equal(await words(second, 'balance'), '340 points');
	});

	it('shows the code large on a press, and closes it again', async () => {
		const { element } = await openAccount(TAG, { signedIn: true });
		await pressFirst(element, 'code__image');
		const dialog = await until(() => root(element).querySelector<HTMLDialogElement>('dialog[open]'));
		assert.isAbove(dialog.querySelector('svg')?.getBoundingClientRect().width ?? 0, 400);
		await pressFirst(element, 'code__close');
		await until(() => !dialog.open);
	});

	it('follows points that come and go elsewhere, and says so politely', async () => {
		const heard = listen();
		const { element, account } = await openAccount(TAG, { signedIn: true, interval: 50 });
		const facts = told(element, 'endcap-points-changed');
		await until(() => facts.length === 1);
		account.loyalty = { ...account.loyalty, active: 389, pending: 0, next_available: null };
		await until(() => text(part(element, 'balance')) === '389 points');
		assert.deepEqual(facts.at(-1), { active: 389, pending: 0, locked: 500 });
		await until(() => heard.includes('You have 389 points now.'));
	});

	it('gets a reward, puts it in the basket, and tells the page', async () => {
		const { element, shop } = await openAccount(TAG, { signedIn: true, account: rich });
		const facts = told(element, 'endcap-reward-issued');
		await pressFirst(element, 'reward__get');
		await until(() => text(part(element, 'balance')) === '340 points');
		assert.match(text(part(element, 'reward--ready')), /^5 € off Good until/);
		assert.equal(await words(element, 'note'), '5 € off is ready for you.');
		assert.deepInclude(facts[0] as object, { reward_id: 'five-off' });
		assert.isEmpty(
			shop.asked.filter((path) => path.startsWith('/v1/carts/')),
			'there is no basket to put it in',
		);
	});

	it('says that a reward takes nothing off the basket as it is, or did not get into it', async () => {
		const benefits = { [firstReward]: { name: '5 € off', reason: 'nothing_to_take_off' } };
		const { element, shop, endcap } = await openAccount(TAG, { signedIn: true, account: rich, basket: { benefits } });
		await until(() => part(element, 'code'));
		await endcap.basket.change(filling);
		await pressFirst(element, 'reward__get');
		await until(() => text(part(element, 'note')).endsWith('takes nothing off it as it is now.'));
		assert.lengthOf(shop.basket.cart?.rewards ?? [], 1);
		await pressFirst(element, 'give-back');
		await until(() => text(part(element, 'note')) === 'You have your points back.');
		shop.basket.refusals.change = [{ code: 'cart_ended' }];
		await pressFirst(element, 'reward__get');
		await until(() => text(part(element, 'note')).includes('could not be put in your basket'));
	});

	it('puts a reward in the basket later, and takes it out with the points that go back', async () => {
		const benefits = { [firstReward]: { name: '5 € off', saves: 500 } };
		const { element, shop, endcap } = await openAccount(TAG, { signedIn: true, account: rich, basket: { benefits } });
		await pressFirst(element, 'reward__get');
		await until(() => part(element, 'reward--ready'));
		assert.isNull(part(element, 'reward__use'));
		await endcap.basket.change(filling);
		await pressFirst(element, 'reward__use');
		await until(() => text(part(element, 'note')) === '5 € off is in your basket.');
		assert.deepEqual(
			shop.basket.cart?.rewards.map(({ id }) => id),
			[firstReward],
		);
		assert.isNull(part(element, 'reward__use'));
		await pressFirst(element, 'give-back');
		await until(() => shop.basket.cart?.rewards.length === 0);
	});

	it('says what is missing for a reward in place of offering it', async () => {
		const { element } = await openAccount(TAG, { signedIn: true });
		assert.equal(await words(element, 'reward__missing'), '160 points missing');
		assert.lengthOf(parts(element, 'reward__get'), 1);
	});

	it('leaves a reward to a page that wants to do it itself', async () => {
		const { element, account } = await openAccount(TAG, { signedIn: true, account: rich });
		element.addEventListener('endcap-reward-request', (event) => event.preventDefault());
		await pressFirst(element, 'reward__get');
		assert.isEmpty(account.loyalty.rewards);
	});

	it('asks for a fresh code before points are spent, and goes on by itself after', async () => {
		const { element, account } = await openAccount(TAG, {
			signedIn: true,
			account: { ...rich, refusals: { reward: ['step_up_needed'] } },
		});
		await pressFirst(element, 'reward__get');
		const confirm = await until(() => root(element).querySelector('endcap-sign-in'));
		await pressFirst(confirm, 'send');
		await write(confirm, 'code', EXAMPLE_CODE);
		await until(() => account.loyalty.rewards.length === 1);
		await until(() => !root(element).querySelector('endcap-sign-in'));
	});

	it('gives a reward back', async () => {
		const { element, account } = await openAccount(TAG, { signedIn: true, account: rich });
		await pressFirst(element, 'reward__get');
		await pressFirst(element, 'give-back');
		await until(() => text(part(element, 'balance')) === '840 points');
		assert.isEmpty(account.loyalty.rewards);
	});

	it('tells what came and went in words, page by page', async () => {
		const [earned] = exampleLoyaltyEntries;
		const more = Array.from({ length: 8 }, (_, place) => ({ ...earned!, id: `more-${place}` }));
		const { element } = await openAccount(TAG, {
			signedIn: true,
			account: { entries: [...exampleLoyaltyEntries, ...more] },
		});
		await unfold(element, 'history');
		await until(() => parts(element, 'entry').length === 10);
		await until(() => text(parts(element, 'entry')[1]).includes('Rüütli'));
		assert.deepEqual(
			parts(element, 'entry')
				.slice(0, 4)
				.map((entry) => text(entry.querySelector('.what'))),
			['Order', 'Return, Rüütli', 'Reward', 'The parcel came late'],
		);
		assert.deepEqual(parts(element, 'entry__points').slice(0, 2).map(text), ['+49', '-12']);
		await pressFirst(element, 'more');
		await until(() => parts(element, 'entry').length === 12);
		await until(() => root(element).activeElement === parts(element, 'entry')[10]);
		assert.isNull(part(element, 'more'));
	});

	for (const [timezone, day] of [
		['Pacific/Kiritimati', '26 March'],
		['Pacific/Honolulu', '25 March'],
	] as const) {
		it(`tells times in the zone that the provider says, which needs no name there: ${timezone}`, async () => {
			const [earned] = exampleLoyaltyEntries;
			const entries = [{ ...earned!, at: '2026-03-25T23:30:00Z' }];
			const loyalty = { ...rich.loyalty, rewards: [{ ...exampleReward, expires_at: '2026-03-26T10:00:00Z' }] };
			const { element } = await openAccount(TAG, { signedIn: true, timezone, account: { loyalty, entries } });
			assert.include(
				text(await until(() => root(element).querySelector('[part~="reward--ready"]'))),
				', 0:00: in your basket',
			);
			await unfold(element, 'history');
			await until(() => parts(element, 'entry').length === 1);
			assert.include(text(parts(element, 'entry')[0]), day);
		});
	}

	it('says to whoever has not signed in what there would be, and asks nothing of theirs', async () => {
		const { element, shop } = await openAccount(TAG);
		assert.equal(await words(element, 'earn'), '1 point for each €1.00 that you spend.');
		assert.deepEqual(parts(element, 'reward').map(text), ['5 € off 500 points', 'Free delivery 200 points']);
		assert.isEmpty(shop.asked.filter((path) => path.includes('/me')));
	});

	it('signs in where it is when the page has no other place for it', async () => {
		const { element } = await openAccount(TAG);
		await pressFirst(element, 'sign-in');
		const form = await until(() => root(element).querySelector('endcap-sign-in'));
		await write(form, 'address', 'shopper@example.com');
		await pressFirst(form, 'send');
		await field(form, 'code');
		await write(form, 'code', EXAMPLE_CODE);
		assert.equal(await words(element, 'balance'), '340 points');
	});

	it('leaves signing in to the element of the page that does', async () => {
		const html = `<${TAG}></${TAG}><endcap-sign-in></endcap-sign-in>`;
		const { element, provider } = await openAccount(TAG, {}, html);
		const form = await until(() => provider.querySelector('endcap-sign-in:state(signed-out)'));
		await pressFirst(element, 'sign-in');
		await until(() => root(form).activeElement?.id === 'address');
		assert.isNull(root(element).querySelector('endcap-sign-in'));
	});

	it('takes everything of theirs off the page when they sign out', async () => {
		const { element, endcap } = await openAccount(TAG, { signedIn: true, account: rich, input: filling });
		await until(() => part(element, 'code'));
		await endcap.account.signOut();
		await stateOf(element, 'signed-out');
		for (const name of ['balance', 'code', 'history', 'tier']) assert.isNull(part(element, name), name);
	});

	it('says that a shop has no points', async () => {
		const { element } = await openAccount(TAG, { account: { program: null } });
		await stateOf(element, 'none');
		assert.equal(await words(element, 'message'), 'There are no points to collect here.');
	});
});
