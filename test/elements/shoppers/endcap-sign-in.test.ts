import type { EndcapSignIn } from '@endcap/elements';
import { EXAMPLE_CODE, exampleCustomer } from '../../../stories/support/example-account.ts';
import { EXAMPLE_BASKET_CODE } from '../../../stories/support/example-basket.ts';
import { filling } from '../../../stories/support/shopping.ts';
import { clearAccount, field, openAccount, unfold, words } from '../support/account-stage.ts';
import { pressFirst, told, write } from '../support/basket-stage.ts';
import { assert, byRole, listen, liveRegions, part, parts, root, stateOf, text, until } from '../support/stage.ts';

const focused = (element: Element) => root(element).activeElement;

async function sendCode(element: Element, to = 'shopper@example.com'): Promise<void> {
	await write(element, 'address', to);
	await pressFirst(element, 'send');
	await field(element, 'code');
}

async function signInWith(element: Element, code = EXAMPLE_CODE): Promise<void> {
	await sendCode(element);
	await write(element, 'code', code);
}

describe('<endcap-sign-in>', () => {
	afterEach(clearAccount);

	it('has a code sent to an e-mail address, in the page’s language', async () => {
		const { element, account } = await openAccount('endcap-sign-in', { locale: 'fi' });
		await sendCode(element);
		assert.deepEqual(account.sent, [{ channel: 'email', to: 'shopper@example.com', language: 'fi' }]);
		assert.include(await words(element, 'sent'), 'shopper@example.com');
		assert.equal(focused(element)?.id, 'code');
	});

	it('takes a phone number in the same field, as people of the shop’s country write it', async () => {
		const { element, account } = await openAccount('endcap-sign-in');
		await field(element, 'address');
		await until(() => element.matches(':state(signed-out)'));
		await sendCode(element, '5550 0001');
		assert.deepInclude(account.sent[0], { channel: 'sms', to: '+37255500001' });
	});

	it('says what is wrong with an address, in the field, and asks nothing of the server', async () => {
		const { element, account } = await openAccount('endcap-sign-in');
		for (const [written, said] of [
			['', 'Write your e-mail address or your mobile number.'],
			['maija@', 'Write the whole e-mail address, such as name@example.com.'],
			['12', 'Write the mobile number with its country code, such as +372 512 3456.'],
		] as const) {
			await write(element, 'address', written);
			await pressFirst(element, 'send');
			await until(() => text(root(element).querySelector('#mistake')) === said);
		}
		assert.equal((await field(element, 'address')).getAttribute('aria-invalid'), 'true');
		assert.isEmpty(account.sent);
	});

	it('signs in as the last digit is written, however it is written', async () => {
		const { element } = await openAccount('endcap-sign-in');
		const facts = told(element, 'endcap-signed-in');
		await signInWith(element, ` ${EXAMPLE_CODE.slice(0, 3)} ${EXAMPLE_CODE.slice(3)}`);
		await stateOf(element, 'signed-in');
		assert.equal(await words(element, 'heading'), 'Hello, Maija Kask');
		assert.equal(await words(element, 'address'), 'Signed in as shopper@example.com');
		assert.deepEqual(facts, [{ joined: false }]);
		assert.isNull(root(element).querySelector('[name="code"], [name="address"]'));
	});

	it('asks for the code that devices fill in by themselves', async () => {
		const { element } = await openAccount('endcap-sign-in');
		await sendCode(element);
		const { autocomplete, inputMode } = await field(element, 'code');
		assert.deepEqual([autocomplete, inputMode], ['one-time-code', 'numeric']);
	});

	it('says that a code is wrong, and takes the right one after', async () => {
		const { element } = await openAccount('endcap-sign-in');
		await signInWith(element, '000000');
		await until(() => text(root(element).querySelector('#mistake')).startsWith('That code is not right'));
		assert.equal(focused(element)?.id, 'code');
		await write(element, 'code', EXAMPLE_CODE);
		await stateOf(element, 'signed-in');
	});

	it('has a new code sent only once the server would, and counts down to it', async () => {
		const { element, account } = await openAccount('endcap-sign-in', { account: { resendAfter: 2 } });
		await sendCode(element);
		assert.match(await words(element, 'resend'), /^A new code in 0:0[123]$/);
		await pressFirst(element, 'resend');
		assert.lengthOf(account.sent, 1);
		await until(() => text(part(element, 'resend')) === 'Send a new code');
		await pressFirst(element, 'resend');
		await until(() => account.sent.length === 2);
	});

	it('takes no code whose time is over, and offers a new one', async () => {
		const { element } = await openAccount('endcap-sign-in', { account: { codeLasts: 0, resendAfter: 0 } });
		await sendCode(element);
		await until(() => text(root(element).querySelector('#code-hint')) === 'That code is over. Get a new one.');
		assert.isNull(part(element, 'enter'));
		assert.isTrue(part(element, 'resend')?.classList.contains('primary'));
	});

	it('says how long to wait when it was too often', async () => {
		const { element } = await openAccount('endcap-sign-in', { account: { refusals: { code: ['rate_limited'] } } });
		await write(element, 'address', 'shopper@example.com');
		await pressFirst(element, 'send');
		assert.match(await words(element, 'problem'), /^That was often\. Try again in 1:3\d\.$/);
	});

	it('says that there is no way through, and sends it at the next press', async () => {
		const { element, shop } = await openAccount('endcap-sign-in');
		await field(element, 'address');
		shop.fails = 'network';
		await write(element, 'address', 'shopper@example.com');
		await pressFirst(element, 'send');
		assert.equal(await words(element, 'problem'), 'That did not work. Try again.');
		shop.fails = undefined;
		await pressFirst(element, 'send');
		await field(element, 'code');
	});

	it('takes the basket of this device along when it is ticked, and asks only when there is one', async () => {
		const { element, account } = await openAccount('endcap-sign-in', { input: filling });
		await sendCode(element);
		assert.match(await words(element, 'bring'), /^Take the basket of this device along 4 items, €/);
		await write(element, 'code', EXAMPLE_CODE);
		await until(() => account.changes.length > 0);
		assert.deepInclude(account.changes[0] as object, { basket: 'take' });
	});

	it('takes nothing along that is not ticked', async () => {
		const { element, account } = await openAccount('endcap-sign-in', { input: filling });
		await sendCode(element);
		(await field(element, 'bring')).click();
		await write(element, 'code', EXAMPLE_CODE);
		await stateOf(element, 'signed-in');
		assert.isEmpty(account.changes);
	});

	it('asks about no basket where there is none', async () => {
		const { element } = await openAccount('endcap-sign-in');
		await sendCode(element);
		assert.isNull(part(element, 'bring'));
	});

	it('asks who is new for their name and what the shop may do, with nothing ticked before', async () => {
		const { element, account } = await openAccount('endcap-sign-in', { account: { customer: undefined } });
		const facts = told(element, 'endcap-signed-in');
		await signInWith(element);
		await until(() => part(element, 'about')?.hasAttribute('open') && part(element, 'consents')?.hasAttribute('open'));
		assert.deepEqual(facts, [{ joined: true }]);
		const boxes = parts(element, 'consent').map((label) => label.querySelector('input'));
		assert.isTrue(boxes.length > 0 && boxes.every((box) => box?.checked === false));
		await write(element, 'name', ' Jaan ');
		await pressFirst(element, 'save');
		await until(() => text(part(element, 'heading')) === 'Hello, Jaan');
		assert.deepEqual(account.changes, [{ name: 'Jaan' }]);
	});

	it('saves a birthday without its year, and the shop they like best', async () => {
		const { element, account } = await openAccount('endcap-sign-in', { signedIn: true });
		await unfold(element, 'about');
		await write(element, 'birthday-month', '02');
		await write(element, 'shop', 'riga-miera');
		await pressFirst(element, 'save');
		await until(() => account.changes.length > 0);
		assert.deepEqual(account.changes, [{ birthday: '02-29', preferred_store_id: 'riga-miera' }]);
		assert.equal(await words(element, 'note'), 'Saved.');
	});

	it('takes each consent at its word, by purpose and channel', async () => {
		const { element, account } = await openAccount('endcap-sign-in', { signedIn: true });
		await unfold(element, 'consents');
		assert.isTrue((await field(element, 'offersEmail')).checked);
		(await field(element, 'offersSms')).click();
		await until(() => account.changes.length === 1);
		assert.deepEqual(account.changes, [{ purpose: 'offers', channel: 'sms', given: true }]);
		await until(() => root(element).querySelector<HTMLInputElement>('[name="offersEmail"]')?.disabled === false);
		(await field(element, 'offersEmail')).click();
		await until(() => account.changes.length === 2);
		assert.deepInclude(account.changes[1] as object, { channel: 'email', given: false });
	});

	it('shows no consent as given that the server did not take', async () => {
		const { element, shop } = await openAccount('endcap-sign-in', { signedIn: true });
		await unfold(element, 'consents');
		const box = await field(element, 'analytics');
		shop.fails = 'network';
		box.click();
		await until(() => text(part(element, 'note')).startsWith('That did not work'));
		assert.isFalse(box.checked);
	});

	it('asks about no address that they have not given', async () => {
		const customer = { ...exampleCustomer, phone: null };
		const { element } = await openAccount('endcap-sign-in', { signedIn: true, account: { customer } });
		await field(element, 'offersEmail');
		assert.isNull(root(element).querySelector('[name="offersSms"]'));
	});

	it('offers the basket to another device by a QR code that lasts two minutes', async () => {
		const { element } = await openAccount('endcap-sign-in', { signedIn: true, input: filling });
		await unfold(element, 'baskets');
		await pressFirst(element, 'give');
		assert.include(await words(element, 'code'), 'k3v7q2m4n6pab');
		assert.match(await words(element, 'code__left'), /^(2:00|1:5\d) left$/);
	});

	it('offers the basket of who is not signed in, too', async () => {
		const kept = indexedDB.open('endcap of somebody');
		await new Promise((resolve) => kept.addEventListener('success', resolve));
		kept.result.close();
		const { element } = await openAccount('endcap-sign-in', { input: filling });
		await unfold(element, 'baskets');
		await pressFirst(element, 'give');
		assert.include(await words(element, 'code'), 'k3v7q2m4n6pab');
		indexedDB.deleteDatabase('endcap of somebody');
	});

	it('takes over the basket that another device offers, by its code or its address', async () => {
		const { element, endcap } = await openAccount('endcap-sign-in', { signedIn: true, basket: { offered: filling } });
		await unfold(element, 'baskets');
		await write(element, 'take-code', ` https://shop.example/b/${EXAMPLE_BASKET_CODE.toUpperCase()} `);
		await pressFirst(element, 'take');
		await until(() => text(part(element, 'note')) === 'The basket is here now.');
		assert.lengthOf(endcap.basket.$cart.get().value?.lines ?? [], 3);
		assert.isEmpty((await field(element, 'take-code')).value);
	});

	it('asks on the page that a scanned code opens, and takes the basket over without anybody signing in', async () => {
		const { href } = location;
		history.replaceState(null, '', `/b/${EXAMPLE_BASKET_CODE}`);
		const { element, endcap, account } = await openAccount('endcap-sign-in', { basket: { offered: filling } });
		assert.equal((await field(element, 'take-code')).value, EXAMPLE_BASKET_CODE);
		history.replaceState(null, '', href);
		await pressFirst(element, 'take');
		await until(() => text(part(element, 'note')) === 'The basket is here now.');
		assert.lengthOf(endcap.basket.$cart.get().value?.lines ?? [], 3);
		assert.isUndefined(account.joined);
	});

	it('says that another device’s code opens nothing', async () => {
		const { element } = await openAccount('endcap-sign-in', { signedIn: true });
		await unfold(element, 'baskets');
		await write(element, 'take-code', 'https://shop.example/b/aaaaaaaaaaaaa');
		await pressFirst(element, 'take');
		assert.match(await words(element, 'note'), /^That code opens no basket/);
	});

	it('asks for a fresh code before it gives the data away, and goes on by itself after', async () => {
		const { element } = await openAccount('endcap-sign-in', {
			signedIn: true,
			account: { refusals: { export: ['step_up_needed'] } },
		});
		const saved: string[] = [];
		const save = (event: Event) => {
			if (!(event.target instanceof HTMLAnchorElement)) return;
			saved.push(event.target.download);
			event.preventDefault();
		};
		addEventListener('click', save);
		await unfold(element, 'data');
		await pressFirst(element, 'download');
		const button = await until(() => byRole(element, 'button', 'Send it to shopper@example.com'));
		button.click();
		await write(element, 'code', EXAMPLE_CODE);
		await until(() => saved.length > 0);
		removeEventListener('click', save);
		assert.deepEqual(saved, ['2026-03-25.json']);
	});

	it('deletes the account only once it was said twice, and leaves nothing of it on the page', async () => {
		const { element, account } = await openAccount('endcap-sign-in', { signedIn: true });
		const facts = told(element, 'endcap-signed-out');
		await unfold(element, 'data');
		await pressFirst(element, 'erase');
		assert.isDefined(account.joined);
		await pressFirst(element, 'erase-yes');
		assert.equal(await words(element, 'note'), 'Your account is deleted.');
		assert.isUndefined(account.joined);
		assert.notInclude(root(element).innerHTML, 'Maija');
		assert.deepEqual(facts, [{ lost: 0 }]);
	});

	it('deletes no account while an order is open, and says so', async () => {
		const { element, account } = await openAccount('endcap-sign-in', {
			signedIn: true,
			account: { refusals: { erase: ['orders_open'] } },
		});
		await unfold(element, 'data');
		await pressFirst(element, 'erase');
		await pressFirst(element, 'erase-yes');
		assert.match(await words(element, 'note'), /^An order of yours is still open/);
		assert.isDefined(account.joined);
	});

	it('takes everything personal off the page when they sign out, also elsewhere', async () => {
		const { element, endcap } = await openAccount('endcap-sign-in', { signedIn: true });
		await stateOf(element, 'signed-in');
		await write(element, 'name', 'Somebody else');
		await endcap.account.signOut();
		await stateOf(element, 'signed-out');
		const { innerHTML } = root(element);
		for (const personal of ['Maija', 'shopper@example.com', 'Somebody else']) assert.notInclude(innerHTML, personal);
		assert.isEmpty((await field(element, 'address')).value);
	});

	it('says no address to the page’s live region, where it would stay', async () => {
		const heard = listen();
		const { element, endcap } = await openAccount('endcap-sign-in');
		await signInWith(element);
		await write(element, 'name', 'Maija');
		await pressFirst(element, 'save');
		await until(() => heard.includes('Saved.'));
		assert.isEmpty(heard.filter((said) => said.includes('@')));
		await endcap.account.signOut();
		await until(() => liveRegions().every((region) => text(region) === ''));
	});

	it('shows the next who signs in nothing that the one before wrote', async () => {
		const { element, endcap } = await openAccount('endcap-sign-in', { signedIn: true });
		await write(element, 'name', 'Somebody else');
		await endcap.account.signOut();
		await stateOf(element, 'signed-out');
		await signInWith(element);
		await stateOf(element, 'signed-in');
		assert.equal((await field(element, 'name')).value, 'Maija Kask');
	});

	it('stays signed in, and says so, when signing out everywhere does not reach the shop', async () => {
		const { element, shop } = await openAccount('endcap-sign-in', { signedIn: true });
		await stateOf(element, 'signed-in');
		shop.fails = 'network';
		await pressFirst(element, 'sign-out-everywhere');
		assert.match(await words(element, 'note'), /still signed in/);
	});

	it('tells in a page’s header who is signed in, and leads to the account', async () => {
		const html = '<endcap-sign-in summary account-href="#account"></endcap-sign-in>';
		const { element } = await openAccount('endcap-sign-in', { signedIn: true }, html);
		await until(() => text(part(element, 'summary-link')) === 'Maija Kask');
		assert.equal(part(element, 'summary-link')?.getAttribute('href'), '#account');
	});

	it('opens over the page from its header where the page has no place for it', async () => {
		const html = '<endcap-sign-in summary></endcap-sign-in>';
		const { element } = await openAccount('endcap-sign-in', {}, html);
		await pressFirst(element, 'summary-link');
		await signInWith(element);
		await until(() => text(part(element, 'summary-link')) === 'Maija Kask');
		assert.isFalse(root(element).querySelector('dialog')?.open);
	});

	it('leads no other element of the page away to the account', async () => {
		const html =
			'<endcap-sign-in summary account-href="#no"></endcap-sign-in><endcap-coupon-wallet></endcap-coupon-wallet>';
		const { provider } = await openAccount('endcap-sign-in', {}, html);
		const wallet = await until(() => provider.querySelector('endcap-coupon-wallet:state(signed-out)'));
		await pressFirst(wallet, 'sign-in');
		await until(() => part(wallet, 'sign-in-form'));
		assert.notEqual(location.hash, '#no');
	});

	it('answers another element that needs to know who it is: the whole one, not the one in the header', async () => {
		const html =
			'<endcap-sign-in summary account-href="#no"></endcap-sign-in><endcap-sign-in id="whole"></endcap-sign-in>';
		const { provider } = await openAccount('endcap-sign-in', {}, html);
		const whole = await until(() => provider.querySelector<EndcapSignIn>('#whole:state(signed-out)'));
		const detail = { reason: 'sign-in' as const };
		const event = new CustomEvent('endcap-sign-in-request', {
			detail,
			bubbles: true,
			cancelable: true,
			composed: true,
		});
		provider.dispatchEvent(event);
		assert.isTrue(event.defaultPrevented);
		await until(() => focused(whole)?.id === 'address');
		assert.notEqual(location.hash, '#no');
	});
});
