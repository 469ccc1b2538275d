import { html, nothing, type TemplateResult } from 'lit';
import type { Fields } from '../../../shared/desk/fields.ts';
import { hasEveryShop, ownShops, type Scene } from '../scene.ts';
import type { Articles } from './articles.ts';
import { slugOf, type CampaignDraft } from './campaign-draft.ts';

/** What a campaign is made of, in plain words. */
export function renderCampaignFields(
	draft: CampaignDraft,
	fields: Fields<CampaignDraft>,
	articles: Articles,
	scene: Scene,
): TemplateResult {
	const { strings } = scene;
	const group = (legend: string, ...content: unknown[]) =>
		html`<fieldset class="group">
			<legend>${legend}</legend>
			<div class="fields">${content}</div>
		</fieldset>`;
	return html`
		${group(
			strings.shown,
			fields.text('headline', { label: strings.headline, value: draft.headline, maxlength: 120, wide: true }),
			fields.text('text', { label: strings.text, value: draft.text, type: 'textarea', wide: true }),
			fields.text('image', {
				label: strings.image,
				value: draft.image,
				type: 'url',
				hint: strings.imageHint,
				maxlength: 2048,
			}),
			renderCoupon(draft, fields, scene),
		)}
		${group(strings.where, renderShops(draft, fields, scene))}
		${group(
			strings.when,
			fields.text('starts_at', { label: strings.starts, value: draft.starts_at, type: 'datetime-local' }),
			fields.text('ends_at', {
				label: strings.ends,
				value: draft.ends_at,
				type: 'datetime-local',
				hint: strings.clockHint,
			}),
		)}
		${group(strings.about, articles.render(draft.skus, scene))}
		${group(
			strings.who,
			fields.text('segments', {
				label: strings.segments,
				value: draft.segments,
				type: 'textarea',
				hint: strings.segmentsHint,
			}),
		)}
		<div class="fields">
			${fields.text('name', { label: strings.name, value: draft.name })}
			${fields.text('slug', {
				label: strings.slug,
				value: draft.slug,
				hint: draft.slug ? strings.slugHint : slugOf(draft.headline) || strings.slugHint,
				maxlength: 64,
			})}
		</div>
	`;
}

/** That it has stays to be chosen, also when nobody could choose it now. */
function renderCoupon({ coupon_id }: CampaignDraft, fields: Fields<CampaignDraft>, { strings, coupons }: Scene) {
	const open = coupons.filter(({ id, status, claimable }) => id === coupon_id || (status === 'active' && claimable));
	const options = open.map(({ id, name }) => [id, name] as const);
	return html`<div class="field">
		${fields.select('coupon_id', strings.coupon, [['', strings.couponNone], ...options], coupon_id)}
		<span class="hint">${strings.couponHint}</span>
	</div>`;
}

function renderShops(draft: CampaignDraft, fields: Fields<CampaignDraft>, scene: Scene) {
	const { strings } = scene;
	const shops = ownShops(scene).map(({ id, name }) => [id, name] as const);
	return [
		hasEveryShop(scene)
			? fields.select(
					'shops',
					strings.shops,
					[
						['all', strings.everyShop],
						['some', strings.someShops],
					],
					draft.some_shops ? 'some' : 'all',
					fields.onChoice((chosen) => ({ some_shops: chosen === 'some' })),
				)
			: nothing,
		draft.some_shops ? fields.several('stores', strings.someShops, shops, draft.stores) : nothing,
		fields.text('radius_km', {
			label: strings.radius,
			value: draft.radius_km,
			inputmode: 'decimal',
			hint: strings.radiusHint,
			maxlength: 8,
			unit: 'km',
		}),
	];
}
