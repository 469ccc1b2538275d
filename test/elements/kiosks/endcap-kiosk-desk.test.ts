import { exampleKiosk, exampleRefusedClaim, exampleStaffMember } from '@endcap/contract/examples';
import { kioskDeskCatalogue } from '@endcap/elements';
import { exampleKiosks } from '../../../stories/support/example-kiosks.ts';
import { clearKiosks, fill, kiosk, of, openKiosks } from '../support/kiosk-desk-stage.ts';
import { assert, listen, part, parts, press, root, stateOf, text, until } from '../support/stage.ts';
import { compareTexts } from '../support/texts.ts';

const DOOR = exampleKiosk.id;
const call = { since: '2026-03-25T09:58:00Z', language: 'et' };
const calling = () => exampleKiosks().kiosks.map((each) => (each.id === DOOR ? { ...each, call } : each));

describe('<endcap-kiosk-desk>', () => {
	afterEach(clearKiosks);

	it('says of each kiosk in plain words how it is', async () => {
		const { desk } = await openKiosks();
		const door = kiosk(desk, DOOR);
		for (const words of ['By the door', 'Fine', 'Seen 18 seconds ago · nobody at it · nothing waits']) {
			assert.include(door, words);
		}
		const till = kiosk(desk, 'till');
		for (const words of [
			'Silent',
			'Silent for 12 minutes: check its power and network.',
			'3 entries wait to be sent',
		]) {
			assert.include(till, words);
		}
		const window = kiosk(desk, 'window');
		for (const words of ['Needs a look', 'Its clock is 24 hours ahead.', '1 entry was lost'])
			assert.include(window, words);
		assert.include(kiosk(desk, 'cellar'), 'Nobody has typed its code in yet.');
	});

	it('says what a device keeps of another retailer’s kiosk that it was before', async () => {
		const { heartbeat } = exampleKiosk;
		assert.isOk(heartbeat);
		if (!heartbeat) return;
		const stranded = [{ kiosk: 'At the gate', waiting: 12 }];
		const { desk } = await openKiosks({ kiosks: [{ ...exampleKiosk, heartbeat: { ...heartbeat, stranded } }] });
		assert.include(
			kiosk(desk, DOOR),
			'12 entries wait on it for “At the gate” of another retailer, which this device was before.',
		);
	});

	it('sets a kiosk up, and shows its code large with how long it is good', async () => {
		const { desk, counter } = await openKiosks();
		const said = listen();
		await press(desk, 'Set up a kiosk');
		await until(() => part(desk, 'form'));
		part(desk, 'submit')?.click();
		await until(() => root(desk).querySelector('.mistake'));
		await fill(root(desk).querySelector('[name="name"]'), 'In the corner');
		part(desk, 'submit')?.click();
		const code = await until(() => part(desk, 'code'));
		assert.equal(text(code), 'K7PM-34XA');
		assert.match(text(part(desk, 'countdown')), /^Good for another (10:00|9:5\d)$/);
		assert.equal(root(desk).activeElement, code);
		assert.isTrue(counter.kiosks.some(({ name }) => name === 'In the corner'));
		await until(() => said.some((words) => words.includes('K 7 P M')));
		await press(desk, 'Done');
		await until(() => !part(desk, 'code'));
	});

	it('puts calls for help above everything, is heard, and answers them', async () => {
		const { desk, counter } = await openKiosks({ kiosks: calling() });
		const frame = part(desk, 'frame');
		assert.equal(frame?.querySelector('section, button'), part(desk, 'calls'));
		assert.include(text(part(desk, 'call')), 'Called 2 minutes ago · reads Estonian');
		const told = new Promise<CustomEvent>((resolve) => desk.addEventListener('endcap-kiosk-calls-changed', resolve));
		part(desk, 'come')?.click();
		assert.deepEqual((await told).detail, { count: 0 });
		await until(() => !part(desk, 'calls'));
		assert.isTrue(counter.kiosks.every((each) => each.call === null));
	});

	it('tells of a call that comes while nobody looks', async () => {
		const { desk, counter } = await openKiosks();
		const said = listen();
		const told = new Promise<CustomEvent>((resolve) => desk.addEventListener('endcap-kiosk-calls-changed', resolve));
		await until(() => counter.listeners.size > 0);
		counter.kiosks = calling();
		counter.tell('kiosk.updated', { id: DOOR });
		assert.deepEqual((await told).detail, { count: 1 });
		await until(() => said.some((words) => words.includes('Somebody needs help: By the door')));
	});

	it('closes and opens a kiosk, also for clerks, who change nothing else', async () => {
		const { desk, counter } = await openKiosks({ member: exampleStaffMember });
		assert.isNull(part(desk, 'set-up'));
		assert.isNull(part(desk, 'take'));
		of(desk, DOOR, '[part="close"]').click();
		await until(() => text(of(desk, DOOR, '[part="close"]')) === 'Open');
		assert.isTrue(counter.kiosks.find(({ id }) => id === DOOR)?.closed);
	});

	it('asks before it takes a key away', async () => {
		const { desk, counter } = await openKiosks();
		of(desk, DOOR, '[part="take"]').click();
		const sure = await until(() => part(desk, 'sure'));
		assert.include(text(sure), '“By the door” stops at once.');
		await press(desk, 'Keep it');
		await until(() => !part(desk, 'sure'));
		assert.equal(root(desk).activeElement, of(desk, DOOR, '[part="take"]'));
		of(desk, DOOR, '[part="take"]').click();
		await press(desk, 'Take it away');
		await until(() => kiosk(desk, DOOR).includes('No key'));
		assert.equal(counter.kiosks.find(({ id }) => id === DOOR)?.status, 'revoked');
	});

	it('changes settings, and says what is out of range', async () => {
		const { desk, counter } = await openKiosks();
		of(desk, DOOR, '[part="settings"]').click();
		const form = await until(() => part(desk, 'form'));
		await fill(form.querySelector('[name="idle_seconds"]'), '5');
		part(desk, 'submit')?.click();
		await until(() => text(form).includes('A number from 15 to 900.'));
		await fill(form.querySelector('[name="idle_seconds"]'), '90');
		part(desk, 'submit')?.click();
		await until(() => !part(desk, 'form'));
		assert.equal(counter.kiosks.find(({ id }) => id === DOOR)?.settings.idle_seconds, 90);
	});

	it('lists what could not be kept with whom to tell, until somebody says what was done', async () => {
		const { desk, counter } = await openKiosks();
		const [first, , second] = parts(desk, 'refusal').map(text);
		for (const words of ['Maija', 'Sold out meanwhile', '1 × KETTLE', 'maija@example.com', 'reference']) {
			assert.include(first, words);
		}
		assert.include(second, 'Something nobody can read');
		const settle = () => root(desk).querySelector<HTMLElement>('[part="settle"] button');
		settle()?.click();
		await until(() => text(part(desk, 'refusal')).includes('Write down what was done.'));
		await fill(root(desk).querySelector('[part="settle"] input'), 'Called.');
		settle()?.click();
		await until(() => parts(desk, 'refusal').length === 2);
		assert.lengthOf(counter.refusals, 2);
	});

	it('says who was signed in and what they wanted, and asks for their card only when it is pressed', async () => {
		const { desk } = await openKiosks();
		const claim = parts(desk, 'refusal')[1];
		for (const words of ['Anna', 'A coupon: Ten per cent off kettles', 'Each card that you open is recorded']) {
			assert.include(text(claim), words);
		}
		assert.notInclude(text(claim), 'Nobody knows how to reach them.');
		const asked: string[] = [];
		desk.addEventListener('endcap-customer-request', ({ detail }) => asked.push(detail.customer_id));
		assert.isNull(parts(desk, 'refusal')[0]?.querySelector('[part="refusal__card"]') ?? null);
		claim?.querySelector<HTMLElement>('[part="refusal__card"]')?.click();
		assert.deepEqual(asked, [exampleRefusedClaim.customer?.id]);
	});

	it('says why something was not done, and keeps what was typed', async () => {
		const { desk, counter } = await openKiosks();
		counter.fails = 'key_not_allowed';
		of(desk, DOOR, '[part="close"]').click();
		await until(() => text(part(desk, 'problem')).includes('Managers do this.'));
		counter.fails = 'network';
		await fill(root(desk).querySelector('[part="settle"] input'), 'Called.');
		root(desk).querySelector<HTMLElement>('[part="settle"] button')?.click();
		await until(() => parts(desk, 'problem').some((each) => text(each).includes('No answer came')));
		assert.equal(root(desk).querySelector<HTMLInputElement>('[part="settle"] input')?.value, 'Called.');
	});

	it('shows that nothing is set up, that nothing can be had, that it is old, and that nobody is signed in', async () => {
		const empty = await openKiosks({ kiosks: [], refusals: [] });
		await stateOf(empty.desk, 'empty');
		assert.include(text(part(empty.desk, 'message')), 'Set one up here');
		const failed = await openKiosks({ fails: 'network' });
		await stateOf(failed.desk, 'failed');
		const old = await openKiosks({}, { interval: 100, ttl: 200 });
		await stateOf(old.desk, 'ready');
		old.counter.fails = 'network';
		await stateOf(old.desk, 'stale');
		assert.include(text(part(old.desk, 'note')), 'Last known at');
		const over = await openKiosks({ member: null });
		await stateOf(over.desk, 'signed-out');
	});

	it('has every text in every language', () => compareTexts(kioskDeskCatalogue));
});
