import '@endcap/elements/define-staff';
import { linkDeskCatalogue, type EndcapLinkDesk } from '@endcap/elements';
import { exampleLink, exampleLinks } from '@endcap/contract/examples';
import { exampleCounter, staffEndcapOf, type ExampleCounter } from '../../../stories/support/example-counter.ts';
import { assert, listen, part, parts, press, root, text, until } from '../support/stage.ts';
import { compareTexts } from '../support/texts.ts';

const opened: (() => void)[] = [];

async function openLinks(changes: Partial<ExampleCounter> = {}) {
	const counter = exampleCounter(changes);
	const endcap = staffEndcapOf(counter);
	const desk = document.createElement('endcap-link-desk');
	desk.endcap = endcap;
	document.body.append(desk);
	opened.push(() => {
		desk.remove();
		endcap.destroy();
	});
	await until(() => part(desk, 'form') ?? part(desk, 'message'));
	return { counter, desk };
}

const row = (desk: Element, id = exampleLink.id) => root(desk).querySelector<HTMLElement>(`[data-id="${id}"]`);

async function type(desk: EndcapLinkDesk, name: string, value: string): Promise<void> {
	const field = root(desk).querySelector<HTMLInputElement>(`[name="${name}"]`);
	if (!field) throw new Error(`No field is called ${name}`);
	field.value = value;
	const isTyped = !(field instanceof HTMLSelectElement);
	field.dispatchEvent(new Event(isTyped ? 'input' : 'change', { bubbles: true }));
	await desk.updateComplete;
}

describe('<endcap-link-desk>', () => {
	afterEach(() => {
		for (const close of opened.splice(0)) close();
		document.documentElement.lang = 'en';
	});

	it('lists where each link leads, where it was put up and what came of it', async () => {
		const { desk } = await openLinks();
		assert.include(text(row(desk)), 'Enamel kettle');
		assert.include(text(row(desk)), 'Instagram · Spring 2026 · Opened 412 times · 9 orders');
		assert.include(text(parts(desk, 'link')[1]), 'Printed · Opened 31 times · 0 orders · Ended 24 Mar 2026');
	});

	it('makes a link to what was found by a few letters, once, and shows its code', async () => {
		const { desk, counter } = await openLinks();
		const told: unknown[] = [];
		desk.addEventListener('endcap-link-made', ({ detail }) => told.push(detail));
		const said = listen();
		await type(desk, 'target', 'kettle');
		await press(desk, 'Product: Enamel kettle');
		await until(() => part(desk, 'chosen'));
		await type(desk, 'channel', 'tiktok');
		await type(desk, 'campaign', ' Spring ');
		await press(desk, 'Make the link');
		const shown = await until(() => part(desk, 'shown'));
		assert.equal(shown.querySelector('input')?.value, 'https://shop.example/l/newlinkabc');
		assert.isOk(shown.querySelector('.qr'));
		assert.deepEqual(told, [{ link_id: 'new', url: 'https://shop.example/l/newlinkabc', channel: 'tiktok' }]);
		assert.deepInclude(counter.links[0], { channel: 'tiktok', campaign: 'Spring' });
		await until(() => said.includes('The link is made.'));
	});

	it('asks for what is missing, and sends nothing', async () => {
		const { desk, counter } = await openLinks();
		await press(desk, 'Make the link');
		assert.equal(text(await until(() => part(desk, 'problem'))), 'Choose an offer or a product first.');
		assert.notInclude(counter.asked.join(), 'POST');
	});

	it('sends the same request again when no answer came', async () => {
		const { desk, counter } = await openLinks();
		await type(desk, 'target', 'ten per');
		await press(desk, /^Offer: /);
		await until(() => part(desk, 'chosen'));
		counter.fails = 'network';
		await press(desk, 'Make the link');
		await until(() => text(part(desk, 'problem')).startsWith('No answer came'));
		counter.fails = undefined;
		await press(desk, 'Make the link');
		await until(() => part(desk, 'shown'));
		assert.lengthOf(counter.keys, 2);
		assert.equal(counter.keys[0], counter.keys[1]);
	});

	it('prints the headline with the code on the paper that is chosen, along with the other places that are chosen', async () => {
		const [first] = exampleLinks.data;
		const other = { ...exampleLink, id: 'other', code: 'otherlinkx', url: 'https://shop.example/l/otherlinkx' };
		const { desk } = await openLinks({
			links: [
				...(first ? [first] : []),
				{ ...other, channel: 'print' },
				{ ...other, id: 'over', ended_at: '2026-03-24T16:00:00Z' },
			],
		});
		const windows: Window[] = [];
		const open = window.open;
		window.open = () => {
			const frame = document.createElement('iframe');
			document.body.append(frame);
			opened.push(() => frame.remove());
			const sheet = frame.contentWindow as Window;
			sheet.print = () => windows.push(sheet);
			return sheet;
		};
		opened.push(() => (window.open = open));
		await press(desk, `Show ${exampleLink.code}`);
		await until(() => part(desk, 'shown'));
		const boxes = [...root(desk).querySelectorAll<HTMLInputElement>('[part="along"] input')];
		assert.lengthOf(boxes, 1, 'what has ended is not printed');
		await press(desk, 'Print');
		const cards = (sheet: Window | undefined) => [...(sheet?.document.querySelectorAll('article') ?? [])].map(text);
		const [own, others] = [
			`Enamel kettleshop.example/l/${exampleLink.code}Instagram`,
			'Enamel kettleshop.example/l/otherlinkxPrinted',
		];
		await until(() => windows.length === 1);
		assert.deepEqual(cards(windows[0]), [own]);
		boxes[0]?.click();
		await type(desk, 'paper', 'sheet');
		await press(desk, 'Print');
		await until(() => windows.length === 2);
		assert.deepEqual(cards(windows[1]), [own, others, own, others]);
		window.open = () => null;
		await press(desk, 'Print');
		await until(() => text(part(desk, 'problem')).startsWith('The browser opened no window'));
	});

	it('ends a link once that was confirmed', async () => {
		const { desk } = await openLinks();
		await press(desk, `End ${exampleLink.code}`);
		await press(desk, 'No, leave it');
		await press(desk, `End ${exampleLink.code}`);
		await press(desk, 'Yes, end it');
		await until(() => text(row(desk)).includes('Ended 25 Mar 2026'));
		assert.isNull(row(desk)?.querySelector('[part="link__end"]'));
	});

	it('says that there are none yet', async () => {
		const { desk } = await openLinks({ links: [] });
		assert.include(text(part(desk, 'message')), 'There are no links yet');
		assert.isOk(part(desk, 'form'));
	});

	it('shows nothing to who is not signed in', async () => {
		const { desk } = await openLinks({ member: null });
		assert.equal(text(part(desk, 'message')), 'Sign in to see the links of your shop.');
		assert.isNull(part(desk, 'form'));
	});

	it('has every text in six languages', () => compareTexts(linkDeskCatalogue));
});
