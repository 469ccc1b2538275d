import type { Store } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { currencySign } from '../../../shared/money-input.ts';
import type { Scene } from '../scene.ts';
import { BENEFITS, CHANNELS, type CouponDraft } from './coupon-draft.ts';
import type { Fields } from '../../../shared/desk/fields.ts';

/** What a coupon is made of, in plain words. */
export function renderCouponFields(draft: CouponDraft, fields: Fields<CouponDraft>, scene: Scene): TemplateResult {
	const { strings } = scene;
	const group = (legend: string, ...content: unknown[]) =>
		html`<fieldset class="group">
			<legend>${legend}</legend>
			<div class="fields">${content}</div>
		</fieldset>`;
	return html`
		${group(strings.gives, renderBenefit(draft, fields, scene))}
		<div class="fields">
			${fields.text('name', { label: strings.name, value: draft.name, wide: true })}
			${fields.text('description', { label: strings.description, value: draft.description, maxlength: 2000, wide: true })}
		</div>
		${group(strings.forWhat, renderGoods(draft, fields, scene))}
		${group(strings.where, renderPlaces(draft, fields, scene))}
		${group(
			strings.when,
			fields.text('valid_from', { label: strings.validFrom, value: draft.valid_from, type: 'datetime-local' }),
			fields.text('valid_until', {
				label: strings.validUntil,
				value: draft.valid_until,
				type: 'datetime-local',
				hint: strings.clockHint,
			}),
		)}
		${group(
			strings.howOften,
			fields.text('limit_total', {
				label: strings.inAll,
				value: draft.limit_total,
				inputmode: 'numeric',
				maxlength: 10,
			}),
			fields.text('limit_per_customer', {
				label: strings.perCustomer,
				value: draft.limit_per_customer,
				inputmode: 'numeric',
				maxlength: 10,
			}),
			fields.check('stackable', strings.stackable, draft.stackable),
		)}
		${group(strings.who, renderWho(draft, fields, scene))}
		${group(strings.receipts, fields.check('receipt', strings.receipt, draft.receipt), draft.receipt ? renderReceipt(draft, fields, scene) : nothing)}
		<div class="fields">
			${fields.text('terms', { label: strings.terms, value: draft.terms, type: 'textarea', wide: true })}
		</div>
	`;
}

function renderBenefit(draft: CouponDraft, fields: Fields<CouponDraft>, { strings, currency, locale }: Scene) {
	const unit = currencySign(currency, locale);
	const kinds = BENEFITS.map((each) => [each, strings.benefits[each]] as const);
	const sum = (name: 'amount' | 'at_most' | 'minimum_spend', label: string) =>
		fields.text(name, { label, value: draft[name], inputmode: 'decimal', maxlength: 14, unit });
	const number = (name: 'percent' | 'quantity' | 'factor', label: string, mark?: string) =>
		fields.text(name, { label, value: draft[name], inputmode: 'decimal', maxlength: 6, ...(mark && { unit: mark }) });
	const parts: Record<CouponDraft['benefit'], unknown> = {
		percentage: [number('percent', strings.percent, '%'), sum('at_most', strings.atMost)],
		amount: sum('amount', strings.amount),
		free_item: [
			fields.text('sku', { label: strings.sku, value: draft.sku, maxlength: 128 }),
			number('quantity', strings.units),
		],
		free_delivery: nothing,
		points_multiplier: number('factor', strings.factor),
	};
	return [
		fields.select('benefit', strings.kind, kinds, draft.benefit),
		parts[draft.benefit],
		sum('minimum_spend', strings.minimum),
	];
}

function renderGoods(draft: CouponDraft, fields: Fields<CouponDraft>, { strings }: Scene) {
	const which = fields.select(
		'goods',
		strings.goods,
		[
			['all', strings.allGoods],
			['some', strings.someGoods],
		],
		draft.some_goods ? 'some' : 'all',
		fields.onChoice((chosen) => ({ some_goods: chosen === 'some' })),
	);
	if (!draft.some_goods) return which;
	return [
		which,
		fields.text('categories', { label: strings.categories, value: draft.categories, type: 'textarea', wide: true }),
		fields.text('skus', { label: strings.skus, value: draft.skus, type: 'textarea', wide: true }),
	];
}

function renderPlaces(draft: CouponDraft, fields: Fields<CouponDraft>, { strings, stores }: Scene) {
	const isShown = ({ id, kind }: Store) => kind === 'store' || draft.stores.includes(id);
	const shops = stores.filter(isShown).map(({ id, name }) => [id, name] as const);
	const channels = CHANNELS.map((each) => [each, strings.channels[each]] as const);
	return [
		fields.several('channels', strings.inChannels, channels, draft.channels),
		fields.select(
			'shops',
			strings.inShops,
			[
				['all', strings.allShops],
				['some', strings.someShops],
			],
			draft.some_shops ? 'some' : 'all',
			fields.onChoice((chosen) => ({ some_shops: chosen === 'some' })),
		),
		draft.some_shops ? fields.several('stores', strings.someShops, shops, draft.stores) : nothing,
	];
}

function renderWho(draft: CouponDraft, fields: Fields<CouponDraft>, { strings }: Scene) {
	const days = (name: 'days_before' | 'days_after', label: string) =>
		fields.text(name, { label, value: draft[name], inputmode: 'numeric', maxlength: 2 });
	return [
		fields.text('code', { label: strings.publicCode, value: draft.code, maxlength: 64 }),
		fields.text('segments', { label: strings.segments, value: draft.segments, type: 'textarea' }),
		html`<div class="checks">
			${fields.check('claimable', strings.claimable, draft.claimable)}
			${fields.check('first_order_only', strings.firstOnly, draft.first_order_only)}
			${fields.check('birthday', strings.birthday, draft.birthday)}
		</div>`,
		draft.birthday ? [days('days_before', strings.daysBefore), days('days_after', strings.daysAfter)] : nothing,
	];
}

function renderReceipt(draft: CouponDraft, fields: Fields<CouponDraft>, { strings, currency, locale }: Scene) {
	const channels = CHANNELS.map((each) => [each, strings.channels[each]] as const);
	const { receipt_minimum, receipt_days } = draft;
	const unit = currencySign(currency, locale);
	return [
		fields.text('receipt_minimum', {
			label: strings.receiptMinimum,
			value: receipt_minimum,
			inputmode: 'decimal',
			unit,
		}),
		fields.text('receipt_days', {
			label: strings.receiptDays,
			value: receipt_days,
			inputmode: 'numeric',
			maxlength: 4,
		}),
		fields.several('receipt_channels', strings.receiptChannels, channels, draft.receipt_channels),
	];
}
