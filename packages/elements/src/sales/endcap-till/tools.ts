import type { Store } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { Finder } from './finder.ts';
import type { Scene, Status } from './scene.ts';

export interface ToolsOptions {
	own: readonly Store[];
	finder: Finder;
	onStore: (event: Event) => void;
	onRefund: () => void;
}

/** The shop, the one field for everything, and the way to refunds. */
export function renderTools({ own, finder, onStore, onRefund }: ToolsOptions, scene: Scene): TemplateResult {
	const { strings, storeId } = scene;
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
		${finder.render(scene)}
		<button type="button" data-key="refund" @click=${onRefund}>${strings.refund}</button>
		<p class="hint" id="search-hint">${strings.searchHint}</p>
	</div>`;
}

/** Asks before what somebody has rung up is gone. */
export function renderClear(
	isAsking: boolean,
	{ strings }: Scene,
	onPress: (step: 'ask' | 'yes' | 'no') => void,
): TemplateResult {
	if (!isAsking) {
		return html`<div part="clear">
			<button class="quiet" type="button" data-key="clear" @click=${() => onPress('ask')}>${strings.clear}</button>
		</div>`;
	}
	return html`<div part="clear" role="alert">
		<span>${strings.clearSure}</span>
		<button type="button" data-key="clear-yes" @click=${() => onPress('yes')}>${strings.clearYes}</button>
		<button type="button" data-key="clear-no" @click=${() => onPress('no')}>${strings.keep}</button>
	</div>`;
}

/** Why there is no till, and what to do. */
export function renderMessage(status: Status, { strings }: Scene): TemplateResult | typeof nothing {
	if (status === 'failed') return html`<p part="message" role="alert">${strings.failed}</p>`;
	if (status === 'signed-out') return html`<p part="message">${strings.notSignedIn}</p>`;
	if (status === 'empty') return html`<p part="message">${strings.noShops}</p>`;
	return nothing;
}
