import { examplePickupSlots, exampleStaffMember } from '@endcap/contract/examples';
import { pickupQueueCatalogue } from '@endcap/elements';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import { changeSlots } from '../../../stories/support/example-collect.ts';
import {
	addFulfillment,
	changeFulfillment,
	late,
	notCollected,
	ready,
	toPick,
	toShip,
} from '../../../stories/support/example-queue.ts';
import {
	asked,
	byKey,
	clearQueue,
	me,
	mine,
	openOrder,
	openQueue,
	pressKey,
	scan,
	slotAt,
	tabs,
} from '../support/queue-stage.ts';
import { assert, listen, part, parts, root, stateOf, text, until } from '../support/stage.ts';

const CODE = 'mzxw6ytboi2dc';
const KETTLE = '4006381333931';
const TWINE = '0400007001602';
const other = { staff_id: 'somebody', name: 'Juhan' };

describe('<endcap-pickup-queue>', () => {
	afterEach(clearQueue);

	it('shows what is to be picked, the soonest first, with what is late in words', async () => {
		const { queue } = await openQueue();
		await until(() => tabs(queue).join() === 'To pick (3),Ready (1),Ended today (2)');
		assert.deepEqual(parts(queue, 'order__name').map(text), ['Mait Kask', 'K. Saar', 'K. Saar']);
		assert.match(text(parts(queue, 'order')[0]), /Late: was due 15 minutes ago today, 11:45.12:15 · 1 item$/);
		assert.match(text(parts(queue, 'order')[1]), /Due in 2 hours today, 14:00.14:30 · 4 items$/);
	});

	it('lets a new order appear by itself, marked until somebody has looked at it', async () => {
		const { queue, counter } = await openQueue({ fulfillments: [late] });
		const counts: number[] = [];
		queue.addEventListener('endcap-new-orders-changed', ({ detail }) => counts.push(detail.count));
		addFulfillment(counter, toPick);
		await until(() => text(part(queue, 'new-orders')).startsWith('1 new order'));
		assert.equal(text(part(queue, 'order__new')), 'New');
		await openOrder(queue, toPick.id);
		await until(() => !part(queue, 'new-orders') && !part(queue, 'order__new'));
		assert.deepEqual(counts, [1, 0]);
	});

	it('picks by shelf, by barcode and by hand, and says that it is ready', async () => {
		const { queue, counter } = await openQueue({ fulfillments: [toPick] });
		const said = listen();
		await openOrder(queue, toPick.id);
		assert.deepEqual(parts(queue, 'line__shelf').map(text), ['Shelf A2', 'Shelf B4']);
		await pressKey(queue, 'start');
		await until(() => byKey(queue, 'ready'));
		assert.equal(byKey(queue, 'ready')?.getAttribute('aria-disabled'), 'true');
		scan(KETTLE);
		await until(() => (byKey(queue, 'tick 1') as HTMLInputElement).checked);
		await pressKey(queue, 'tick 2');
		await until(() => byKey(queue, 'ready')?.getAttribute('aria-disabled') === null);
		await pressKey(queue, 'ready');
		await until(() => text(part(queue, 'done')) === 'Ready: K. Saar, order 1001. The shopper is told.');
		assert.equal(counter.fulfillments[0]?.status, 'prepared');
		await until(() => said.some((words) => words.startsWith('Ready: K. Saar')));
		assert.deepEqual(tabs(queue).slice(0, 2), ['To pick (0)', 'Ready (1)']);
	});

	it('takes on an order by scanning one of its articles, one unit at a time', async () => {
		const { queue, counter } = await openQueue({ fulfillments: [toPick] });
		await openOrder(queue, toPick.id);
		scan(TWINE);
		await until(() => text(part(queue, 'line__state')) === '1 of 3 picked');
		assert.deepEqual(counter.fulfillments[0]?.assigned_to, me);
		scan('5901234123457');
		await until(() => /is not in this order/.test(text(part(queue, 'problem'))));
	});

	it('prints the pick list alone, with boxes to tick', async () => {
		const { queue } = await openQueue({ fulfillments: [mine, late] });
		await openOrder(queue, mine.id);
		await until(() => byKey(queue, 'tick 1'));
		const onPaper = () =>
			[...root(queue).querySelectorAll('button, input, [part="tabs"]')].filter((e) => e.checkVisibility());
		await emulateMedia({ media: 'print' });
		assert.deepEqual(
			onPaper().map((element) => (element as HTMLElement).dataset['key']),
			['tick 2', 'tick 1'],
		);
		assert.deepEqual(
			parts(queue, 'line__shelf').map((shelf) => shelf.checkVisibility()),
			[true, true],
		);
		await emulateMedia({ media: 'screen' });
	});

	it('says of a line how many were not there and why, and finds something else instead', async () => {
		const { queue, counter } = await openQueue({ fulfillments: [mine] });
		await openOrder(queue, mine.id);
		await pressKey(queue, 'less 2');
		const picked = await until(() => root(queue).querySelector<HTMLInputElement>('[part="less"] [name="picked"]'));
		await until(() => root(queue).activeElement === picked);
		picked.value = '1';
		picked.dispatchEvent(new Event('change', { bubbles: true }));
		const instead = root(queue).querySelector<HTMLInputElement>('[name="instead"]');
		if (instead) instead.value = 'kettle, blue';
		instead?.dispatchEvent(new Event('input', { bubbles: true }));
		(await until(() => root(queue).querySelector<HTMLElement>('.found button'))).click();
		await queue.updateComplete;
		root(queue).querySelector<HTMLFormElement>('[part="less"]')?.requestSubmit();
		await until(() =>
			/^1 of 3 picked; the others: Not found · Instead: 2 × Enamel kettle, blue$/.test(
				text(part(queue, 'line__state')),
			),
		);
		await pressKey(queue, 'tick 1');
		await pressKey(queue, 'ready');
		await until(() => counter.fulfillments[0]?.status === 'prepared');
		assert.deepEqual(
			counter.fulfillments[0]?.lines.map(({ quantity_picked }) => quantity_picked),
			[1, 1],
		);
	});

	it('says who is at it, and keeps what was ticked when a colleague takes it over', async () => {
		const { queue, counter } = await openQueue({ fulfillments: [mine] });
		await openOrder(queue, mine.id);
		await pressKey(queue, 'tick 1');
		changeFulfillment(counter, mine.id, { assigned_to: other });
		await until(() => text(part(queue, 'detail')).includes('Juhan is picking this'));
		assert.equal(text(byKey(queue, 'start')), 'Take over from Juhan');
		await pressKey(queue, 'start');
		await until(() => (byKey(queue, 'tick 1') as HTMLInputElement | null)?.checked);
	});

	it('does nothing when a colleague was faster, and shows how it is now', async () => {
		const { queue, counter } = await openQueue({ fulfillments: [toPick] });
		await openOrder(queue, toPick.id);
		counter.fulfillments = [{ ...toPick, version: 9, assigned_to: other }];
		await pressKey(queue, 'start');
		await until(() => /A colleague was faster, and nothing was done/.test(text(part(queue, 'problem'))));
		assert.equal(text(byKey(queue, 'start')), 'Take over from Juhan');
		assert.equal(asked(counter, `POST /v1/fulfillments/${toPick.id}/claim`), 0);
	});

	it('shows that an order was canceled while it was picked', async () => {
		const { queue, counter } = await openQueue({ fulfillments: [mine] });
		await openOrder(queue, mine.id);
		changeFulfillment(counter, mine.id, {
			status: 'canceled',
			reason: 'by_shopper',
			ended_at: '2026-03-25T10:05:00Z',
		});
		await until(() => text(part(queue, 'detail__due')) === 'Canceled by the shopper at 12:05');
		assert.isNull(byKey(queue, 'ready'));
	});

	it('finds what a code is for, says what is to be paid, and hands it over with Enter', async () => {
		const { queue, counter } = await openQueue();
		scan(`https://shop.example/p/${CODE}`);
		const button = await until(() => byKey(queue, 'hand-over'));
		await until(() => root(queue).activeElement === button);
		assert.equal(text(part(queue, 'to-pay')), 'To be paid: €49.00');
		assert.equal(text(root(queue).querySelector('h2')), 'Līga Ozola');
		button.click();
		await until(() => text(part(queue, 'done')) === 'Handed over: Līga Ozola, order 996.');
		assert.equal(counter.fulfillments.find(({ id }) => id === ready.id)?.status, 'completed');
	});

	it('takes a scan out of whatever field had the cursor', async () => {
		const { queue } = await openQueue();
		const field = part(queue, 'search') as HTMLInputElement;
		field.focus();
		field.value = 'saar';
		field.dispatchEvent(new Event('input', { bubbles: true }));
		await until(() => parts(queue, 'order').length === 2);
		scan('aaaaaaaaaaaaa');
		await until(() => /No order that waits in your shops has this code/.test(text(part(queue, 'problem'))));
		assert.equal(field.value, 'saar');
	});

	it('hears no scanner while it cannot be seen', async () => {
		const { queue, counter } = await openQueue();
		queue.hidden = true;
		const before = counter.asked.length;
		scan(CODE);
		queue.hidden = false;
		scan(CODE);
		await until(() => byKey(queue, 'hand-over'));
		assert.equal(counter.asked.slice(before).filter((each) => each.endsWith('/find')).length, 1);
	});

	it('hands over by name when there is no code, and refuses a wrong one', async () => {
		const { queue, counter } = await openQueue();
		await pressKey(queue, 'tab ready');
		await openOrder(queue, ready.id);
		const given = (await until(() => byKey(queue, 'given'))) as HTMLInputElement;
		given.value = 'galaxy magnolia jersey opera';
		given.form?.requestSubmit();
		await until(() => /not the code of this order/.test(text(part(queue, 'problem'))));
		await pressKey(queue, 'by-name');
		await until(() => counter.fulfillments.find(({ id }) => id === ready.id)?.status === 'completed');
	});

	it('ships with a tracking number, to the address that the order has', async () => {
		const packed = { ...toShip, status: 'prepared' as const };
		const { queue, counter } = await openQueue({ fulfillments: [packed] });
		counter.order = {
			...counter.order,
			ship_to: { street: 'Aia 2', city: 'Võru', postal_code: '65605', country: 'EE' },
		};
		await pressKey(queue, 'tab ready');
		await openOrder(queue, packed.id);
		await until(() => /Aia 2/.test(text(part(queue, 'ship-to'))));
		const given = byKey(queue, 'given') as HTMLInputElement;
		given.focus();
		scan('EE123456789');
		given.form?.requestSubmit();
		await until(() => counter.fulfillments[0]?.tracking === 'EE123456789');
	});

	it('gives up an order with a reason', async () => {
		const { queue, counter } = await openQueue({ fulfillments: [mine] });
		await openOrder(queue, mine.id);
		await pressKey(queue, 'give-up');
		const form = await until(() => root(queue).querySelector<HTMLFormElement>('[part="give-up"]'));
		form.querySelectorAll('input')[1]?.click();
		form.requestSubmit();
		await until(() => counter.fulfillments[0]?.reason === 'damaged');
		await until(() => tabs(queue)[2] === 'Ended today (1)');
	});

	it('moves an order to another time, which is chosen before anybody is told', async () => {
		const { queue, counter } = await openQueue({ fulfillments: [mine] });
		await openOrder(queue, mine.id);
		await pressKey(queue, 'other-time');
		await until(() => root(queue).activeElement?.getAttribute('part') === 'times');
		const slot = await slotAt(queue, '17:00–18:00');
		assert.equal(byKey(queue, 'move')?.getAttribute('aria-disabled'), 'true');
		slot.click();
		await until(() => text(byKey(queue, 'move')) === 'Move to today, 17:00–18:00');
		assert.equal(counter.fulfillments[0]?.slot?.starts_at, mine.slot?.starts_at);
		await pressKey(queue, 'move');
		await until(
			() => text(part(queue, 'done')) === 'Moved to today, 17:00–18:00: K. Saar, order 1001. The shopper is told.',
		);
		assert.match(text(part(queue, 'detail__due')), /^Due in 5 hours$/);
		await until(() => root(queue).activeElement === byKey(queue, 'other-time'));
	});

	it('shows that a time has filled up meanwhile, and lets another be chosen', async () => {
		const { queue, counter } = await openQueue({ fulfillments: [mine] });
		await openOrder(queue, mine.id);
		await pressKey(queue, 'other-time');
		(await slotAt(queue, '17:00–18:00')).click();
		counter.slots = changeSlots(examplePickupSlots, ({ starts_at }) =>
			starts_at === '2026-03-25T15:00:00Z' ? { status: 'full', remaining: 0 } : {},
		);
		await pressKey(queue, 'move');
		await until(() => /That time has just filled up/.test(text(part(queue, 'problem'))));
		await slotAt(queue, '17:00–18:00 full');
		assert.equal(text(byKey(queue, 'move')), 'Choose a time');
		(await slotAt(queue, '15:00–16:00')).click();
		await pressKey(queue, 'move');
		await until(() => counter.fulfillments[0]?.slot?.starts_at === '2026-03-25T13:00:00Z');
	});

	it('says what to put back on the shelf, until it is back', async () => {
		const { queue } = await openQueue();
		await pressKey(queue, 'tab ended');
		await until(() => byKey(queue, `order ${notCollected.id}`));
		assert.include(text(byKey(queue, `order ${notCollected.id}`)), 'Put back on the shelf');
		await openOrder(queue, notCollected.id);
		await pressKey(queue, 'is-back');
		assert.notInclude(text(byKey(queue, `order ${notCollected.id}`)), 'Put back on the shelf');
	});

	it('says from when the orders are while the connection is gone, sends nothing, and keeps what is ticked', async () => {
		const { queue, counter } = await openQueue({ fulfillments: [mine] }, { interval: 100, ttl: 200 });
		await openOrder(queue, mine.id);
		counter.fails = 'network';
		await stateOf(queue, 'stale');
		await pressKey(queue, 'tick 1');
		await pressKey(queue, 'tick 2');
		assert.match(text(part(queue, 'note')), /^Last known at \d+:\d+\. Nothing can be sent/);
		await pressKey(queue, 'ready');
		assert.equal(asked(counter, `POST /v1/fulfillments/${mine.id}/prepare`), 0);
		counter.fails = undefined;
		await stateOf(queue, 'ready');
		await pressKey(queue, 'ready');
		await until(() => counter.fulfillments[0]?.status === 'prepared');
	});

	it('keeps the focus where it is while orders come and go, and gives it back when an order is closed', async () => {
		const { queue, counter } = await openQueue({ fulfillments: [late, toPick] });
		byKey(queue, `order ${toPick.id}`)?.focus();
		addFulfillment(counter, { ...late, id: 'first', order_number: '997' });
		counter.fulfillments.reverse();
		counter.tell('order.placed', { id: 'again' });
		await until(() => parts(queue, 'order').length === 3);
		assert.equal(root(queue).activeElement, byKey(queue, `order ${toPick.id}`));
		await sendKeys({ press: 'Enter' });
		await until(() => root(queue).activeElement?.id === 'order-name');
		await sendKeys({ press: 'Escape' });
		await until(() => root(queue).activeElement === byKey(queue, `order ${toPick.id}`));
	});

	it('goes through the tabs with the arrows', async () => {
		const { queue } = await openQueue();
		byKey(queue, 'tab toPick')?.focus();
		await sendKeys({ press: 'ArrowRight' });
		await until(() => root(queue).activeElement === byKey(queue, 'tab ready'));
		await sendKeys({ press: 'End' });
		await until(() => byKey(queue, 'tab ended')?.getAttribute('aria-selected') === 'true');
	});

	it('says that the session is over, and that nobody is signed in', async () => {
		const { queue, counter } = await openQueue({}, { interval: 100, ttl: 60_000 });
		let ended = 0;
		queue.addEventListener('endcap-session-ended', () => (ended += 1));
		counter.member = null;
		await until(() => /Your session is over/.test(text(part(queue, 'note'))));
		assert.equal(ended, 1);
	});

	it('keeps within a phone and a sidebar, in either direction, with targets that a thumb can hit', async () => {
		document.documentElement.dir = 'rtl';
		for (const width of ['15rem', '24rem', '75rem']) {
			const { queue } = await openQueue({ fulfillments: [mine] }, { width });
			await openOrder(queue, mine.id);
			await until(() => part(queue, 'detail'));
			assert.isAtMost(part(queue, 'frame')?.scrollWidth ?? Infinity, queue.clientWidth);
			for (const target of root(queue).querySelectorAll('button,select,label.tick')) {
				const { width: wide, height } = target.getBoundingClientRect();
				if (wide > 0) assert.isAtLeast(height, 44, target.outerHTML);
			}
			clearQueue();
		}
	});

	it('never takes what a shopper or a retailer wrote for markup', async () => {
		const { queue } = await openQueue({
			fulfillments: [
				{ ...mine, customer_name: '<img src=x>', lines: mine.lines.map((l) => ({ ...l, title: '<b>x</b>' })) },
			],
		});
		await openOrder(queue, mine.id);
		await until(() => part(queue, 'detail'));
		assert.equal(text(root(queue).querySelector('h2')), '<img src=x>');
		assert.isNull(root(queue).querySelector('img, b'));
	});

	it('has every text in every language, with the same places to fill in', async () => {
		const places = (value: unknown) => [...new Set(JSON.stringify(value).match(/\{\w+\}/g))].sort().join();
		assert.sameMembers([...pickupQueueCatalogue.languages.keys()], ['af', 'et', 'fi', 'lv', 'pl']);
		for (const entry of pickupQueueCatalogue.languages.values()) {
			const strings = typeof entry === 'function' ? (await entry()).default : entry;
			for (const [name, english] of Object.entries(pickupQueueCatalogue.english)) {
				assert.equal(places(strings[name as keyof typeof strings]), places(english), name);
			}
		}
		document.documentElement.lang = 'pl';
		const { queue } = await openQueue({ member: exampleStaffMember });
		await until(() => tabs(queue)[0] === 'Do skompletowania (3)');
	});
});
