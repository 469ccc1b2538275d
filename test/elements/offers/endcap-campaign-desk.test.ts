import { exampleOffer, exampleStaffMember } from '@endcap/contract/examples';
import { campaignDeskCatalogue } from '@endcap/elements';
import { told } from '../support/basket-stage.ts';
import { clearCampaigns, mistakeAt, openCampaign, openCampaigns, row, type } from '../support/campaigns-stage.ts';
import { manager } from '../support/offers-stage.ts';
import { assert, listen, part, press, root, stateOf, text, until } from '../support/stage.ts';
import { compareTexts } from '../support/texts.ts';

const { id } = exampleOffer;
const changesOf = ({ asked }: { asked: string[] }) => asked.filter((each) => !each.startsWith('GET'));

describe('endcap-campaign-desk', () => {
	afterEach(clearCampaigns);

	it('says of each where it stands, when, where, what it gives and for whom', async () => {
		const { desk } = await openCampaigns();
		await stateOf(desk, 'ready');
		assert.match(row(desk, id), /On now 20 Mar 2026 – 31 Mar 2026$/);
		assert.include(row(desk, id), 'Rüütli and Miera iela · Coupon: Ten per cent off kettles · Within 50 km of a shop');
		assert.match(row(desk, 'draft'), /Every shop · Without a coupon Draft From 1 Sept? 2026$/);
		assert.include(row(desk, 'later'), 'Only for regulars Starts later');
		assert.include(row(desk, 'over'), 'Over');
	});

	it('shows one as shoppers see it', async () => {
		const { desk } = await openCampaigns();
		await openCampaign(desk, id);
		assert.equal(text(part(desk, 'offer__benefit')), '10% off');
		assert.equal(text(part(desk, 'offer__headline')), exampleOffer.headline);
		await until(
			() =>
				text(part(desk, 'offer__shops')) === 'Miera iela and Rüütli' ||
				text(part(desk, 'offer__shops')) === 'Rüütli and Miera iela',
		);
		assert.isNull(part(desk, 'offer__take'), 'nothing is claimed at the counter');
	});

	it('makes one, with the name in links by its headline, and starts it', async () => {
		const heard = listen();
		const { counter, desk } = await openCampaigns();
		const saved = told(desk, 'endcap-offer-saved');
		await press(desk, 'Make a campaign');
		await type(desk, { headline: 'Käsitöö öö: 10% off', name: 'Night of crafts', ends_at: '2026-04-01T00:00' });
		assert.equal(text(part(desk, 'offer__headline')), 'Käsitöö öö: 10% off');
		await type(desk, { coupon_id: 'spring-kettles', shops: 'some' });
		await type(desk, { 'stores-tartu-ruutli': true });
		await press(desk, 'Save and start');
		await until(() => part(desk, 'detail'));
		const [made] = counter.campaigns;
		assert.deepInclude(made as object, {
			slug: 'kasitoo-oo-10-off',
			name: 'Night of crafts',
			coupon_id: 'spring-kettles',
			stores: ['tartu-ruutli'],
			ends_at: '2026-04-01T00:00',
			status: 'active',
		});
		assert.deepEqual(saved, [{ offer_id: 'made', status: 'active' }]);
		await until(() => heard.some((each) => each.includes('Saved: Night of crafts')));
	});

	it('marks what is wrong where it is, and sends nothing of it', async () => {
		const { counter, desk } = await openCampaigns();
		await press(desk, 'Make a campaign');
		await type(desk, {
			slug: 'No Such',
			image: 'javascript:alert(1)',
			starts_at: '2026-04-02T00:00',
			ends_at: '2026-04-01T00:00',
		});
		await press(desk, 'Save as a draft');
		await until(() => mistakeAt(desk, 'headline') === 'This is needed.');
		assert.equal(mistakeAt(desk, 'name'), 'This is needed.');
		assert.include(mistakeAt(desk, 'image'), 'begins with https://');
		assert.include(mistakeAt(desk, 'slug'), 'Small letters');
		assert.equal(mistakeAt(desk, 'ends_at'), 'This is not after the beginning.');
		assert.deepEqual(changesOf(counter), []);
		await until(() => root(desk).activeElement?.getAttribute('name') === 'headline');
	});

	it('keeps what was typed when another campaign has the name in links', async () => {
		const { desk } = await openCampaigns();
		await press(desk, 'Make a campaign');
		await type(desk, { headline: 'Kettles', name: 'Kettles', slug: exampleOffer.slug });
		await press(desk, 'Save as a draft');
		await until(() => mistakeAt(desk, 'slug').includes('not the name of another campaign'));
		assert.equal(root(desk).querySelector<HTMLInputElement>('[name="headline"]')?.value, 'Kettles');
	});

	it('asks before it pauses or ends one', async () => {
		const { counter, desk } = await openCampaigns();
		await openCampaign(desk, id);
		await press(desk, 'Pause');
		assert.deepEqual(changesOf(counter), []);
		await press(desk, 'Yes, pause');
		await until(() => text(root(desk).querySelector('.head')).endsWith('Paused'));
		await press(desk, 'End');
		await press(desk, 'No, leave it');
		await press(desk, 'Go on');
		await until(() => counter.campaigns.find((each) => each.id === id)?.status === 'active');
		assert.lengthOf(changesOf(counter), 2);
	});

	it('takes articles that are looked for by their names', async () => {
		const { counter, desk } = await openCampaigns();
		await openCampaign(desk, 'draft');
		await press(desk, 'Change');
		await until(() => part(desk, 'form'));
		await press(desk, 'Remove KETTLE-RED');
		await type(desk, { article: 'kettle' });
		await press(desk, 'Find');
		const found = await until(() => part(desk, 'article__add'));
		const name = text(found).replace('Add ', '');
		found.click();
		await until(() => text(part(desk, 'article')).includes(name));
		await press(desk, 'Save');
		await until(() => part(desk, 'detail'));
		assert.lengthOf(counter.campaigns.find((each) => each.id === 'draft')?.skus ?? [], 1);
	});

	it('lets clerks look and change nothing', async () => {
		const { desk } = await openCampaigns({ member: exampleStaffMember });
		await stateOf(desk, 'ready');
		assert.isNull(part(desk, 'make'));
		await openCampaign(desk, id);
		assert.isNull(part(desk, 'actions'));
		assert.include(text(part(desk, 'detail')), 'Managers make and change campaigns.');
	});

	it('offers to a manager of some shops these alone', async () => {
		const { desk } = await openCampaigns({ member: { ...manager, stores: ['tartu-ruutli'] } });
		await press(desk, 'Make a campaign');
		await until(() => root(desk).querySelector('[name="stores-tartu-ruutli"]'));
		assert.isNull(root(desk).querySelector('[name="shops"]'));
		assert.isNull(root(desk).querySelector('[name="stores-riga-miera"]'));
	});

	it('hears of what others do', async () => {
		const { counter, desk } = await openCampaigns();
		await stateOf(desk, 'ready');
		counter.campaigns = counter.campaigns.map((each) => (each.id === id ? { ...each, name: 'Renamed' } : each));
		counter.tell('offer.updated', { id });
		await until(() => row(desk, id).startsWith('Renamed'));
	});

	it('says that there are none, that it failed, and that nobody is signed in', async () => {
		const { desk } = await openCampaigns({ campaigns: [] });
		await stateOf(desk, 'empty');
		assert.include(text(part(desk, 'message')), 'Make the first one');
		const { desk: failed } = await openCampaigns({ fails: 'network' });
		await stateOf(failed, 'failed');
		const { desk: out } = await openCampaigns({ member: null });
		await stateOf(out, 'signed-out');
		assert.include(text(part(out, 'message')), 'Sign in');
	});

	it('says the same in every language', () => compareTexts(campaignDeskCatalogue));
});
