import type { Consent } from '@endcap/sdk';
import type { Customer, CustomerCard } from '@endcap/sdk/staff';
import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../shared/localization.ts';
import { renderOrders, renderPurchases } from './bought-view.ts';
import { renderCoupons } from './coupons-view.ts';
import type { OrderChosenDetail } from './events.ts';
import { renderPoints } from './points-view.ts';
import { dayWords, nameOfStore, type Scene } from './scene.ts';

export interface CardOptions {
	/** It is not current. */
	asOf: string | undefined;
	onDone: () => void;
	onOrder: (detail: OrderChosenDetail) => void;
}

/** “29 March”, of no year. */
function birthdayWords(birthday: string, locale: string): string {
	const [month = 1, day = 1] = birthday.split('-').map(Number);
	const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
	return format.format(Date.UTC(2024, month - 1, day));
}

function renderWho(customer: Customer, scene: Scene): TemplateResult {
	const { strings, locale } = scene;
	const { name, email, phone, birthday, preferred_store_id: shop, segments, created_at } = customer;
	const facts = [
		fill(strings.since, { date: dayWords(created_at, scene) }),
		shop && fill(strings.prefers, { shop: nameOfStore(scene, shop) }),
		birthday && fill(strings.birthday, { date: birthdayWords(birthday, locale) }),
	].filter(Boolean);
	return html`<h2 part="name" id="name" tabindex="-1">${name ?? strings.noName}</h2>
		<p part="addresses">${[email, phone].filter(Boolean).map((address) => html`<span>${address}</span>`)}</p>
		<p class="hint">${facts.join(' · ')}</p>
		${
			segments.length > 0
				? html`<ul part="segments" aria-label=${strings.segments}>
						${segments.map((segment) => html`<li>${segment}</li>`)}
					</ul>`
				: nothing
		}`;
}

/** “Offers by e-mail and by post”: what they agreed to, and nothing of what they did not. */
function renderConsents({ consents }: Customer, { strings, locale }: Scene): TemplateResult {
	const given = (wanted: Consent['purpose']) =>
		consents.filter((consent) => consent.purpose === wanted && consent.given);
	const channels = given('offers').flatMap(({ channel }) => (channel ? [strings.channels[channel]] : []));
	const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(channels);
	const said = [
		channels.length > 0 && fill(strings.offersBy, { channels: list }),
		given('personalization').length > 0 && strings.personalization,
		given('analytics').length > 0 && strings.analytics,
	].filter((each) => typeof each === 'string');
	return html`<section part="consents" aria-labelledby="consents">
		<h3 id="consents">${strings.consents}</h3>
		${channels.length === 0 ? html`<p>${strings.noOffers}</p>` : nothing}
		${
			said.length > 0
				? html`<ul>
						${said.map((each) => html`<li>${each}</li>`)}
					</ul>`
				: nothing
		}
	</section>`;
}

/** Who stands at the counter. */
export function renderCard(card: CustomerCard, options: CardOptions, scene: Scene): TemplateResult {
	const { strings } = scene;
	const { customer } = card;
	const recorded = customer.name ? fill(strings.recorded, { name: customer.name }) : strings.recordedThem;
	return html`<article part="card" aria-labelledby="name">
		<header>
			<div class="who">${renderWho(customer, scene)}</div>
			<button part="done" type="button" data-key="done" @click=${options.onDone}>${strings.done}</button>
			<p part="recorded" class="hint">${recorded}</p>
		</header>
		${
			options.asOf === undefined
				? nothing
				: html`<p part="note" role="alert">${fill(strings.stale, { time: options.asOf })}</p>`
		}
		<div class="columns">
			<div class="column">${renderPoints(card, scene)} ${renderCoupons(card.wallet, scene)}</div>
			<div class="column">
				${renderOrders(card.orders, options.onOrder, scene)} ${renderPurchases(card.purchases, scene)}
				${renderConsents(customer, scene)}
			</div>
		</div>
	</article>`;
}
