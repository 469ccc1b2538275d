import type { EndcapDeviceSignIn } from '@endcap/elements';
import type { ExampleAccount } from '../../../stories/support/example-account.ts';
import { filling } from '../../../stories/support/shopping.ts';
import { clearAccount, openAccount, words } from '../support/account-stage.ts';
import { pressFirst, told } from '../support/basket-stage.ts';
import { assert, part, root, stateOf, text, until } from '../support/stage.ts';

const TAG = 'endcap-device-sign-in';

describe('<endcap-device-sign-in>', () => {
	afterEach(clearAccount);

	const come = (account: ExampleAccount, status: ExampleAccount['device']['status']) => {
		account.device.status = status;
	};

	it('shows a code, a number and the time there is, and says nothing of them aloud', async () => {
		const { element } = await openAccount(TAG);
		await stateOf(element, 'waiting');
		assert.equal(await words(element, 'number'), '47');
		assert.match(await words(element, 'left'), /^(2:00|1:5\d) left$/);
		assert.isNotNull(part(element, 'code')?.querySelector('svg.qr'));
		assert.equal(part(element, 'left')?.getAttribute('aria-live'), 'off');
		assert.equal(root(element).querySelectorAll('[part="steps"] li').length, 3);
	});

	it('follows the phone, and tells the page when somebody is signed in', async () => {
		const { element, account } = await openAccount(TAG);
		const facts = told(element, 'endcap-signed-in');
		await stateOf(element, 'waiting');
		come(account, 'seen');
		await stateOf(element, 'seen');
		assert.equal(await words(element, 'note'), 'Your phone has opened it. Choose the number there.');
		come(account, 'approved');
		await stateOf(element, 'signed-in');
		assert.equal(await words(element, 'heading'), 'Hello, Maija Kask');
		assert.deepEqual(facts, [{ joined: false }]);
		assert.isNull(root(element).querySelector('[part="number"], svg'));
	});

	it('takes the basket of the screen along, unless the page says otherwise', async () => {
		for (const [basket, html] of [
			['take', `<${TAG}></${TAG}>`],
			['leave', `<${TAG} basket="leave"></${TAG}>`],
		] as const) {
			const { element, account } = await openAccount(TAG, { input: filling }, html);
			await stateOf(element, 'waiting');
			come(account, 'approved');
			await until(() => account.changes.length > 0);
			assert.deepInclude(account.changes[0] as object, { basket });
			clearAccount();
		}
	});

	it('shows a new code by itself once, and then by a press', async () => {
		const { element, shop, account } = await openAccount(TAG);
		const starts = () => shop.asked.filter((asked) => asked === '/v1/sessions/device').length;
		await stateOf(element, 'waiting');
		come(account, 'over');
		await stateOf(element, 'over');
		assert.equal(starts(), 2);
		come(account, 'waiting');
		await pressFirst(element, 'again');
		await stateOf(element, 'waiting');
		assert.equal(starts(), 3);
		assert.equal((root(element).activeElement as HTMLElement).id, 'heading');
	});

	it('says that it was refused on the phone', async () => {
		const { element, account } = await openAccount(TAG);
		come(account, 'refused');
		await stateOf(element, 'refused');
		assert.equal(await words(element, 'message'), 'It was not confirmed on the phone, so nobody is signed in.');
	});

	it('says what went wrong when there is no code to be had', async () => {
		const limited = await openAccount(TAG, { account: { refusals: { device: ['rate_limited'] } } });
		await stateOf(limited.element, 'limited');
		assert.match(await words(limited.element, 'message'), /^Too many codes in a short time. Try again in 1:3\d\.$/);
		assert.isNull(root(limited.element).querySelector('[part="again"]'));
		const failed = await openAccount(TAG, { account: { refusals: { device: ['unavailable'] } } });
		await stateOf(failed.element, 'notDone');
		await pressFirst(failed.element, 'again');
		await stateOf(failed.element, 'waiting');
	});

	it('asks who is signed in by a card to confirm it, where the page wants that', async () => {
		const { element, account } = await openAccount(TAG, { signedIn: true }, `<${TAG} confirm></${TAG}>`);
		await stateOf(element, 'waiting');
		come(account, 'approved');
		await stateOf(element, 'signed-in');
		const plain = await openAccount(TAG, { signedIn: true });
		await stateOf(plain.element, 'signed-in');
	});

	it('asks no longer once it is off the page, and goes on when it is only moved', async () => {
		const { element, provider, shop } = await openAccount(TAG);
		const polls = () => shop.asked.filter((asked) => asked.endsWith('/token')).length;
		await stateOf(element, 'waiting');
		const elsewhere = document.createElement('div');
		provider.append(elsewhere);
		elsewhere.append(element);
		const before = polls();
		await until(() => polls() > before + 1);
		element.remove();
		await new Promise((resolve) => setTimeout(resolve));
		const after = polls();
		await settle(element);
		assert.isAtMost(polls(), after + 1);
	});

	it('is in the language of the page', async () => {
		const { element } = await openAccount(TAG, { locale: 'fi' });
		await stateOf(element, 'waiting');
		assert.equal(text(part(element, 'heading')), 'Kirjaudu puhelimellasi');
	});

	/** Long enough for several questions of the screen. */
	async function settle(element: EndcapDeviceSignIn): Promise<void> {
		for (let frames = 0; frames < 20; frames += 1) await new Promise(requestAnimationFrame);
		await element.updateComplete;
	}
});
