import { exampleWallet } from '@endcap/contract/examples';
import { couponWalletCatalogue, couponWordsCatalogue } from '@endcap/elements';
import { sendKeys } from '@web/test-runner-commands';
import { englishHeld } from '../../../packages/elements/src/coupons/endcap-coupon-wallet/held.strings.ts';
import { EXAMPLE_CODE } from '../../../stories/support/example-account.ts';
import { couponWith, faces } from '../../../stories/support/example-wallet.ts';
import { filling } from '../../../stories/support/shopping.ts';
import { pressFirst, told, words, write } from '../support/basket-stage.ts';
import { assert, listen, part, parts, press, root, stateOf, text, until } from '../support/stage.ts';
import { compareTexts } from '../support/texts.ts';
import { card, claim, clearWallet, openWallet } from '../support/wallet-stage.ts';

const { issued, reserved, redeemed, expired, canceled } = exampleWallet;
const tenOff = couponWith(faces.tenOff, { valid_until: '2026-03-26T22:00:00Z' });
/** The words of one part of one coupon, as soon as it is there. */
const said = async (element: Element, id: string, name: string) =>
	text(await until(() => root(element).querySelector(`[data-id="${id}"] [part~="${name}"]`)));

describe('endcap-coupon-wallet', () => {
	afterEach(clearWallet);

	it('offers to sign in, and tells the page, where nobody is', async () => {
		const { element } = await openWallet({ nobody: true });
		const asked = told(element, 'endcap-sign-in-request');
		await press(element, 'Sign in');
		assert.deepEqual(asked, [{ reason: 'sign-in' }]);
		assert.isNull(part(element, 'claim'));
	});

	it('signs in where it is when the page has no other place for it', async () => {
		const { element } = await openWallet({ nobody: true, wallet: { coupons: [issued] } });
		await pressFirst(element, 'sign-in');
		const form = await until(() => root(element).querySelector('endcap-sign-in'));
		await write(form, 'address', 'shopper@example.com');
		await pressFirst(form, 'send');
		await write(form, 'code', EXAMPLE_CODE);
		await card(element, issued.id);
		assert.isNull(root(element).querySelector('endcap-sign-in'));
		await until(() => root(element).activeElement === part(element, 'heading'));
	});

	it('shows what each gives, what it is for and until when, with what ends first before others', async () => {
		const { element } = await openWallet({ wallet: { coupons: [issued, tenOff] } });
		await until(() => parts(element, 'coupon').length === 2);
		assert.deepEqual(parts(element, 'coupon__benefit').map(text), ['€10 off', '10% off']);
		await until(() => parts(element, 'coupon__rules').map(text)[1]?.includes('For Kettles'));
		assert.deepEqual(parts(element, 'coupon__rules').map(text), [
			'From €50 · Not with other coupons',
			'From €40 · For Kettles · Only on the web, at the kiosk or at the till',
		]);
		assert.deepEqual(parts(element, 'coupon__validity').map(text), ['Ends tomorrow, 23:59', 'Valid until 30 April']);
	});

	it('says what each saves on the basket, and in words why it does not', async () => {
		const verdicts = {
			[issued.id]: { saves: 490 },
			[tenOff.id]: { reason: 'minimum_spend' as const, missing: 1150 },
		};
		const { element } = await openWallet({ wallet: { coupons: [issued, tenOff], verdicts }, input: filling });
		assert.equal(await said(element, issued.id, 'coupon__basket'), 'Saves €4.90 on your basket');
		assert.equal(await said(element, tenOff.id, 'coupon__basket'), 'Put in €11.50 more of what it is for.');
		assert.isNull((await card(element, tenOff.id)).querySelector('[part="coupon__use"]'));
	});

	it('asks again without those that a coupon that stands alone keeps out', async () => {
		const { element, wallet } = await openWallet({
			wallet: { coupons: [issued, tenOff], verdicts: { [tenOff.id]: { saves: 1000 } }, alone: tenOff.id },
			input: filling,
		});
		wallet.verdicts[issued.id] = { saves: 490 };
		assert.equal(await said(element, issued.id, 'coupon__basket'), 'Saves €4.90 on your basket');
		assert.equal(await said(element, tenOff.id, 'coupon__basket'), 'Saves €10.00 on your basket');
	});

	it('uses one for the basket, and takes it off again', async () => {
		const { name } = issued.coupon;
		const { element, shop } = await openWallet({
			wallet: { coupons: [issued], verdicts: { [issued.id]: { saves: 490 } } },
			basket: { benefits: { [issued.id]: { name, saves: 490 }, OTHER: { name: 'Other', saves: 100 } } },
			input: { ...filling, coupons: ['OTHER'] },
		});
		const used = told(element, 'endcap-coupon-used');
		await press(element, `Use for my basket: ${name}`);
		await until(() => text(part(element, 'coupon__basket')) === 'In use: €4.90 off your basket');
		assert.deepEqual(used, [{ wallet_coupon_id: issued.id, use: true, applies: true, reason: null }]);
		await press(element, `Take off: ${name}`);
		await until(() => shop.basket.cart?.coupons.map(({ code }) => code).join() === 'OTHER');
		await until(() => text(part(element, 'coupon__basket')) === 'Saves €4.90 on your basket');
	});

	it('has the code filled in that a scanned link came with', async () => {
		const here = location.href;
		history.replaceState(null, '', '/c/KETTLE%2010');
		const { element } = await openWallet({ wallet: { codes: { 'KETTLE 10': faces.kettles } } });
		const field = await until(() => part(element, 'claim__code') as HTMLInputElement | null);
		history.replaceState(null, '', here);
		assert.equal(field.value, 'KETTLE 10');
		const claimed = told(element, 'endcap-coupon-claimed');
		part(element, 'claim__add')?.click();
		await until(() => claimed.length === 1);
		assert.equal(field.value, '');
	});

	it('takes a code, and says so', async () => {
		const heard = listen();
		const { element } = await openWallet({ wallet: { codes: { KETTLE10: faces.kettles } } });
		const claimed = told(element, 'endcap-coupon-claimed');
		await claim(element, 'KETTLE10');
		await until(() => text(part(element, 'claim__note')) === 'You have it: Ten per cent off kettles');
		await until(() => parts(element, 'coupon').length === 1);
		assert.lengthOf(claimed, 1);
		await until(() => heard.some((each) => each.includes('You have it')));
	});

	it('keeps a code that is not taken in the field, with the reason', async () => {
		const { element } = await openWallet({ wallet: { codes: { OLD: 'ended' } } });
		await claim(element, 'KETTEL10');
		await until(() => text(part(element, 'claim__note')) === 'This code is not known, or it was used or is over.');
		const field = root(element).querySelector<HTMLInputElement>('#code');
		assert.equal(field?.value, 'KETTEL10');
		assert.equal(field?.getAttribute('aria-invalid'), 'true');
		assert.equal(root(element).activeElement, field);
		await claim(element, 'OLD');
		await until(() => text(part(element, 'claim__note')) === 'It is over.');
	});

	it('says that there were too many codes', async () => {
		const { element } = await openWallet({ wallet: { limited: true } });
		await claim(element, 'KETTLE10');
		await until(() => text(part(element, 'claim__note')).startsWith('These were many codes in a short time.'));
	});

	it('puts an offer among the coupons', async () => {
		const { element } = await openWallet({ wallet: { claimable: [faces.kettles] } });
		await press(element, 'Take it: Ten per cent off kettles');
		await until(() => root(element).querySelector('[data-id]') && !root(element).querySelector('[data-offer]'));
	});

	it('offers nothing once more that is ready already', async () => {
		const { element } = await openWallet({ wallet: { coupons: [issued], claimable: [issued.coupon, faces.delivery] } });
		await until(() => root(element).querySelector(`[data-offer="${faces.delivery.id}"]`));
		assert.lengthOf(root(element).querySelectorAll('[data-offer]'), 1);
	});

	it('leaves claiming to the page that prevents it', async () => {
		const { element, shop } = await openWallet({ wallet: { codes: { KETTLE10: faces.kettles } } });
		element.addEventListener('endcap-coupon-claim-request', (event) => event.preventDefault());
		await claim(element, 'KETTLE10');
		assert.isFalse(shop.asked.some((path) => path.endsWith('/claim')));
	});

	it('keeps what is kept for an order apart from what can be used, and what is over below', async () => {
		const { element } = await openWallet({ wallet: { coupons: [reserved, redeemed, expired, canceled] } });
		assert.match(await said(element, reserved.id, 'coupon__basket'), /^It is kept for an order of yours/);
		await until(() => text(parts(element, 'past__coupon')[0]).endsWith('Used on 25 March in Rüütli'));
		assert.deepEqual(
			parts(element, 'past__coupon').map((each) => text(each.lastElementChild)),
			['Used on 25 March in Rüütli', 'Expired on 24 March', 'Withdrawn'],
		);
		assert.equal(text(part(element, 'past')?.firstElementChild), 'Used and expired: 3');
	});

	it('shows a code for the till that opens and closes by keyboard, and also without a network', async () => {
		const { element, shop } = await openWallet({ wallet: { coupons: [issued] }, interval: 50 });
		await pressFirst(element, 'coupon__show');
		await until(() => root(element).querySelector('dialog[open] .bars'));
		await sendKeys({ press: 'Escape' });
		await until(() => !root(element).querySelector('dialog[open]'));
		shop.fails = 'network';
		await stateOf(element, 'stale');
		assert.match(await words(element, 'note'), /^As of today, .+ codes for the till work meanwhile\.$/);
		const button = part(element, 'coupon__show');
		button?.focus();
		await sendKeys({ press: 'Enter' });
		const code = await until(() => root(element).querySelector('dialog[open] .digits'));
		assert.match(text(code), /^ck3j5 n7qab( [a-z2-7]{5}){2}$/);
		assert.lengthOf(root(element).querySelectorAll('dialog[open] svg'), 2);
	});

	it('has no code for the till of what cannot be used there', async () => {
		const { element } = await openWallet({ wallet: { coupons: [couponWith(faces.delivery), issued] } });
		await until(() => parts(element, 'coupon__show').length === 1);
	});

	it('wipes all of it from the page when somebody signs out', async () => {
		const { element, endcap } = await openWallet({ wallet: { coupons: [issued, redeemed] } });
		await claim(element, 'KETTEL10');
		await pressFirst(element, 'coupon__show');
		await until(() => root(element).querySelector('dialog[open] .digits'));
		await endcap.account.signOut();
		await stateOf(element, 'signed-out');
		assert.notMatch(root(element).innerHTML, /kettles|ck3j5|KETTEL10/);
	});

	it('shows what a shop wrote as it is written, never as markup', async () => {
		const name = '<img src=x onerror="globalThis.broken=true">';
		const { element } = await openWallet({
			wallet: { coupons: [couponWith({ name, description: name, terms: name })] },
		});
		assert.equal(await until(() => text(part(element, 'coupon__name'))), name);
		assert.isNull(root(element).querySelector('img'));
	});

	it('has every text in every language', async () => {
		const { english, languages } = couponWalletCatalogue;
		await compareTexts({ english: { ...englishHeld, ...english }, languages });
		await compareTexts(couponWordsCatalogue);
	});
});
