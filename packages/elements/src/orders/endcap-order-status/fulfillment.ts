import type { Fulfillment, Store } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../shared/localization.ts';
import { openingWords } from '../../shared/shops/opening-words.ts';
import { directionsAddress, phoneAddress } from '../../shared/shops/safe-links.ts';
import { renderLines } from './goods.ts';
import { isOff, isOpen, sentenceOf, slotTime, storeOf, type OrderScene } from './sentence.ts';
import { renderSteps } from './steps.ts';

/** What comes with code on demand, and what a press does. */
export interface Extras {
	code(fulfillment: Fulfillment): unknown;
	/** Another time, in its shop. */
	time(fulfillment: Fulfillment, store: Store | undefined): unknown;
}

function renderPhone(store: Store | undefined, { strings, kiosk }: OrderScene): unknown {
	const number = phoneAddress(store?.phone);
	if (!number) return nothing;
	const [before = '', after = ''] = strings.call.split('{phone}');
	const text = html`${before}<bdi>${store?.phone}</bdi>${after}`;
	return kiosk ? html`<span>${text}</span>` : html`<a part="phone" href=${number}>${text}</a>`;
}

/** Where the shop is and whether it is open, with the ways to reach it. */
function renderShop(store: Store, scene: OrderScene): TemplateResult {
	const { strings, locale, now, kiosk } = scene;
	const { street, city } = store.address;
	const way = kiosk ? undefined : directionsAddress(store);
	return html`<div part="shop">
		<p>
			<span part="shop__address">${[street, city].filter(Boolean).join(', ')}</span>
			<span part="shop__hours">${openingWords(store, now, strings, locale)}</span>
		</p>
		<p class="links">
			${renderPhone(store, scene)}
			${way ? html`<a part="route" href=${way} target="_blank" rel="noopener noreferrer">${strings.route}</a>` : nothing}
		</p>
	</div>`;
}

function renderAddress({ order }: OrderScene): unknown {
	const { ship_to, contact } = order;
	if (!ship_to) return nothing;
	const { name, street, postal_code, city } = ship_to;
	const said = [name ?? contact.name, street, `${postal_code} ${city}`].filter(Boolean).join(', ');
	return html`<p part="ship-to">${said}</p>`;
}

/** What is next for somebody who got nothing, and whom to ask. */
function renderNext(fulfillment: Fulfillment, scene: OrderScene): TemplateResult {
	const { strings } = scene;
	const { note, reason } = fulfillment;
	return html`<div part="next">
		${note ? html`<p>${fill(strings.storeSays, { note })}</p>` : nothing}
		${reason === 'by_shopper' ? nothing : html`<p>${strings.stillWanted}</p>`}
		<p class="links">${renderPhone(storeOf(fulfillment, scene), scene)}</p>
	</div>`;
}

function renderPickup(fulfillment: Fulfillment, scene: OrderScene, extras: Extras): unknown {
	const store = storeOf(fulfillment, scene);
	const time = slotTime(fulfillment, scene);
	return html`
		${time ? html`<p part="time">${time}</p>` : nothing}
		${fulfillment.status === 'proposed' ? nothing : extras.code(fulfillment)} ${store && renderShop(store, scene)}
		${extras.time(fulfillment, store)}
	`;
}

/** One hand-over: its steps, where and when, its code, and what is in it. `alone`: its sentence stands above. */
export function renderFulfillment(
	fulfillment: Fulfillment,
	scene: OrderScene,
	extras: Extras,
	alone: boolean,
): TemplateResult {
	const { strings } = scene;
	const { id, type, tracking, store_id } = fulfillment;
	const store = storeOf(fulfillment, scene)?.name ?? store_id;
	const off = isOff(fulfillment);
	return html`<section part="fulfillment" class=${off ? 'off' : ''} aria-labelledby=${`place-${id}`}>
		<h3 part="place" id=${`place-${id}`}>
			${type === 'ship' ? strings.sentToYou : fill(strings.collectIn, { store })}
		</h3>
		${alone ? nothing : html`<p part="sentence">${sentenceOf(fulfillment, scene)}</p>`}
		${renderSteps(fulfillment, strings)} ${off ? renderNext(fulfillment, scene) : nothing}
		${type === 'pickup' && isOpen(fulfillment) ? renderPickup(fulfillment, scene, extras) : nothing}
		${type === 'ship' && !off ? renderAddress(scene) : nothing}
		${tracking ? html`<p part="tracking">${fill(strings.tracking, { tracking })}</p>` : nothing}
		${renderLines(fulfillment, scene)}
	</section>`;
}
