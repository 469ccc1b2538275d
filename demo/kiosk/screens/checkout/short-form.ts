import { completionOf, type Needs } from '@endcap/elements';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { KioskLine } from '../../basket/basket.ts';
import { canBeSent, type Place } from '../../basket/stock.ts';
import { benefitsOf, orderWish, sumOf, type ShortOrder } from '../../basket/wish.ts';
import { ownShop } from '../../shared/own-store.ts';
import { fill, formatMoney } from '../../shared/text.ts';
import { ScreenPart } from '../part.ts';
import { shortFormStrings, type ShortFormStrings } from './short-form.strings.ts';
import { ShortDetails } from './short-details.ts';
import { shortDetailsStrings } from './short-details.strings.ts';
import { lastLevels, lastWhereabouts, renderPlaces, renderWay, type Whereabouts } from './short-places.ts';

/** All of it collected in one shop, each article in a shop of its own, or all of it sent. */
type Way = 'one' | 'each' | 'sent';
type Money = NonNullable<ReturnType<typeof sumOf>>;

/**
 * An order without the network: how it is had, and whom we tell. It is safe on the kiosk before it is said to be noted,
 * and only the server can read it.
 */
export class KioskShortForm extends ScreenPart {
	@state() private way: Way | undefined;
	/** Of all of it. */
	@state() private chosen: string | undefined;
	/** By SKU. */
	@state() private chosenEach: ReadonlyMap<string, string> = new Map();
	@state() private status: 'writing' | 'noting' | 'notKept' = 'writing';

	#details = new ShortDetails(this);

	protected override states() {
		return [this.visit.basket.$lines];
	}

	override connectedCallback(): void {
		super.connectedCallback();
		const { value: customer } = this.visit.endcap.account.$customer.get();
		if (customer) this.#details.know(customer);
	}

	protected override firstUpdated(): void {
		this.querySelector<HTMLElement>('h1')?.focus();
	}

