import type { Store } from '@endcap/sdk';
import { h } from '../shared/h.ts';
import { clock, openingWords } from './opening-words.ts';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** One shop: where it is, whether it is open, its week, how to call it and how to get there. */
export function shopCard(store: Store, now: Date): HTMLElement {
	const { street, postal_code, city, country } = store.address;
	const opening = openingWords(store, now);
	const [here, there] = [clock(now), clock(now, store.timezone)];
	const region = country ? new Intl.DisplayNames('en', { type: 'region' }).of(country) : undefined;
	return h(
		'li',
		{ class: 'shop' },
		h('h2', {}, store.name),
		opening && h('p', { class: `shop__opening ${opening.open ? 'shop__opening--open' : ''}` }, opening.text),
		h(
			'p',
			{ class: 'shop__address' },
			[street, [postal_code, city].filter(Boolean).join(' '), region].filter(Boolean).join(', '),
		),
		here !== there && h('p', { class: 'shop__time' }, `It is ${there} there now`),
		store.hours ? weekView(store.hours) : h('p', { class: 'shop__week' }, 'Please call for the hours.'),
		h(
			'p',
			{ class: 'shop__links' },
			store.phone !== null && h('a', { href: `tel:${store.phone}` }, store.phone),
			store.geo !== null && h('a', { href: mapLink(store.geo), rel: 'noreferrer' }, 'Map'),
		),
	);
}

function weekView(hours: NonNullable<Store['hours']>): HTMLElement {
	const rows = DAYS.flatMap((day) => {
		const periods = hours.filter((period) => period.day === day).map(({ opens, closes }) => `${opens}–${closes}`);
		const name = `${day[0]?.toUpperCase()}${day.slice(1)}`;
		return [h('dt', {}, name), h('dd', {}, periods.join(', ') || 'closed')];
	});
	return h('details', { class: 'shop__week' }, h('summary', {}, 'The whole week'), h('dl', {}, ...rows));
}

function mapLink({ latitude, longitude }: NonNullable<Store['geo']>): string {
	return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
}
