import { EXAMPLE_CODE } from '../../../stories/support/example-account.ts';
import { clearAccount, openAccount, words } from '../support/account-stage.ts';
import { pressFirst, told, write } from '../support/basket-stage.ts';
import { assert, parts, root, stateOf, text, until } from '../support/stage.ts';

const TAG = 'endcap-device-approval';
const HTML = `<${TAG} code="mzxw6ytboi2dc"></${TAG}>`;

describe('<endcap-device-approval>', () => {
	afterEach(clearAccount);

	const open = (setting: Parameters<typeof openAccount>[1] = { signedIn: true }, html = HTML) =>
		openAccount(TAG, setting, html);
	const pick = (element: Element, number: string) =>
		parts(element, 'number')
			.find((each) => text(each) === number)
			?.click();

	it('says where it is asked, and offers three numbers', async () => {
		const { element } = await open();
		await stateOf(element, 'asked');
		assert.equal(await words(element, 'heading'), 'Sign in at “By the door” in Tartu?');
		assert.deepEqual(parts(element, 'number').map(text), ['18', '47', '62']);
		assert.match(await words(element, 'left'), /^(2:00|1:5\d) left$/);
	});

	it('signs in there by the right number, and tells the page', async () => {
		const { element, account } = await open();
		const facts = told(element, 'endcap-device-answered');
		await stateOf(element, 'asked');
		pick(element, '47');
		await stateOf(element, 'approved');
		assert.deepEqual(account.changes, [{ code: 'mzxw6ytboi2dc', number: 47 }]);
		assert.equal(await words(element, 'message'), 'Done. Go on at the screen.');
		assert.deepEqual(facts, [{ outcome: 'approved' }]);
		assert.isEmpty(parts(element, 'number'));
		await until(() => root(element).activeElement?.id === 'heading');
	});

	it('ends it by another number, and by “This is not me”', async () => {
		const wrong = await open();
		await stateOf(wrong.element, 'asked');
		pick(wrong.element, '18');
		await stateOf(wrong.element, 'refused');
		assert.match(await words(wrong.element, 'message'), /^The screen shows another number/);
		const notMe = await open();
		await stateOf(notMe.element, 'asked');
		await pressFirst(notMe.element, 'not-me');
		await stateOf(notMe.element, 'refused');
		assert.deepEqual(notMe.account.changes, [{ code: 'mzxw6ytboi2dc', number: null }]);
		assert.match(await words(notMe.element, 'message'), /^Nobody is signed in there/);
	});

	it('has them sign in first, in the same place, and then asks', async () => {
		const { element } = await open({});
		await stateOf(element, 'signed-out');
		await until(() => root(element).querySelector('endcap-sign-in')?.shadowRoot?.querySelector('[name="address"]'));
		const form = root(element).querySelector('endcap-sign-in');
		assert.ok(form);
		await write(form, 'address', 'shopper@example.com');
		await pressFirst(form, 'send');
		await until(() => form.shadowRoot?.querySelector('[name="code"]'));
		await write(form, 'code', EXAMPLE_CODE);
		await stateOf(element, 'asked');
		assert.isNull(root(element).querySelector('endcap-sign-in'));
	});

	it('says that a code is of no use any more, and when it runs out while it is looked at', async () => {
		const used = await open({ signedIn: true, account: { refusals: { look: ['code_wrong'] } } });
		await stateOf(used.element, 'over');
		assert.match(await words(used.element, 'message'), /^This code was used, or its time is up/);
		const late = await open({ signedIn: true });
		late.account.device.lasts = 1;
		late.element.code = 'aaaaaaaaaaaaa';
		await until(() => late.element.matches(':state(over)'));
	});

	it('warns of a screen that is none of the shop', async () => {
		const { element, account } = await open({});
		account.device.asked = { ...account.device.asked, kiosk: null };
		await stateOf(element, 'signed-out');
		clearAccount();
		const other = await open({ signedIn: true, account: { device: { ...account.device } } });
		await stateOf(other.element, 'asked');
		assert.equal(await words(other.element, 'heading'), 'Sign in on another screen?');
		assert.match(await words(other.element, 'message'), /^It is no kiosk of the shop/);
	});

	it('says what went wrong, and tries again by a press', async () => {
		const { element } = await open({ signedIn: true, account: { refusals: { look: ['unavailable'] } } });
		await stateOf(element, 'failed');
		assert.equal(await words(element, 'problem'), 'That did not work. Try again.');
		await pressFirst(element, 'again');
		await stateOf(element, 'asked');
	});

	it('takes the code from the address of its page, and says so where there is none', async () => {
		const { element } = await open({ signedIn: true }, `<${TAG}></${TAG}>`);
		await stateOf(element, 'misconfigured');
		assert.match(await words(element, 'message'), /^This page is for the code/);
		const before = location.href;
		history.replaceState(null, '', '/D/MZXW6YTBOI2DC');
		const other = await open({ signedIn: true }, `<${TAG}></${TAG}>`);
		await stateOf(other.element, 'asked');
		history.replaceState(null, '', before);
	});

	it('shows nothing of them once they have signed out', async () => {
		const { element, endcap } = await open();
		await stateOf(element, 'asked');
		await endcap.account.signOut();
		await stateOf(element, 'signed-out');
		assert.isEmpty(parts(element, 'number'));
	});
});
