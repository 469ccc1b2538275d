import { exampleOffers } from '@endcap/contract/examples';
import { localOffersCatalogue } from '@endcap/elements';
import { EXAMPLE_CODE } from '../../../stories/support/example-account.ts';
import { pressFirst, told, write } from '../support/basket-stage.ts';
import { clearOffers, openOffers, standAt } from '../support/offers-page.ts';
import { assert, listen, part, parts, press, root, stateOf, text, until } from '../support/stage.ts';
import { compareTexts } from '../support/texts.ts';

const { nearby, plain } = exampleOffers;
const TARTU = { latitude: 58.3776123, longitude: 26.7290456 };
const asksOf = (shop: { asked: string[] }) => shop.asked.filter((path) => path.startsWith('/v1/offers?'));

describe('endcap-local-offers', () => {
	afterEach(clearOffers);

	it('says what each gives, where, and until when', async () => {
		const { element } = await openOffers();
		await until(() => text(parts(element, 'offer__shops')[1]) === 'Rüütli and Miera iela');
		assert.deepEqual(parts(element, 'offer__headline').map(text), [nearby.headline, plain.headline]);
		assert.deepEqual(parts(element, 'offer__benefit').map(text), ['10% off']);
		assert.equal(text(part(element, 'offer__rule')), 'From €40');
		assert.equal(text(part(element, 'offer__shops')), 'Rüütli');
		assert.deepEqual(parts(element, 'offer__end').map(text), ['Until 31 March']);
		assert.lengthOf(parts(element, 'offer__take'), 1, 'nothing to take without a coupon');
	});

	it('asks nobody where they are by itself, and sends about where they are once they say so', async () => {
		let asked = 0;
		const end = standAt(TARTU);
		const stand = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
		navigator.geolocation.getCurrentPosition = (found, failed) => {
			asked += 1;
			stand(found, failed);
		};
		const { element, shop } = await openOffers();
		await stateOf(element, 'ready');
		assert.equal(asked, 0);
		await press(element, 'Show those near me');
		await until(() => asksOf(shop).some((path) => path.includes('near=58.38%2C26.73')));
		end();
		assert.equal(asked, 1);
		assert.notInclude(shop.asked.join(), '58.3776');
		await until(() => /^Rüütli \(\d{3} m\)$/.test(text(part(element, 'offer__shops'))));
		assert.equal(text(part(element, 'place__note')), 'Nearest to you first.');
		await press(element, 'Show all offers');
		await until(() => text(part(element, 'offer__shops')) === 'Rüütli');
	});

	it('says so when the browser does not tell, and finds a town that is typed', async () => {
		const end = standAt(undefined);
		const { element, shop } = await openOffers();
		await stateOf(element, 'ready');
		await press(element, 'Show those near me');
		await until(() => text(part(element, 'place__note')).startsWith('Your browser does not say where you are.'));
		end();
		const field = part(element, 'place__field') as HTMLInputElement;
		field.value = 'Nowhere';
		await press(element, 'Find');
		await until(() => text(part(element, 'place__note')) === 'We have no shop in “Nowhere”.');
		field.value = 'Riga';
		await press(element, 'Find');
		await until(() => text(part(element, 'place__note')) === 'Nearest to Rīga first.');
		await until(() => asksOf(shop).some((path) => path.includes('near=56.97')));
	});

	it('puts one into the wallet, says so, and keeps the focus where it was', async () => {
		const heard = listen();
		const { element } = await openOffers({ member: true });
		await stateOf(element, 'ready');
		const requested = told(element, 'endcap-offer-claim-request');
		const claimed = told(element, 'endcap-offer-claimed');
		(await until(() => part(element, 'offer__take'))).focus();
		await press(element, `Put it in my wallet: ${nearby.headline}`);
		await until(() => text(part(element, 'offer__taken')) === 'In your wallet');
		const { id: offer_id, slug } = nearby;
		assert.deepEqual(requested, [{ offer_id, slug }]);
		assert.lengthOf(claimed, 1);
		assert.deepInclude(claimed[0] as object, { offer_id, coupon_id: nearby.coupon?.id });
		await until(() => root(element).activeElement === part(element, 'offer__taken'));
		await until(() => heard.some((each) => each.includes('It is in your wallet')));
	});

	it('has the shopper sign in where they are, and then takes what they pressed', async () => {
		const { element } = await openOffers();
		await pressFirst(element, 'offer__take');
		const form = await until(() => root(element).querySelector('endcap-sign-in'));
		assert.isNotNull(form.closest(`[data-offer="${nearby.id}"]`));
		await write(form, 'address', 'shopper@example.com');
		await pressFirst(form, 'send');
		await write(form, 'code', EXAMPLE_CODE);
		await until(() => text(part(element, 'offer__taken')) === 'In your wallet');
		assert.isNull(root(element).querySelector('endcap-sign-in'));
	});

	it('leaves claiming to the page that prevents it', async () => {
		const { element, shop } = await openOffers({ member: true });
		element.addEventListener('endcap-offer-claim-request', (event) => event.preventDefault());
		await pressFirst(element, 'offer__take');
		assert.isFalse(shop.asked.some((path) => path.endsWith('/claim')));
	});

	for (const [refuses, words] of [
		['over', 'This offer is over.'],
		['limit_reached', 'It was used as often as it may be.'],
		['limited', 'That was a lot in a short time. Try again in a few minutes.'],
	] as const) {
		it(`says why one cannot be had: ${refuses}`, async () => {
			const { element } = await openOffers({ member: true, offers: { refuses } });
			await pressFirst(element, 'offer__take');
			await until(() => text(part(element, 'offer__note')) === words);
		});
	}

	it('shows those of one shop, and asks nobody for a place then', async () => {
		const { element, shop } = await openOffers(
			{},
			'<endcap-local-offers store="riga-miera" limit="5"></endcap-local-offers>',
		);
		await stateOf(element, 'ready');
		assert.deepEqual(parts(element, 'offer__headline').map(text), [plain.headline]);
		assert.isNull(part(element, 'place'));
		assert.match(asksOf(shop)[0] ?? '', /limit=5&store=riga-miera/);
	});

	it('on a shelf stands in the room that the page gives it, however many come, and every card is of one height', async () => {
		const many = Array.from({ length: 8 }, (_, at) => ({
			...nearby,
			id: `${nearby.id}-${at}`,
			headline: nearby.headline.repeat(at + 1),
			text: nearby.text?.repeat(at + 1) ?? null,
		}));
		const { element } = await openOffers(
			{ offers: { offers: many } },
			'<endcap-local-offers shelf style="display: grid; min-block-size: 40rem; inline-size: 24rem"></endcap-local-offers>',
		);
		const height = () => element.getBoundingClientRect().height;
		assert.equal(height(), 640);
		await stateOf(element, 'ready');
		await until(() => parts(element, 'offer').length === 8);
		assert.equal(height(), 640);
		assert.equal(new Set(parts(element, 'offer').map((card) => card.getBoundingClientRect().height)).size, 1);
		const row = root(element).querySelector('ul');
		assert.isAbove(row?.scrollWidth ?? 0, row?.clientWidth ?? 0);
		assert.equal(row?.tabIndex, 0);
	});

	it('leads from the headline to the page of the offer, where the page says that there is one', async () => {
		const { element } = await openOffers(
			{},
			'<endcap-local-offers offer-href="/o/{slug}?shop=demo"></endcap-local-offers>',
		);
		await stateOf(element, 'ready');
		assert.equal(part(element, 'offer__link')?.getAttribute('href'), `/o/${nearby.slug}?shop=demo`);
		const { element: plainly } = await openOffers();
		await stateOf(plainly, 'ready');
		assert.isNull(part(plainly, 'offer__link'));
	});

	it('says so when the place cannot be found', async () => {
		const end = standAt('nowhere');
		const { element } = await openOffers();
		await stateOf(element, 'ready');
		await press(element, 'Show those near me');
		await until(() => text(part(element, 'place__note')).startsWith('Where you are could not be found.'));
		end();
		assert.isNull(part(element, 'place__everywhere'));
	});

	it('lets go of one that is ended while it is shown', async () => {
		const { element, shop } = await openOffers({ interval: 200 });
		await until(() => parts(element, 'offer').length === 2);
		if (shop.offers) shop.offers.offers = [plain];
		await until(() => parts(element, 'offer').length === 1);
		assert.equal(text(part(element, 'offer__headline')), plain.headline);
	});

	it('says that there are none', async () => {
		const { element } = await openOffers({ offers: { offers: [] } });
		await stateOf(element, 'none');
		assert.equal(text(part(element, 'message')), 'There are no offers right now.');
	});

	it('keeps what it has with the time while the network is gone, and says so when it has nothing', async () => {
		const { element, shop } = await openOffers({ interval: 200 });
		await stateOf(element, 'ready');
		shop.fails = 'network';
		await stateOf(element, 'stale');
		assert.match(text(part(element, 'note')), /^As of .+We are trying to reach the shop\.$/);
		assert.isNotNull(part(element, 'offer'));
		const { element: empty } = await openOffers({ shop: { fails: 'network' } });
		await stateOf(empty, 'failed');
		assert.equal(text(part(empty, 'message')), 'Offers cannot be shown right now. We keep trying.');
	});

	it('writes what the retailer wrote as text, and goes to web addresses alone', async () => {
		const markup = '<img src=x onerror="window.hit=1">';
		const bad = { ...nearby, headline: markup, text: markup, image: 'javascript:alert(1)' };
		const { element } = await openOffers({ offers: { offers: [bad] } });
		await stateOf(element, 'ready');
		assert.equal(text(part(element, 'offer__headline')), markup);
		assert.isNull(root(element).querySelector('img'));
	});

	it('says the same in every language', () => compareTexts(localOffersCatalogue));
});
