import '@endcap/elements/define-staff';
import type { StaffEndcap } from '@endcap/sdk/staff';
import { byId, h } from '../retailer/shared/h.ts';

/** The counter's pages, each an element. Those `at_work` are there from the start: new orders are heard of on every page. */
const PLACES = [
	{ name: 'orders', title: 'Orders', tag: 'endcap-pickup-queue', at_work: true },
	{ name: 'till', title: 'Till', tag: 'endcap-till', at_work: false },
	{ name: 'customers', title: 'Customers', tag: 'endcap-shopper-card', at_work: false },
	{ name: 'kiosks', title: 'Kiosks', tag: 'endcap-kiosk-desk', at_work: true },
	{ name: 'offers', title: 'Offers', tag: 'endcap-offer-desk', at_work: false },
	{ name: 'campaigns', title: 'Campaigns', tag: 'endcap-campaign-desk', at_work: false },
	{ name: 'links', title: 'Links', tag: 'endcap-link-desk', at_work: false },
	{ name: 'stock', title: 'Stock', tag: 'endcap-stock-desk', at_work: true },
] as const;

/** The shop that was chosen last, so that a reload and the other places show the same. */
const STORE = 'endcap.counter.store';

const news = h('span', { class: 'badge' });
const calls = h('span', { class: 'badge' });
/** What is to be looked at, beside the name of its place. */
const badges: Partial<Record<string, HTMLElement>> = { orders: news, kiosks: calls };
const places = PLACES.map((place) => ({
	...place,
	// Their ids are not those in the address: the browser would take the focus there.
	section: h('div', { id: `place-${place.name}`, hidden: true }),
	link: h('a', { href: `#${place.name}` }, place.title, badges[place.name]),
}));

/** Who was put on the sale last, or is to be told something. Their card is looked at once somebody turns to it. */
let customer = '';

function showCustomer(): void {
	const card = document.querySelector('endcap-shopper-card');
	if (card) card.customer = customer;
}

/** Puts the places and the links to them on the page, which stay out of sight until somebody is signed in. */
export function preparePlaces(endcap: StaffEndcap): void {
	byId('main').append(...places.map(({ section }) => section));
	byId('places').append(...places.map(({ link }) => link));
	window.addEventListener('hashchange', () => {
		if (!byId('places').hidden) showPlace(endcap);
	});
	document.addEventListener('endcap-store-chosen', ({ detail }) => {
		sessionStorage.setItem(STORE, detail.store_id);
		for (const { section, tag } of places) {
			const element = section.querySelector(tag);
			if (element && 'store' in element) element.store = detail.store_id;
		}
	});
	document.addEventListener('endcap-customer-chosen', ({ detail }) => {
		customer = detail.customer_id;
		showCustomer();
	});
	document.addEventListener('endcap-customer-request', ({ detail }) => {
		customer = detail.customer_id;
		showCustomer();
		location.hash = '#customers';
	});
	document.addEventListener('endcap-customer-closed', ({ detail }) => {
		if (detail.customer_id === customer) customer = '';
	});
	document.addEventListener('endcap-order-chosen', () => {
		location.hash = '#orders';
	});
	document.addEventListener('endcap-new-orders-changed', ({ detail: { count } }) => {
		news.textContent = count > 0 ? `${count} new` : '';
	});
	document.addEventListener('endcap-kiosk-calls-changed', ({ detail: { count } }) => {
		calls.textContent = count > 0 ? 'help' : '';
	});
}

/** Shows the place in the address. The others stay where they are, and with them what was typed and ticked. */
export function showPlace(endcap: StaffEndcap): void {
	byId('places').hidden = false;
	const chosen = places.find(({ name }) => `#${name}` === location.hash) ?? places[0];
	for (const place of places) {
		const { section, tag, link, at_work } = place;
		section.hidden = place !== chosen;
		if (place === chosen) link.setAttribute('aria-current', 'page');
		else link.removeAttribute('aria-current');
		if (section.firstElementChild || !(at_work || place === chosen)) continue;
		const element = document.createElement(tag);
		element.endcap = endcap;
		if ('store' in element) element.store = sessionStorage.getItem(STORE) ?? '';
		section.append(element);
		if (place.name === 'customers') showCustomer();
	}
}

/** Nothing of what was done here is left for who signs in next. */
export function clearPlaces(): void {
	for (const { section } of places) section.replaceChildren();
	news.textContent = '';
	calls.textContent = '';
	customer = '';
}
