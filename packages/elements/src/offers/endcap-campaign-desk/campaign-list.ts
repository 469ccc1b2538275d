import type { Offer, OfferList, OfferStatus } from '@endcap/sdk/staff';
import { html, nothing, type TemplateResult } from 'lit';
import { plural } from '../../shared/localization.ts';
import { periodWords, ruleWords } from './campaign-words.ts';
import { isManager, type Scene } from './scene.ts';

const STATUSES: readonly OfferStatus[] = ['draft', 'active', 'paused', 'ended'];

export interface ListActions {
	open: (offer: Offer) => void;
	make: () => void;
	more: () => void;
	choose: (status: OfferStatus | '') => void;
}

/** The mark of where it stands. */
export function renderState({ state }: Offer, { strings }: Scene): TemplateResult {
	return html`<span part=${`campaign__state campaign__state--${state}`}>${strings.states[state]}</span>`;
}

function renderTools(chosen: OfferStatus | '', scene: Scene, { choose, make }: ListActions): TemplateResult {
	const { strings } = scene;
	const onChange = ({ target }: Event) => choose((target as HTMLSelectElement).value as OfferStatus | '');
	return html`<div part="tools">
		<div class="field">
			<label for="status">${strings.which}</label>
			<select part="status" id="status" @change=${onChange}>
				<option value="" ?selected=${chosen === ''}>${strings.every}</option>
				${STATUSES.map(
					(each) => html`<option value=${each} ?selected=${chosen === each}>${strings.statuses[each]}</option>`,
				)}
			</select>
		</div>
		${
			isManager(scene)
				? html`<button part="make" class="primary" type="button" @click=${make}>${strings.make}</button>`
				: html`<p class="hint">${strings.managersMake}</p>`
		}
	</div>`;
}

function renderCampaign(offer: Offer, scene: Scene, { open }: ListActions): TemplateResult {
	return html`<li part="campaign" data-id=${offer.id}>
		<div class="what">
			<h2 part="campaign__name">
				<button class="quiet" type="button" @click=${() => open(offer)}>${offer.name}</button>
			</h2>
			<p part="campaign__headline">${offer.headline}</p>
			<p part="campaign__rules">${ruleWords(offer, scene).join(' · ')}</p>
		</div>
		<div class="standing">
			${renderState(offer, scene)}
			<p part="campaign__period">${periodWords(offer, scene)}</p>
		</div>
	</li>`;
}

/** Campaigns with where each stands, and how to make another. */
export function renderList(
	{ offers, complete }: OfferList,
	chosen: OfferStatus | '',
	scene: Scene,
	actions: ListActions,
): TemplateResult {
	const { strings, locale } = scene;
	const none = chosen ? strings.noMatch : isManager(scene) ? strings.emptyManager : strings.empty;
	return html`${renderTools(chosen, scene, actions)}
	${
		offers.length === 0
			? html`<p part="message">${none}</p>`
			: html`<p part="count">${plural(complete ? strings.found : strings.foundFirst, offers.length, locale)}</p>
					<ul part="list" role="list">
						${offers.map((offer) => renderCampaign(offer, scene, actions))}
					</ul>`
	}
	${complete ? nothing : html`<button part="more" type="button" @click=${actions.more}>${strings.showMore}</button>`}`;
}
