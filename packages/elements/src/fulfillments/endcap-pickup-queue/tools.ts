import type { Store } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { fill, plural } from '../../shared/localization.ts';
import { formatTime } from '../../shared/shops/opening-words.ts';
import type { Arrivals } from './arrivals.ts';
import { chime } from '../../shared/chime.ts';
import type { Finder } from './finder.ts';
import type { Scene } from './scene.ts';
import type { Status } from './status.ts';

export interface ToolsOptions {
	own: readonly Store[];
	finder: Finder;
	onStore: (event: Event) => void;
	/** Sound was switched on or off. */
	onSound: () => void;
}

function renderSound({ strings }: Scene, onSound: () => void): TemplateResult {
	const press = () => {
		chime.on = !chime.on;
		// So that whoever switches it on hears what it is like.
		chime.play().catch(() => undefined);
		onSound();
	};
	return html`<button
		part="sound"
		type="button"
		data-key="sound"
		aria-pressed=${chime.on ? 'true' : 'false'}
		@click=${press}
	>
		${chime.on ? strings.soundOn : strings.soundOff}
	</button>`;
}

/** The shop, the one field for codes, names and numbers, the camera and the sound. */
export function renderTools(options: ToolsOptions, scene: Scene): TemplateResult {
	const { strings, storeId } = scene;
	const { own, finder, onStore, onSound } = options;
	return html`<div part="tools">
		${
			own.length > 1
				? html`<label class="field">
						${strings.shop}
						<select part="shop" data-key="shop" @change=${onStore}>
							${own.map(({ id, name }) => html`<option value=${id} ?selected=${id === storeId}>${name}</option>`)}
						</select>
					</label>`
				: html`<strong part="shop">${own[0]?.name}</strong>`
		}
		<form class="field field--wide" role="search" @submit=${finder.submit}>
			<label>
				${strings.search}
				<input
					part="search"
					type="search"
					data-key="search"
					autocomplete="off"
					autocapitalize="off"
					spellcheck="false"
					maxlength="300"
					aria-describedby="search-hint"
					.value=${finder.search}
					@input=${finder.type}
				/>
			</label>
		</form>
		<div class="buttons">${finder.camera.renderButton(scene)} ${renderSound(scene, onSound)}</div>
		<p class="hint" id="search-hint">
			${strings.searchHint} ${strings.scannerHint} ${chime.on && !chime.isAllowed ? strings.soundNeedsPress : nothing}
		</p>
	</div>`;
}

export interface NotesOptions {
	status: Status;
	asOf: Date | undefined;
	/** Why something was not done. */
	problem: string;
	/** What was done a moment ago. */
	done: string;
	arrivals: Arrivals;
}

/** Above the orders: what everybody has to know before they go on. */
export function renderNotes({ status, asOf, problem, done, arrivals }: NotesOptions, scene: Scene): TemplateResult {
	const { strings, locale, now } = scene;
	const time = formatTime(asOf?.getTime() ?? now, locale);
	const stale = status === 'stale' ? fill(strings.stale, { time }) : '';
	const note = status === 'signed-out' ? strings.sessionOver : stale;
	return html`
		${note ? html`<p part="note" role="alert">${note}</p>` : nothing}
		${problem ? html`<p part="problem" role="alert">${problem}</p>` : nothing}
		${done ? html`<p part="done">${done}</p>` : nothing}
		${
			arrivals.count > 0
				? html`<div part="new-orders" role="status">
						<strong>${plural(strings.newOrders, arrivals.count, locale)}</strong>
						<button type="button" data-key="seen" @click=${() => arrivals.see()}>${strings.seen}</button>
					</div>`
				: nothing
		}
	`;
}

/** Why there is nothing to show, and what to do. */
export function renderMessage(
	status: Status,
	{ shown, shops }: { shown: boolean; shops: number },
	{ strings }: Scene,
): TemplateResult | typeof nothing {
	if (status === 'failed') return html`<p part="message" role="alert">${strings.failed}</p>`;
	if (status === 'signed-out' && !shown) return html`<p part="message">${strings.notSignedIn}</p>`;
	if (status === 'empty' && shops === 0) return html`<p part="message">${strings.noShops}</p>`;
	return nothing;
}
