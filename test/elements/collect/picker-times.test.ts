import { sendKeys } from '@web/test-runner-commands';
import { exampleShopClosedToday } from '@endcap/contract/examples';
import { changeSlots, exampleSlots, setSlot, slotsOf } from '../../../stories/support/example-collect.ts';
import { storesWith } from '../../../stories/support/example-shop.ts';
import { chooseShop, chosen, clearPicker, day, focused, openPicker, slot } from '../support/picker-stage.ts';
import { assert, listen, part, parts, root, text, until } from '../support/stage.ts';

const TAG = '<endcap-collect-picker skus="KETTLE-RED"></endcap-collect-picker>';

async function openTimes(
	changes: Parameters<typeof openPicker>[1] = {},
	options: Parameters<typeof openPicker>[2] = {},
) {
	const opened = openPicker(TAG, changes, options);
	await chooseShop(opened.picker, 'Rüütli');
	return opened;
}

async function press(...keys: string[]): Promise<void> {
	for (const key of keys) {
		await sendKeys({ press: key });
		await new Promise(requestAnimationFrame);
	}
}

describe('the times of a shop', () => {
	afterEach(clearPicker);

	it('begin with the soonest, which one press takes', async () => {
		const { picker } = await openTimes();
		assert.equal(text(part(picker, 'soonest')), 'Soonest: today, 14:00–15:00');
		part(picker, 'soonest')?.click();
		await until(() => chosen(picker) === 'today, 14:00–15:00 Rüütli, Rüütli 4, Tartu');
	});

	it('show what is past and what is full, and how many are left of few', async () => {
		const { picker } = await openTimes();
		assert.equal(text(slot(picker, '12:00')), '12:00–13:00 past');
		assert.equal(text(slot(picker, '16:00')), '16:00–17:00 full');
		assert.equal(text(slot(picker, '13:00')), '13:00–14:00 past');
		day(picker, 'tomorrow')?.click();
		await until(() => text(slot(picker, '17:00')) === '17:00–18:00 2 left');
	});

	it('that are full can be reached by keyboard, and not be chosen', async () => {
		const { picker } = await openTimes();
		const full = slot(picker, '16:00');
		assert.equal(full?.ariaDisabled, 'true');
		slot(picker, '14:00')?.focus();
		await press('ArrowDown', 'ArrowRight');
		await press('Home');
		await until(() => focused(picker).startsWith('14:00'));
		full?.focus();
		await press('Enter');
		assert.equal(chosen(picker), '');
	});

	it('are gone through by arrows, ends of rows and days, by one stop of the tab key', async () => {
		const { picker } = await openTimes({}, { width: '24rem' });
		await until(() => root(picker).querySelectorAll('[role="row"]').length === 3);
		const stops = () => parts(picker, 'slot').filter((each) => each.tabIndex === 0);
		assert.lengthOf(stops(), 1);
		slot(picker, '14:00')?.focus();
		await press('ArrowRight');
		assert.equal(focused(picker), '15:00–16:00');
		await press('ArrowUp');
		assert.equal(focused(picker), '12:00–13:00 past');
		await press('Home');
		assert.equal(focused(picker), '10:00–11:00 past');
		await press('End', 'ArrowDown');
		assert.equal(focused(picker), '15:00–16:00');
		await press('PageDown');
		assert.equal(text(part(picker, 'day--shown')), 'tomorrow 26 Mar');
		assert.equal(focused(picker), '15:00–16:00');
		await press('PageDown', 'PageDown', 'PageDown');
		assert.equal(text(part(picker, 'day--shown')), 'Mon 30 Mar', 'a day without times is passed over');
		await press('PageUp');
		assert.equal(text(part(picker, 'day--shown')), 'Sat 28 Mar');
		assert.lengthOf(stops(), 1);
		await press('Enter');
		await until(() => chosen(picker).startsWith('Saturday, 28 March, 15:00–16:00'));
	});

	it('are gone through the other way where the page is read the other way', async () => {
		document.documentElement.dir = 'rtl';
		const { picker } = await openTimes({}, { width: '24rem' });
		slot(picker, '14:00')?.focus();
		await press('ArrowLeft');
		assert.equal(focused(picker), '15:00–16:00');
		await press('ArrowRight', 'ArrowRight');
		assert.equal(focused(picker), '13:00–14:00 past');
		(part(picker, 'day--shown') as HTMLElement).focus();
		await press('ArrowLeft');
		assert.equal(focused(picker), 'tomorrow 26 Mar');
	});

	it('have days that are gone through by arrows', async () => {
		const { picker } = await openTimes();
		(part(picker, 'day--shown') as HTMLElement).focus();
		await press('ArrowRight', 'ArrowRight');
		assert.equal(focused(picker), 'Fri 27 Mar');
		assert.equal(root(picker).activeElement?.ariaSelected, 'true');
		await press('End');
		assert.equal(focused(picker), 'Tue 31 Mar');
		await press('Home');
		assert.equal(focused(picker), 'today 25 Mar');
	});

	it('keep the shop’s clock and calendar over the day on which it is put forward', async () => {
		const { picker } = await openTimes();
		assert.deepEqual(parts(picker, 'day').map(text), [
			'today 25 Mar',
			'tomorrow 26 Mar',
			'Fri 27 Mar',
			'Sat 28 Mar',
			'Sun 29 Mar',
			'Mon 30 Mar',
			'Tue 31 Mar',
		]);
		day(picker, 'Sun')?.click();
		await until(() => text(part(picker, 'ask')) === 'Closed on this day.');
		day(picker, 'Mon')?.click();
		await until(() => slot(picker, '10:00'));
		slot(picker, '10:00')?.click();
		await until(() => picker.value === 'tartu-ruutli 2026-03-30T07:00:00Z');
	});

	it('are told in the shop’s time, and whose that is, where the device’s clock is another', async () => {
		const timezone = 'America/New_York';
		const { picker } = await openTimes({
			stores: storesWith({ 'tartu-ruutli': { timezone } }),
			slots: { ...exampleSlots, 'tartu-ruutli': slotsOf('tartu-ruutli', timezone) },
		});
		assert.equal(text(part(picker, 'zone')), 'Times are on the shop’s clock: Eastern Daylight Time.');
		assert.equal(text(part(picker, 'soonest')), 'Soonest: today, 08:00–09:00');
		part(picker, 'soonest')?.click();
		await until(() => chosen(picker).includes('On the shop’s clock: Eastern Daylight Time.'));
	});

	it('of the first day on which there are any are shown, with their day', async () => {
		const { picker } = await openTimes({ slots: { 'tartu-ruutli': exampleShopClosedToday } });
		assert.equal(text(part(picker, 'day--shown')), 'tomorrow 26 Mar');
		assert.equal(text(part(picker, 'soonest')), 'Soonest: tomorrow, 11:00–12:00');
	});

	it('that are not known send the shopper to the shop, with its number', async () => {
		const { picker } = openPicker(TAG, {
			slots: { 'tartu-ruutli': { ...slotsOf('tartu-ruutli'), reason: 'hours_unknown', soonest: null } },
		});
		await chooseShop(picker, 'Rüütli');
		assert.equal(text(part(picker, 'ask')), 'Ask the shop when you can collect. +3727000001');
		assert.equal(part(picker, 'phone')?.getAttribute('href'), 'tel:+3727000001');
	});

	it('of later weeks come with a press, and those of this week again with another', async () => {
		const { picker } = await openTimes();
		root(picker).querySelector<HTMLElement>('.later')?.click();
		await until(() => parts(picker, 'day').map(text)[0] === 'Wed 1 Apr');
		root(picker).querySelector<HTMLElement>('.earlier')?.click();
		await until(() => parts(picker, 'day').map(text)[0] === 'today 25 Mar');
	});

	it('that somebody else filled are said to be gone, and the next one is offered in one press', async () => {
		const said = listen();
		const { picker, shop, told } = await openTimes({}, { interval: 50 });
		part(picker, 'soonest')?.click();
		await until(() => chosen(picker));
		setSlot(shop, 'tartu-ruutli', '2026-03-25T12:00:00Z', { status: 'full', remaining: 0 });
		await until(() => chosen(picker).includes('This time was just taken.'));
		await until(() => said.some((words) => words.includes('This time was just taken.')));
		assert.isTrue(picker.validity.customError);
		assert.equal(text(part(picker, 'take-next')), 'Take today, 15:00–16:00 instead');
		part(picker, 'take-next')?.click();
		await until(() => picker.value === 'tartu-ruutli 2026-03-25T13:00:00Z');
		assert.isTrue(picker.checkValidity());
		assert.deepEqual(told[1], [
			'refused',
			{ reason: 'slot_full', store_id: 'tartu-ruutli', starts_at: '2026-03-25T12:00:00Z' },
		]);
	});

	it('that pass while the page is open are said to be too late, by the server’s clock', async () => {
		const soon = new Date(Date.parse('2026-03-25T10:00:00Z') + performance.now() + 1500).toISOString();
		const slots = changeSlots(slotsOf('tartu-ruutli'), ({ starts_at }) =>
			starts_at === '2026-03-25T12:00:00Z' ? { cutoff_at: soon } : {},
		);
		const { picker } = await openTimes({ slots: { 'tartu-ruutli': slots } });
		part(picker, 'soonest')?.click();
		await until(() => chosen(picker).startsWith('today, 14:00–15:00'));
		await until(() => chosen(picker).includes('It is too late for this time now.'));
		assert.equal(text(part(picker, 'take-next')), 'Take today, 15:00–16:00 instead');
	});

	it('change without taking the focus away', async () => {
		const { picker, shop } = await openTimes({}, { interval: 50 });
		const focusedOne = slot(picker, '15:00');
		focusedOne?.focus();
		setSlot(shop, 'tartu-ruutli', '2026-03-25T12:00:00Z', { status: 'full', remaining: 0 });
		await until(() => text(slot(picker, '14:00')) === '14:00–15:00 full');
		assert.equal(root(picker).activeElement, focusedOne);
		assert.equal(text(part(picker, 'soonest')), 'Soonest: today, 15:00–16:00');
	});

	it('are targets of at least 44 pixels, in a sidebar too', async () => {
		const { picker } = await openTimes({}, { width: '240px' });
		for (const each of root(picker).querySelectorAll('button,[role="gridcell"],label')) {
			const { width, height } = each.getBoundingClientRect();
			assert.isAtLeast(Math.min(width, height), 44, text(each));
		}
		assert.isAtMost(root(picker).querySelector('.frame')?.scrollWidth ?? 0, picker.clientWidth);
	});
});
