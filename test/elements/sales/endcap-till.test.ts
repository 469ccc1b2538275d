import { exampleMemberSale } from '@endcap/contract/examples';
import { tillCatalogue } from '@endcap/elements';
import { emulateMedia } from '@web/test-runner-commands';
import { changeCard, MEMBER_CODE, saar, SAAR } from '../../../stories/support/example-customers.ts';
import { scan } from '../support/queue-stage.ts';
import { assert, listen, part, parts, root, stateOf, text, until } from '../support/stage.ts';
import { compareTexts } from '../support/texts.ts';
import { byKey, clearTill, comesTo, lines, openTill, pressKey, type } from '../support/till-stage.ts';

const KETTLE = '4006381333931';
const TWINE = '0400007001602';

describe('<endcap-till>', () => {
	afterEach(clearTill);

	it('rings up what is scanned, wherever the cursor is, at the server’s prices', async () => {
		const { till } = await openTill();
		scan(KETTLE);
		await comesTo(till, '€49.00');
		scan(TWINE);
		await comesTo(till, '€53.50');
		scan(KETTLE);
		await comesTo(till, '€102.50');
		assert.deepEqual(lines(till), ['Enamel kettle, redKETTLE-RED | 2 | €98.00', 'Garden twineTWINE | 1 | €4.50']);
	});

	it('finds articles by words, and rings up the one that is pressed', async () => {
		const { till } = await openTill();
		type(till, 'search', 'kettle', false);
		await pressKey(till, 'found KETTLE-BLUE');
		await comesTo(till, '€49.00');
		assert.equal(root(till).activeElement, part(till, 'search'));
		assert.isNull(part(till, 'found'));
	});

	it('changes how many, and takes off what is not wanted', async () => {
		const { till } = await openTill();
		scan(TWINE);
		await comesTo(till, '€4.50');
		part(till, 'stepper__more')?.click();
		await comesTo(till, '€9.00');
		part(till, 'line__remove')?.click();
		await until(() => part(till, 'empty'));
	});

	it('puts a member on the sale by the code on their phone, says so, and shows their points', async () => {
		const { till } = await openTill();
		const chosen: unknown[] = [];
		till.addEventListener('endcap-customer-chosen', ({ detail }) => chosen.push(detail));
		scan(KETTLE);
		scan(MEMBER_CODE);
		await until(() => text(part(till, 'member__name')) === 'K. Saar');
		await until(() => /340 points/.test(text(part(till, 'points'))));
		assert.deepEqual(chosen, [{ customer_id: SAAR }]);
		await until(() => text(part(till, 'earns')) === 'Earns 49 points');
	});

	it('finds a member by what they say, and asks which of several it is', async () => {
		const { till } = await openTill();
		type(till, 'find-member', 'saar');
		await pressKey(till, `member ${SAAR}`);
		await until(() => text(part(till, 'member__name')) === 'K. Saar');
	});

	it('says of every coupon what it takes off, or why it does not', async () => {
		const { till } = await openTill();
		scan(KETTLE);
		scan('KETTLE10');
		scan('TENOFF100');
		await comesTo(till, '€44.10');
		await until(() => parts(till, 'benefit__words').length === 2);
		assert.deepEqual(parts(till, 'benefit__words').map(text), ['€4.90 off', 'Sell €51.00 more of what it is for.']);
		assert.equal(text(part(till, 'line__discount')), '€4.90 off');
	});

	it('uses what the member has in their wallet and for their points', async () => {
		const { till } = await openTill();
		scan(KETTLE);
		scan(MEMBER_CODE);
		const [coupon] = await until(() => {
			const buttons = [...root(till).querySelectorAll<HTMLElement>('[part="offers"] button')];
			return buttons.length > 1 && buttons;
		});
		coupon?.click();
		await comesTo(till, '€44.10');
	});

	it('records what was paid once, shows the points and the coupon for the next time, and goes on to the next sale', async () => {
		const { till, counter } = await openTill();
		const rung: { receipt: string; sale_id: string | null }[] = [];
		till.addEventListener('endcap-sale-rung', ({ detail }) => rung.push(detail));
		const said = listen();
		scan(KETTLE);
		scan(MEMBER_CODE);
		scan('KETTLE10');
		scan('TENOFF100');
		await until(() => part(till, 'benefit--refused'));
		await comesTo(till, '€44.10');
		await pressKey(till, 'pay');
		const receipt = await until(() => part(till, 'receipt'));
		assert.match(text(part(till, 'receipt__number')), /^Receipt [A-Z2-9]{4}-000001$/);
		assert.match(text(part(till, 'receipt__points')), /^44 points earned/);
		assert.ok(receipt.querySelector('.qr'));
		assert.equal(counter.sales.length, 2);
		assert.equal(rung[0]?.sale_id, counter.sales[0]?.id);
		await until(() => said.includes('Paid €44.10'));
		assert.equal(root(till).activeElement, byKey(till, 'next'));
		scan(TWINE);
		await comesTo(till, '€4.50');
		assert.isNull(part(till, 'receipt'));
		assert.isNull(part(till, 'member__name'));
	});

	it('prints the receipt alone', async () => {
		const { till } = await openTill();
		scan(KETTLE);
		await pressKey(till, 'pay');
		await until(() => part(till, 'receipt'));
		await emulateMedia({ media: 'print' });
		assert.isTrue(part(till, 'receipt')?.checkVisibility());
		assert.isFalse(part(till, 'tools')?.checkVisibility());
		assert.isFalse(byKey(till, 'next')?.checkVisibility());
		await emulateMedia({ media: 'screen' });
	});

	it('records nothing when the price has changed, and shows what is to be paid now', async () => {
		const { till, counter } = await openTill();
		scan(KETTLE);
		await comesTo(till, '€49.00');
		counter.variants = counter.variants.map((each) => ({ ...each, price: { amount: 5200, currency: 'EUR' } }));
		await pressKey(till, 'pay');
		await comesTo(till, '€52.00');
		assert.match(text(part(till, 'problem')), /^A price has just changed/);
		assert.equal(counter.sales.length, 1);
	});

	it('asks again when the member’s coupons change elsewhere', async () => {
		const { till, counter } = await openTill();
		scan(KETTLE);
		scan(MEMBER_CODE);
		await until(() => counter.listeners.size > 0 && /340 points/.test(text(part(till, 'points'))));
		const asked = counter.asked.filter((each) => each === 'POST /v1/sales/price').length;
		changeCard(counter, SAAR, { wallet: [], loyalty: { ...saar.loyalty, active: 12 } });
		await until(() => /12 points/.test(text(part(till, 'points'))));
		await until(() => counter.asked.filter((each) => each === 'POST /v1/sales/price').length > asked);
	});

	it('goes on without the network: known articles at their last prices, kept, sent once when it is back', async () => {
		const { till, counter } = await openTill();
		await until(() => counter.asked.some((each) => each.startsWith('GET /v1/variants')));
		scan(KETTLE);
		await comesTo(till, '€49.00');
		counter.fails = 'network';
		scan(TWINE);
		await comesTo(till, '€53.50');
		await stateOf(till, 'offline');
		await pressKey(till, 'pay');
		await until(() => part(till, 'receipt'));
		await until(() => text(part(till, 'kept-waiting')).startsWith('1 sale waits to be sent'));
		const kept = () => text(root(till).querySelector('[part="done"] > [part="note"]'));
		await until(() => kept().startsWith('Kept here without the network'));
		assert.equal(counter.sales.length, 1);
		counter.fails = undefined;
		dispatchEvent(new Event('online'));
		await until(() => counter.sales.length === 2 && !part(till, 'kept-waiting'));
		assert.equal(kept(), '');
		assert.isTrue(counter.sales[0]?.offline);
		assert.deepEqual(counter.sales[0]?.totals.total, { amount: 5350, currency: 'EUR' });
	});

	it('keeps what was rung up without the network over a reload', async () => {
		const { till, counter } = await openTill();
		scan(KETTLE);
		await comesTo(till, '€49.00');
		counter.fails = 'network';
		await pressKey(till, 'pay');
		await until(() => part(till, 'kept-waiting'));
		till.endcap?.destroy();
		till.parentElement?.remove();
		const later = await openTill();
		await until(() => later.counter.sales.length === 2);
		assert.isTrue(later.counter.sales[0]?.offline);
	});

	it('tells the clerk what stands though it could not be so', async () => {
		const excess = [{ kind: 'coupon_excess' as const, code: 'KETTLE10', reason: 'limit_reached', points: 0 }];
		const { till, counter } = await openTill({ excess });
		scan(KETTLE);
		scan('KETTLE10');
		await comesTo(till, '€44.10');
		counter.fails = 'network';
		await pressKey(till, 'pay');
		await until(() => part(till, 'kept-waiting'));
		counter.fails = undefined;
		dispatchEvent(new Event('online'));
		const told = await until(() => part(till, 'kept-told'));
		assert.match(text(told), /the coupon KETTLE10 could not be used any more: It was used as often as it may be\./);
		assert.deepEqual(counter.sales[0]?.totals.total, { amount: 4410, currency: 'EUR' });
		told.querySelector('button')?.click();
		await until(() => !part(till, 'kept-told'));
	});

	it('keeps what the server refuses afterwards, with why, until somebody gives it up', async () => {
		const { till, counter } = await openTill();
		scan(KETTLE);
		await comesTo(till, '€49.00');
		counter.fails = 'network';
		await pressKey(till, 'pay');
		await until(() => part(till, 'kept-waiting'));
		counter.fails = 'receipt_reused';
		dispatchEvent(new Event('online'));
		const refused = await until(() => part(till, 'kept-refused'));
		assert.match(text(refused), /over €49\.00 was not taken: This receipt’s number was taken/);
		refused.querySelector('button')?.click();
		await pressKey(till, 'give-up-yes');
		await until(() => !part(till, 'kept'));
	});

	it('gives back what was bought by the receipt’s number, and says what points went', async () => {
		const { till, counter } = await openTill();
		await pressKey(till, 'refund');
		type(till, 'receipt-number', exampleMemberSale.receipt);
		const units = (await until(() => byKey(till, 'back 0'))) as HTMLSelectElement;
		assert.match(text(part(till, 'refund__receipt')), /It earned 44 points/);
		units.value = '1';
		units.dispatchEvent(new Event('change', { bubbles: true }));
		await pressKey(till, 'give-back');
		await until(() => /44 points taken back/.test(text(part(till, 'receipt__points'))));
		assert.deepEqual(counter.sales[0]?.refund_of, { store_id: 'tartu-ruutli', receipt: exampleMemberSale.receipt });
		assert.equal(counter.sales[0]?.lines[0]?.quantity, -1);
	});

	it('says of a number that no receipt has it', async () => {
		const { till } = await openTill();
		await pressKey(till, 'refund');
		type(till, 'receipt-number', 'NONE-000001');
		await until(() => text(part(till, 'problem')) === 'No receipt of your shops has this number.');
	});

	it('says what a code is that is not for a sale', async () => {
		const { till } = await openTill();
		scan('mzxw6ytboi2dc');
		await until(() => /Hand it over under Orders/.test(text(part(till, 'problem'))));
	});

	it('keeps what is rung up, and shows nobody’s points, when the session ends in the middle', async () => {
		const { till, counter } = await openTill();
		const ended: unknown[] = [];
		till.addEventListener('endcap-session-ended', ({ detail }) => ended.push(detail));
		scan(KETTLE);
		scan(MEMBER_CODE);
		await until(() => /340 points/.test(text(part(till, 'points'))));
		counter.member = null;
		await pressKey(till, 'pay');
		await stateOf(till, 'signed-out');
		assert.deepEqual(ended, [null]);
		assert.equal(lines(till).length, 1);
		assert.notMatch(text(root(till).querySelector('.frame')), /Saar|340/);
	});

	it('asks before it clears a sale', async () => {
		const { till } = await openTill();
		scan(KETTLE);
		await comesTo(till, '€49.00');
		await pressKey(till, 'clear');
		assert.equal(lines(till).length, 1);
		await pressKey(till, 'clear-yes');
		await until(() => part(till, 'empty'));
	});

	it('keeps within its width on a phone, also from right to left', async () => {
		document.documentElement.dir = 'rtl';
		const { till } = await openTill({}, '20rem');
		scan(KETTLE);
		scan(MEMBER_CODE);
		scan('TENOFF100');
		await until(() => part(till, 'benefit--refused') && part(till, 'points'));
		const frame = root(till).querySelector('.frame') as HTMLElement;
		assert.isAtMost(frame.scrollWidth, till.clientWidth);
	});

	it('has every text that English has, with the same places to fill in', async () => {
		await compareTexts(tillCatalogue);
	});
});
