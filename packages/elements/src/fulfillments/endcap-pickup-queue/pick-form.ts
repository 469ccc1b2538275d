import type { Fulfillment, FulfillmentLine } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { fill, plural } from '../../shared/localization.ts';
import { byShelf, Drafts, unitsToPick } from './drafts.ts';
import { LessForm } from './less-form.ts';
import { renderArticle } from './order-lines.ts';
import { colleagueAt, type Scene } from './scene.ts';
import type { Outcome, Work } from './work.ts';

export interface PickFormOptions {
	work: Work;
	/** It was said to be ready. */
	onReady(fulfillment: Fulfillment): void;
}

/** An order that is to be picked: taken on, ticked off line by line, and said to be ready. */
export class PickForm {
	#host: LitElement;
	#options: PickFormOptions;
	#drafts = new Drafts();
	#less: LessForm;

	constructor(host: LitElement, options: PickFormOptions) {
		this.#host = host;
		this.#options = options;
		this.#less = new LessForm(host, this.#drafts);
	}

	/** Takes it on; true when it is one's own then. */
	async #claim(one: Fulfillment, take_over: boolean, scene: Scene): Promise<boolean> {
		const claimed = await this.#run(one, () => scene.endcap.fulfillments.claim(one, { take_over }), scene);
		if (!claimed) return false;
		await this.#host.updateComplete;
		this.#host.renderRoot.querySelector<HTMLElement>('[part~="line"] input')?.focus();
		return true;
	}

	#run(one: Fulfillment, call: () => Promise<Outcome>, scene: Scene): Promise<Fulfillment | undefined> {
		return this.#options.work.run(one, call, scene);
	}

	/** One unit by its barcode. Whoever scans has begun. */
	async scan(one: Fulfillment, gtin: string, scene: Scene): Promise<void> {
		const { strings, locale, member } = scene;
		const { work } = this.#options;
		const fits = one.lines.filter((line) => line.gtin === gtin && line.replaces === null);
		const line = fits.find((each) => !this.#drafts.isWhole(one, each)) ?? fits[0];
		if (!line) return work.say(one.id, fill(strings.notThisItem, { code: gtin }));
		if (this.#drafts.isWhole(one, line)) return work.say(one.id, fill(strings.allPicked, { item: line.title }));
		if (one.assigned_to?.staff_id !== member?.id && !(await this.#claim(one, false, scene))) return;
		work.forget(one.id);
		const picked = this.#drafts.of(one, line).picked + 1;
		this.#drafts.set(one, line, { picked, isShort: false, instead: undefined });
		const said = { picked: picked.toLocaleString(locale), count: unitsToPick(line).toLocaleString(locale) };
		announce(this.#host, `${line.title}: ${fill(strings.pickedSome, said)}`);
		this.#host.requestUpdate();
	}

	#tick(one: Fulfillment, line: FulfillmentLine): void {
		const picked = this.#drafts.isWhole(one, line) ? 0 : unitsToPick(line);
		this.#drafts.set(one, line, { picked, isShort: false, instead: undefined });
		this.#options.work.forget(one.id);
		this.#host.requestUpdate();
	}

	async #ready(one: Fulfillment, scene: Scene): Promise<void> {
		if (this.#drafts.leftOf(one) > 0 || !this.#drafts.hasAny(one)) return;
		const input = this.#drafts.preparationOf(one);
		const ready = await this.#run(one, () => scene.endcap.fulfillments.prepare(one, input), scene);
		if (!ready) return;
		this.#drafts.forget(one.id);
		this.#options.onReady(ready);
	}

	#renderLine(one: Fulfillment, line: FulfillmentLine, mine: boolean, scene: Scene): TemplateResult {
		const { strings, locale } = scene;
		const { picked, isShort, reason, instead } = this.#drafts.of(one, line);
		const most = unitsToPick(line);
		const whole = picked === most;
		const numbers = { picked: picked.toLocaleString(locale), count: most.toLocaleString(locale) };
		const open = this.#less.isOpen(one, line);
		const key = `less ${line.line}`;
		const focusBack = async () => {
			await this.#host.updateComplete;
			this.#host.renderRoot.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus();
		};
		const state = isShort
			? fill(strings.missingIs, {
					...numbers,
					reason: reason === 'damaged' ? strings.damaged : strings.notFound,
				})
			: picked > 0 && !whole
				? fill(strings.pickedSome, numbers)
				: '';
		const article = renderArticle(line, most, scene);
		return html`<li part=${whole || isShort ? 'line line--settled' : 'line'}>
			${
				mine && most > 0
					? html`<label class="tick">
							<input
								type="checkbox"
								data-key=${`tick ${line.line}`}
								.checked=${whole}
								.indeterminate=${isShort || (picked > 0 && !whole)}
								@change=${() => this.#tick(one, line)}
							/>${article}
						</label>`
					: html`<div class="tick">${article}</div>`
			}
			${line.quantity_lost > 0 ? html`<p part="line__lost">${plural(strings.lost, line.quantity_lost, locale)}</p>` : nothing}
			${
				state || instead
					? html`<p part="line__state">
							${state}${
								instead
									? html` ·
										${fill(strings.chosenInstead, { count: instead.quantity.toLocaleString(locale), item: instead.title })}`
									: nothing
							}
						</p>`
					: nothing
			}
			${
				mine && most > 0 && !whole && !open
					? html`<button
							class="quiet"
							type="button"
							data-key=${key}
							aria-label=${fill(strings.lessItem, { item: line.title })}
							@click=${() => this.#less.open(one, line)}
						>
							${isShort ? strings.undo : strings.less}
						</button>`
					: nothing
			}
			${open && mine ? this.#less.render(one, line, scene, () => void focusBack()) : nothing}
		</li>`;
	}

	#renderActions(one: Fulfillment, mine: boolean, scene: Scene): TemplateResult {
		const { strings, locale, connected, endcap } = scene;
		const busy = this.#options.work.isBusy(one.id);
		const off = busy || !connected ? 'true' : nothing;
		const colleague = colleagueAt(one, scene);
		if (!mine) {
			return html`<div class="actions">
				<button
					class="main"
					type="button"
					data-key="start"
					aria-disabled=${off}
					@click=${() => this.#claim(one, Boolean(colleague), scene)}
				>
					${busy ? strings.sending : colleague ? fill(strings.takeOver, { name: colleague }) : strings.start}
				</button>
			</div>`;
		}
		const left = this.#drafts.leftOf(one);
		const none = left === 0 && !this.#drafts.hasAny(one);
		const leave = () => this.#run(one, () => endcap.fulfillments.unclaim(one), scene);
		return html`
			<p class="hint" role="status">
				${none ? strings.nothingPicked : left > 0 ? plural(strings.leftToPick, left, locale) : strings.shopperTold}
			</p>
			<div class="actions">
				<button
					class="main"
					type="button"
					data-key="ready"
					aria-disabled=${off === 'true' || left > 0 || none ? 'true' : nothing}
					@click=${() => this.#ready(one, scene)}
				>
					${busy ? strings.sending : one.type === 'ship' ? strings.sayPacked : strings.sayReady}
				</button>
				<button type="button" data-key="leave" aria-disabled=${off} @click=${leave}>${strings.leave}</button>
				<button type="button" @click=${() => print()}>${strings.print}</button>
			</div>
		`;
	}

	render(one: Fulfillment, scene: Scene): TemplateResult {
		const { strings, member, locale } = scene;
		const mine = member !== null && one.assigned_to?.staff_id === member.id;
		return html`
			<h3>${strings.pickList}</h3>
			<ul part="lines" role="list">
				${byShelf(one.lines, locale).map((line) => this.#renderLine(one, line, mine, scene))}
			</ul>
			${this.#renderActions(one, mine, scene)}
		`;
	}
}