	/** Where it was to be collected before the network went, while that is offered. */
	#placeOf({ places }: Whereabouts): Place | undefined {
		const before = this.visit.endcap.basket.$cart.get().value?.pickups[0]?.store_id;
		const wanted = this.chosen ?? before;
		return places.find(({ store }) => store.id === wanted) ?? places[0];
	}

	/** Where one line is collected: here if it was here, else as near as can be. */
	#placeOfEach(sku: string, where: Whereabouts): Place | undefined {
		const places = where.each.get(sku) ?? [];
		const wanted = this.chosenEach.get(sku);
		return places.find(({ store }) => store.id === wanted) ?? places[0];
	}

	/** What it costs to send all of it; in words why it cannot be. */
	#sending(words: ShortFormStrings): Money | string {
		const { basket, device } = this.visit;
		const lines = basket.$lines.get();
		const { shipping, payment_methods = [] } = device.$catalogue.get()?.ordering ?? {};
		const sum = sumOf(lines);
		if (!shipping || !sum) return words.notSent;
		if (!payment_methods.includes('external')) return words.noPayment;
		if (!canBeSent(lines, lastLevels(this.visit))) return words.notSentAll;
		const isFree = shipping.free_from !== null && sum.amount >= shipping.free_from.amount;
		return { ...shipping.price, amount: isFree ? 0 : shipping.price.amount };
	}

	#wayNow(where: Whereabouts, sending: Money | string): Way | undefined {
		const { length } = this.visit.basket.$lines.get();
		const ways: Way[] = where.places.length > 0 ? (length > 1 ? ['one', 'each'] : ['one']) : [];
		if (typeof sending !== 'string') ways.push('sent');
		return ways.find((way) => way === this.way) ?? ways[0];
	}

	#needs(way: Way, where: Whereabouts): Needs {
		const isSent = way === 'sent';
		const shop = isSent ? ownShop(this.visit.device) : this.#placeOf(where)?.store;
		const country = shop?.address.country ?? undefined;
		return { address: isSent, methods: [isSent ? 'external' : 'at_pickup'], country };
	}

	#submit = async (event: SubmitEvent): Promise<void> => {
		event.preventDefault();
		const { basket, basket_id, device, endcap, $language } = this.visit;
		const where = lastWhereabouts(this.visit);
		const sending = this.#sending(this.words(shortFormStrings));
		const way = this.#wayNow(where, sending);
		const lines = basket.$lines.get();
		if (!way || this.status === 'noting') return;
		const nowhere = this.querySelector<HTMLElement>('[data-nowhere] button');
		if (nowhere) return nowhere.focus();
		const needs = this.#needs(way, where);
		if (!(await this.#details.check(needs))) return;
		this.status = 'noting';
		const { contact, ship_to } = completionOf(this.#details.details, needs, {
			language: $language.get(),
			returnUrl: '',
		});
		const shipping = typeof sending === 'string' ? undefined : sending;
		const sent = ship_to && shipping ? { to: ship_to, shipping } : null;
		const order: ShortOrder = { contact, stores: sent ? new Map() : this.#stores(way, where), sent };
		const wish = orderWish(lines, order, {
			cart: endcap.basket.$cart.get().value,
			access_token: device.accessToken(),
			scanned: basket.$coupons.get(),
		});
		try {
			const kept = await device.keep(wish, basket_id, true);
			this.visit.go('done', {
				kept,
				lines,
				store_ids: [...new Set(order.stores.values())],
				sent_to: sent && [sent.to.street, sent.to.city].join(', '),
				total: this.#total(way, sending) ?? { amount: 0, currency: '' },
			});
			basket.follow(null);
		} catch {
			this.status = 'notKept';
		}
	};

	#stores(way: Way, where: Whereabouts): Map<string, string> {
		const all = this.#placeOf(where);
		return new Map(
			this.visit.basket.$lines.get().flatMap(({ sku }): [string, string][] => {
				const place = way === 'each' ? this.#placeOfEach(sku, where) : all;
				return place ? [[sku, place.store.id]] : [];
			}),
		);
	}

	#total(way: Way, sending: Money | string): Money | undefined {
		const sum = sumOf(this.visit.basket.$lines.get());
		const carriage = way === 'sent' && typeof sending !== 'string' ? sending.amount : 0;
		return sum && { ...sum, amount: sum.amount + carriage };
	}

	#renderWays(way: Way, where: Whereabouts, sending: Money | string, words: ShortFormStrings): TemplateResult {
		const language = this.visit.$language.get();
		const chooser = (name: Way) => ({ isChosen: way === name, choose: () => (this.way = name) });
		const price = typeof sending === 'string' ? '' : formatMoney(sending, language);
		const hint =
			typeof sending === 'string' ? '' : sending.amount === 0 ? words.sentFree : fill(words.sentFor, { price });
		return html`
			<fieldset class="k-field">
				<legend>${words.howHave}</legend>
				${where.places.length > 0 ? renderWay('one', { text: words.inOne }, chooser('one')) : nothing}
				${
					where.places.length > 0 && this.visit.basket.$lines.get().length > 1
						? renderWay('each', { text: words.inEach }, chooser('each'))
						: nothing
				}
				${
					typeof sending === 'string'
						? html`<p class="k-hint">${sending}</p>`
						: renderWay('sent', { text: words.sendAll, hint }, chooser('sent'))
				}
			</fieldset>
		`;
	}

	#renderOne(where: Whereabouts, words: ShortFormStrings): TemplateResult {
		const all = this.visit.basket.$lines.get().length;
		const place = this.#placeOf(where);
		const choose = (storeId: string) => (this.chosen = storeId);
		const choice = { name: 'place', chosen: place?.store.id, all, choose };
		return html`
			<fieldset class="k-field">
				<legend>${words.collectIn}</legend>
				${renderPlaces(where.places, choice, { visit: this.visit, words })}
			</fieldset>
			${place && place.had < all ? html`<p class="k-note k-note--warning">${words.notAll}</p>` : nothing}
		`;
	}

	#renderEach(where: Whereabouts, words: ShortFormStrings): TemplateResult[] {
		return this.visit.basket.$lines.get().map(({ sku, title, quantity }: KioskLine) => {
			const places = where.each.get(sku) ?? [];
			const chosen = this.#placeOfEach(sku, where)?.store.id;
			const choose = (storeId: string) => (this.chosenEach = new Map(this.chosenEach).set(sku, storeId));
			const choice = { name: `place-${sku}`, chosen, all: 1, choose };
			return html`
				<fieldset class="k-field">
					<legend>${quantity} × ${title}</legend>
					${renderPlaces(places, choice, { visit: this.visit, words })}
					${places.length === 0 ? this.#renderNowhere(sku, title, words) : nothing}
				</fieldset>
			`;
		});
	}

	#renderNowhere(sku: string, item: string, words: ShortFormStrings): TemplateResult {
		return html`
			<div class="k-note k-note--warning" data-nowhere>
				<p>${words.nowhere}</p>
				<button type="button" class="k-button k-button--quiet" @click=${() => this.visit.basket.set(sku, 0)}>
					${fill(words.leaveOut, { item })}
				</button>
			</div>
		`;
	}

	/** What the cart had goes along, and is reckoned by the server. */
	#renderBenefits(words: ShortFormStrings): TemplateResult | typeof nothing {
		const { coupons, rewards } = benefitsOf(this.visit.endcap.basket.$cart.get().value);
		const names = [
			...coupons.map(({ coupon, code }) => coupon?.name ?? code),
			...rewards.map(({ name, id }) => name ?? id),
		];
		return names.length > 0
			? html`<p class="k-note">${fill(words.benefits, { names: names.join(', ') })}</p>`
			: nothing;
	}

	protected override render(): TemplateResult {
		const words = this.words(shortFormStrings);
		const { device, $language } = this.visit;
		const where = lastWhereabouts(this.visit);
		const sending = this.#sending(words);
		const way = this.#wayNow(where, sending);
		if (!way) {
			return html`<h1 class="k-title" tabindex="-1">${words.shortTitle}</h1>
				<p class="k-note k-note--warning">${words.noPlace}</p>`;
		}
		const near = [...new Set(device.$catalogue.get()?.stores.flatMap(({ address }) => address.country ?? []))];
		const needs = this.#needs(way, where);
		const language = $language.get();
		const total = this.#total(way, sending);
		return html`
			<h1 class="k-title" tabindex="-1">${words.shortTitle}</h1>
			<p class="k-lead">${words.shortLead} ${way === 'sent' ? words.payAhead : words.payThere}</p>
			<form class="checkout__form" novalidate @submit=${this.#submit}>
				${this.#renderWays(way, where, sending, words)} ${way === 'one' ? this.#renderOne(where, words) : nothing}
				${way === 'each' ? this.#renderEach(where, words) : nothing}
				${this.#details.render({ words: this.words(shortDetailsStrings), language, needs, near })}
				${this.#renderBenefits(words)}
				${
					total
						? html`<p class="basket__total">
								<span>${words.total}</span> <strong class="k-price">${formatMoney(total, language)}</strong>
							</p>`
						: nothing
				}
				${this.status === 'notKept' ? html`<p class="k-note k-note--warning" role="alert">${words.notKept}</p>` : nothing}
				<button
					type="submit"
					class="k-button k-button--wide"
					aria-disabled=${this.status === 'noting' ? 'true' : 'false'}
				>
					${this.status === 'noting' ? words.noting : words.place}
				</button>
			</form>
		`;
	}
}

customElements.define('kiosk-short-form', KioskShortForm);
