import { exampleCoupon, exampleLoyaltyProgram, exampleStaffMember } from '@endcap/contract/examples';
import { offerDeskCatalogue } from '@endcap/elements';
import {
	beginCoupon,
	changesOf,
	clearOffers,
	field,
	manager,
	mistakeAt,
	openCoupon,
	openOffers,
	openSection,
	row,
	type,
} from '../support/offers-stage.ts';
import { assert, listen, part, parts, press, root, stateOf, text, until } from '../support/stage.ts';
import { compareTexts } from '../support/texts.ts';

const KETTLES = exampleCoupon.id;

describe('<endcap-offer-desk>', () => {
	afterEach(clearOffers);

	it('shows what each coupon gives, where, until when and how often it was used', async () => {
		const { desk } = await openOffers();
		const kettles = await until(() => row(desk, KETTLES));
		for (const words of [
			'Ten per cent off kettles',
			'10% off',
			'From €40 · For Kettles · Only on the web, at the kiosk or at the till',
			'Active',
			'1 Mar 2026 – 30 Apr 2026',
			'Code KETTLE10',
			'Used 17 of 500',
		]) {
			assert.include(kettles, words);
		}
		assert.include(row(desk, 'welcome'), 'Over');
		assert.include(row(desk, 'birthday'), '2 beyond the limit');
	});

	it('lets clerks look, and make and change nothing', async () => {
		const { desk } = await openOffers({ member: exampleStaffMember });
		await openCoupon(desk, KETTLES);
		assert.isNull(part(desk, 'actions'));
		assert.isNull(part(desk, 'codes'));
		assert.isOk(part(desk, 'give'));
		await press(desk, /All coupons/);
		await until(() => row(desk, KETTLES));
		assert.isNull(part(desk, 'make'));
	});

	it('makes a coupon, and tells before what shoppers will read of it', async () => {
		const { desk, counter } = await openOffers();
		await beginCoupon(desk);
		assert.include(text(part(desk, 'preview')), 'Say what it gives');
		await type(desk, { percent: '15', minimum_spend: '20,50', name: 'Tea time', goods: 'some' });
		await type(desk, { categories: 'Tea\nCoffee\nTea', valid_until: '2026-05-01T00:00', code: 'TEA', claimable: true });
		await type(desk, { stackable: true });
		await type(desk, { 'channels-kiosk': false, 'channels-social': false });
		assert.include(
			text(part(desk, 'preview')),
			'Tea time: 15% off, from €20.50, for Tea and Coffee, only on the web or at the till, valid until 30 Apr 2026.',
		);
		const saved = new Promise<CustomEvent>((resolve) => desk.addEventListener('endcap-coupon-saved', resolve));
		part(desk, 'submit')?.click();
		const { detail } = await saved;
		await until(() => part(desk, 'detail'));
		const made = counter.coupons.find(({ id }) => id === detail.coupon_id);
		assert.match(detail.coupon_id, /^tea-time-/);
		assert.deepInclude(made, {
			status: 'active',
			name: 'Tea time',
			benefit: { type: 'percentage', percent: 15 },
			minimum_spend: { amount: 2050, currency: 'EUR' },
			products: { categories: ['Tea', 'Coffee'], skus: [], sku_count: 0 },
			channels: ['web', 'till'],
			stores: null,
			valid_from: null,
			valid_until: '2026-05-01T00:00',
			code: 'TEA',
			claimable: true,
			stackable: true,
		});
	});

	it('marks what is missing, goes there and sends nothing', async () => {
		const { desk, counter } = await openOffers();
		await beginCoupon(desk);
		await type(desk, { minimum_spend: 'twenty' });
		part(desk, 'submit')?.click();
		await until(() => part(desk, 'problem'));
		assert.equal(mistakeAt(desk, 'percent'), 'A whole number from 1 to 100.');
		assert.equal(mistakeAt(desk, 'minimum_spend'), 'An amount, such as €4.50.');
		assert.equal(mistakeAt(desk, 'name'), 'This is needed.');
		assert.equal(field(desk, 'percent').getAttribute('aria-invalid'), 'true');
		await until(() => root(desk).activeElement === field(desk, 'percent'));
		assert.isEmpty(changesOf(counter));
	});

	it('says at the field what the server does not take, and keeps what was typed', async () => {
		const { desk, counter } = await openOffers();
		await beginCoupon(desk);
		await type(desk, { percent: '10', name: 'Spring', code: 'HELLO' });
		part(desk, 'submit')?.click();
		await until(() => mistakeAt(desk, 'code') === 'Another coupon has this code. Choose another.');
		counter.pointers = ['/benefit/percent', '/valid_until'];
		await type(desk, { code: 'SPRING' });
		part(desk, 'submit')?.click();
		await until(() => mistakeAt(desk, 'valid_until') === 'The server does not take this. Change it.');
		assert.isOk(mistakeAt(desk, 'percent'));
		assert.equal(field(desk, 'name').value, 'Spring');
		counter.pointers = undefined;
		part(desk, 'submit')?.click();
		await until(() => part(desk, 'detail'));
		assert.lengthOf(
			counter.coupons.filter(({ name }) => name === 'Spring'),
			1,
		);
	});

	it('changes one without losing what the list does not show of it', async () => {
		const skus = Array.from({ length: 30 }, (_, index) => `SKU-${index}`);
		const many = { ...exampleCoupon, products: { categories: [], skus, sku_count: 30 }, channels: ['server', 'web'] };
		const { desk, counter } = await openOffers({ coupons: [many as typeof exampleCoupon] });
		await openCoupon(desk, KETTLES);
		await press(desk, 'Change');
		await until(() => part(desk, 'form'));
		await type(desk, { name: 'Another name' });
		part(desk, 'submit')?.click();
		await until(() => counter.coupons[0]?.name === 'Another name');
		const { name: _name, updated_at: _at, ...rest } = counter.coupons[0] ?? exampleCoupon;
		const { name: _before, updated_at: _then, ...before } = many;
		assert.deepEqual(rest, before as typeof rest);
	});

	it('asks before it pauses or ends one, and says where it stands then', async () => {
		const { desk, counter } = await openOffers();
		const said = listen();
		await openCoupon(desk, KETTLES);
		await press(desk, 'Pause');
		await press(desk, 'No, leave it');
		assert.isEmpty(changesOf(counter));
		await press(desk, 'Pause');
		await press(desk, 'Yes, pause');
		await press(desk, 'Go on');
		await until(() => text(part(desk, 'step')) === 'Pause');
		await press(desk, 'End');
		await press(desk, 'Yes, end it');
		await until(() => text(part(desk, 'coupon__state')) === 'Ended');
		assert.isNull(part(desk, 'actions'));
		await until(() => said.includes('Ten per cent off kettles: Ended'));
	});

	it('makes codes once, however often they are asked for without an answer', async () => {
		const { desk, counter } = await openOffers();
		await openCoupon(desk, KETTLES);
		const section = await openSection(desk, 'Codes for one use');
		await type(desk, { count: '100000' });
		counter.fails = 'network';
		await press(desk, 'Make codes');
		await until(() => /No answer came/.test(text(section)));
		counter.fails = undefined;
		await press(desk, 'Make codes');
		await until(() => text(part(desk, 'done')) === '100,000 codes made. 100,000 of 100,000 are unused.');
		assert.lengthOf(counter.keys, 2);
		assert.equal(counter.keys[0], counter.keys[1]);
		assert.equal(part(desk, 'download')?.getAttribute('href'), `https://shop.example/v1/coupons/${KETTLES}/codes.csv`);
	});

	it('gives one to customers, and says to how many', async () => {
		const { desk } = await openOffers({ member: exampleStaffMember });
		await openCoupon(desk, KETTLES);
		await openSection(desk, 'Give to customers');
		await press(desk, 'Give it');
		await until(() => mistakeAt(desk, 'segment') === 'This is needed.');
		await type(desk, { whom: 'these' });
		await type(desk, { ids: 'one\nother' });
		await press(desk, 'Give it');
		const given = await until(() => text(part(desk, 'done')));
		assert.equal(given, 'Given to 1 customer. 1 left out: not a customer, or has it already.');
	});

	it('gives back what was used once that was asked twice, and the count follows', async () => {
		const { desk } = await openOffers();
		await openCoupon(desk, KETTLES);
		await openSection(desk, 'What it was used for');
		await until(() => parts(desk, 'redemption').length === 2);
		assert.match(text(parts(desk, 'redemption')[0]), /Rüütli · €4.90Used/);
		await press(desk, /^Give back:/);
		await press(desk, 'Yes, give back');
		await until(() => /Given back/.test(text(parts(desk, 'redemption')[0])));
		await until(() => /Used 16 of 500/.test(text(part(desk, 'standing'))));
	});

	it('follows what happens elsewhere', async () => {
		const { desk, counter } = await openOffers();
		await until(() => counter.listeners.size > 0 && row(desk, KETTLES));
		counter.coupons = counter.coupons.map((each) => (each.id === KETTLES ? { ...each, uses: 18 } : each));
		counter.tell('redemption.updated', { id: 'used', coupon_id: KETTLES, status: 'succeeded' });
		await until(() => row(desk, KETTLES).includes('Used 18 of 500'));
	});

	it('finds by words and by state, and says when nothing matches', async () => {
		const { desk } = await openOffers();
		await until(() => row(desk, KETTLES));
		const status = part(desk, 'status') as HTMLSelectElement;
		status.value = 'paused';
		status.dispatchEvent(new Event('change'));
		await until(() => parts(desk, 'coupon').length === 1 && row(desk, 'birthday'));
		const search = part(desk, 'search') as HTMLInputElement;
		search.value = 'sledge';
		search.form?.requestSubmit();
		await press(desk, 'Show all');
		await until(() => parts(desk, 'coupon').length === 4);
	});

	it('explains the points in money as they are typed, and saves what it does not show', async () => {
		const hidden = { products: { skus: ['TWINE'] }, stores: ['tartu-ruutli'], multiplier: 3 };
		const earn = { ...exampleLoyaltyProgram.earn, rules: [...exampleLoyaltyProgram.earn.rules, hidden] };
		const { desk, counter } = await openOffers({ program: { ...exampleLoyaltyProgram, earn } });
		await press(desk, 'Points');
		const explained = await until(() => text(part(desk, 'preview')));
		assert.equal(
			explained,
			'100 points are worth €1.00, so a purchase of €50.00 earns 50 points and gives back €0.50.',
		);
		await type(desk, { points: '2', worth: '5' });
		assert.equal(
			text(part(desk, 'preview')),
			'100 points are worth €5.00, so a purchase of €50.00 earns 100 points and gives back €5.00.',
		);
		await press(desk, 'Save');
		await until(() => part(desk, 'done'));
		assert.deepEqual(counter.program, {
			...exampleLoyaltyProgram,
			earn: { ...earn, points: 2 },
			point_value: { amount: 500, currency: 'EUR' },
		});
	});

	it('adds and removes tiers and rewards, and marks what is wrong with one', async () => {
		const { desk, counter } = await openOffers();
		await press(desk, 'Points');
		await press(desk, 'Add a tier');
		await type(desk, { 'tiers-2-name': 'Bronze', 'tiers-2-from': '100' });
		await press(desk, 'Save');
		await until(() => mistakeAt(desk, 'tiers-2-from') === 'Each tier begins above the one before.');
		await press(desk, 'Remove Bronze');
		await press(desk, 'Add a reward');
		await type(desk, { 'rewards-2-name': 'Twine', 'rewards-2-points': '50', 'rewards-2-benefit': 'free_item' });
		await type(desk, { 'rewards-2-value': 'TWINE' });
		await press(desk, 'Save');
		await until(() => counter.program?.rewards.length === 3);
		assert.deepEqual(counter.program?.rewards[2]?.benefit, { type: 'free_item', sku: 'TWINE' });
		assert.deepEqual(counter.program?.tiers, exampleLoyaltyProgram.tiers);
	});

	it('lets a clerk read the program, and begins one where there is none', async () => {
		const { desk } = await openOffers({ member: exampleStaffMember });
		await press(desk, 'Points');
		await until(() => part(desk, 'program'));
		assert.isTrue(field(desk, 'points').matches(':disabled'));
		clearOffers();
		const none = await openOffers({ program: null });
		await press(none.desk, 'Points');
		await press(none.desk, 'Make one');
		await type(none.desk, { name: 'Club' });
		await press(none.desk, 'Save');
		await until(() => none.counter.program?.name === 'Club');
	});

	it('keeps what was typed when the session ends, for the same person and nobody else', async () => {
		const { desk, counter } = await openOffers({}, { interval: 200 });
		let told = 0;
		desk.addEventListener('endcap-session-ended', () => (told += 1));
		await beginCoupon(desk);
		await type(desk, { percent: '10', name: 'Spring' });
		counter.member = null;
		part(desk, 'submit')?.click();
		await stateOf(desk, 'signed-out');
		assert.equal(told, 1);
		assert.equal(field(desk, 'name').value, 'Spring');
		counter.member = manager;
		await desk.endcap?.session.get();
		await until(() => !desk.matches(':state(signed-out)'));
		assert.equal(field(desk, 'name').value, 'Spring');
		counter.member = null;
		await desk.endcap?.session.get();
		counter.member = { ...manager, id: 'another' };
		await desk.endcap?.session.get();
		await beginCoupon(desk);
		assert.equal(field(desk, 'name').value, '');
	});

	it('says how old the list is when the network is gone, and that nothing could be had at all', async () => {
		const { desk, counter } = await openOffers({}, { interval: 200, ttl: 400 });
		await until(() => row(desk, KETTLES));
		counter.fails = 'network';
		await stateOf(desk, 'stale');
		assert.match(text(part(desk, 'note')), /^Last known at /);
		assert.isOk(row(desk, KETTLES));
		clearOffers();
		const none = await openOffers({ fails: 'network' });
		await stateOf(none.desk, 'failed');
		assert.match(text(part(none.desk, 'message')), /could not be loaded/);
	});

	it('never makes markup of what a merchant wrote', async () => {
		const name = '<img src=x onerror=alert(1)>';
		const { desk } = await openOffers({ coupons: [{ ...exampleCoupon, name, code: '<b>' }] });
		await openCoupon(desk, KETTLES);
		assert.isNull(root(desk).querySelector('img, b'));
		assert.include(text(part(desk, 'preview')), name);
	});

	it('speaks six languages, each with every text', async () => {
		await compareTexts(offerDeskCatalogue);
		document.documentElement.lang = 'fi';
		const { desk } = await openOffers();
		await until(() => row(desk, KETTLES).includes('Käytetty 17/500'));
		assert.include(row(desk, 'welcome'), 'Käytetty 1 kerran');
	});
});
