import type { Live, Store } from '@endcap/sdk';
import { endcap } from '../shared/client.ts';
import { byId, h } from '../shared/h.ts';
import { failure, message } from '../shared/messages.ts';
import { shopCard } from './shop-card.ts';

const place = byId('shops');
const waiting = Array.from({ length: 6 }, () => h('li', { class: 'shop shop--skeleton' }));
place.append(h('ul', { class: 'shops', 'aria-hidden': 'true' }, ...waiting));

endcap.stores.$stores.subscribe(show);

function show({ status, value, error }: Live<Store[]>): void {
	place.toggleAttribute('aria-busy', status === 'loading');
	if (value) {
		place.replaceChildren(value.length > 0 ? shopList(value) : nothing());
	} else if (status === 'error') {
		place.replaceChildren(failure(error, () => location.reload()));
	}
}

function shopList(stores: readonly Store[]): HTMLElement {
	const now = new Date();
	const shops = stores.filter((store) => store.kind === 'store');
	return h('ul', { class: 'shops' }, ...shops.map((store) => shopCard(store, now)));
}

function nothing(): HTMLElement {
	return message('No shops yet', 'Import them with “npx endcap import stores <file>” and load this page again.');
}
