import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/localization.ts';
import { currencySign } from '../../../shared/money-input.ts';
import type { Fields } from '../../../shared/desk/fields.ts';
import type { Scene } from '../scene.ts';
import { CHANNELS, NEW_REWARD, NEW_RULE, NEW_TIER, REWARDS, type ProgramDraft } from './program-draft.ts';

type Change = (change: Partial<ProgramDraft>) => void;
type Lists = 'tiers' | 'rewards' | 'rules';

/** With one of a list changed. */
function replaced<Item>(items: readonly Item[], index: number, change: Partial<Item>): Item[] {
	return items.map((item, at) => (at === index ? { ...item, ...change } : item));
}

/** How points are earned, kept and used. */
export function renderProgramFields(
	draft: ProgramDraft,
	fields: Fields<ProgramDraft>,
	scene: Scene,
	change: Change,
): TemplateResult {
	const { strings, currency, locale } = scene;
	const unit = currencySign(currency, locale);
	const number = (name: 'points' | 'pending' | 'expires' | 'period', label: string, hint?: string) =>
		fields.text(name, { label, value: draft[name], inputmode: 'numeric', maxlength: 6, ...(hint && { hint }) });
	const sum = (name: 'per' | 'worth', label: string) =>
		fields.text(name, { label, value: draft[name], inputmode: 'decimal', maxlength: 14, unit });
	const roundings = (['down', 'nearest'] as const).map((each) => [each, strings.roundings[each]] as const);
	return html`
		<div class="fields">
			${fields.text('name', { label: strings.name, value: draft.name, maxlength: 120, wide: true })}
		</div>
		${fields.check('active', strings.active, draft.active)}
		<fieldset class="group">
			<legend>${strings.earning}</legend>
			<div class="fields">
				${number('points', strings.earnPoints)} ${sum('per', strings.earnPer)}
				${fields.select('rounding', strings.rounding, roundings, draft.rounding)}
			</div>
		</fieldset>
		<fieldset class="group">
			<legend>${strings.using}</legend>
			<div class="fields">
				${sum('worth', strings.worth)} ${number('pending', strings.pending, strings.pendingHint)}
				${number('expires', strings.expires)}
			</div>
		</fieldset>
		${renderRewards(draft, fields, scene, change)} ${renderTiers(draft, fields, scene, change)}
		${renderRules(draft, fields, scene, change)}
	`;
}

/** A list of parts, each of which can be removed, and a button for another. */
function renderItems<Name extends Lists>(
	name: Name,
	words: { legend: string; hint?: string; add: string },
	draft: ProgramDraft,
	{ strings }: Scene,
	change: Change,
	renderItem: (index: number) => unknown,
	added: ProgramDraft[Name][number],
	titleOf: (index: number) => string,
	above: unknown = nothing,
): TemplateResult {
	const items: readonly unknown[] = draft[name];
	const set = (list: readonly unknown[]) => change({ [name]: list });
	return html`<fieldset class="group">
		<legend>${words.legend}</legend>
		${words.hint ? html`<p class="hint">${words.hint}</p>` : nothing} ${above}
		${items.map(
			(_, index) =>
				html`<div part="item" class="fields">
					${renderItem(index)}
					<button
						class="quiet"
						type="button"
						aria-label=${fill(strings.removeOf, { name: titleOf(index) })}
						@click=${() => set(items.filter((_each, at) => at !== index))}
					>
						${strings.remove}
					</button>
				</div>`,
		)}
		<button type="button" @click=${() => set([...items, added])}>${words.add}</button>
	</fieldset>`;
}

function renderTiers(draft: ProgramDraft, fields: Fields<ProgramDraft>, scene: Scene, change: Change): TemplateResult {
	const { strings } = scene;
	const { tiers } = draft;
	const part = (index: number, name: 'name' | 'from' | 'multiplier', label: string) =>
		fields.text(
			`tiers-${index}-${name}`,
			{ label, value: tiers[index]?.[name] ?? '', ...(name !== 'name' && { inputmode: 'decimal', maxlength: 10 }) },
			(text) => change({ tiers: replaced(tiers, index, { [name]: text }) }),
		);
	const period = fields.text('period', {
		label: strings.tierPeriod,
		value: draft.period,
		inputmode: 'numeric',
		maxlength: 3,
	});
	return renderItems(
		'tiers',
		{ legend: strings.tiers, add: strings.addTier },
		draft,
		scene,
		change,
		(index) => [
			part(index, 'name', strings.name),
			part(index, 'from', strings.tierFrom),
			part(index, 'multiplier', strings.multiplier),
		],
		NEW_TIER,
		(index) => tiers[index]?.name ?? '',
		tiers.length > 0 ? html`<div class="fields">${period}</div>` : nothing,
	);
}

function renderRewards(
	draft: ProgramDraft,
	fields: Fields<ProgramDraft>,
	scene: Scene,
	change: Change,
): TemplateResult {
	const { strings, currency, locale } = scene;
	const { rewards } = draft;
	const kinds = REWARDS.map((each) => [each, strings.benefits[each]] as const);
	const set = (index: number, part: Partial<ProgramDraft['rewards'][number]>) =>
		change({ rewards: replaced(rewards, index, part) });
	const renderReward = (index: number) => {
		const reward = rewards[index] ?? NEW_REWARD;
		const field = `rewards-${index}`;
		const value = { amount: strings.amount, percentage: strings.percent, free_item: strings.sku, free_delivery: '' };
		const unit = { amount: currencySign(currency, locale), percentage: '%', free_item: '', free_delivery: '' };
		return [
			fields.text(`${field}-name`, { label: strings.name, value: reward.name }, (name) => set(index, { name })),
			fields.text(
				`${field}-points`,
				{ label: strings.rewardCosts, value: reward.points, inputmode: 'numeric', maxlength: 9 },
				(points) => set(index, { points }),
			),
			fields.select(`${field}-benefit`, strings.rewardGives, kinds, reward.benefit, (benefit) =>
				set(index, { benefit }),
			),
			reward.benefit === 'free_delivery'
				? nothing
				: fields.text(
						`${field}-value`,
						{ label: value[reward.benefit], value: reward.value, maxlength: 128, unit: unit[reward.benefit] },
						(text) => set(index, { value: text }),
					),
		];
	};
	const words = { legend: strings.rewards, add: strings.addReward };
	const titleOf = (index: number) => rewards[index]?.name ?? '';
	return renderItems('rewards', words, draft, scene, change, renderReward, NEW_REWARD, titleOf);
}

function renderRules(draft: ProgramDraft, fields: Fields<ProgramDraft>, scene: Scene, change: Change): TemplateResult {
	const { strings } = scene;
	const { rules } = draft;
	const channels = CHANNELS.map((each) => [each, strings.channels[each]] as const);
	const set = (index: number, part: Partial<ProgramDraft['rules'][number]>) =>
		change({ rules: replaced(rules, index, part) });
	const renderRule = (index: number) => {
		const each = rules[index] ?? NEW_RULE;
		const field = `rules-${index}`;
		const isOther = each.rule?.stores !== undefined || each.rule?.products?.skus !== undefined;
		return [
			fields.text(
				`${field}-categories`,
				{ label: strings.categories, value: each.categories, type: 'textarea' },
				(categories) => set(index, { categories }),
			),
			fields.text(
				`${field}-multiplier`,
				{ label: strings.multiplier, value: each.multiplier, inputmode: 'decimal', maxlength: 6 },
				(multiplier) => set(index, { multiplier }),
			),
			fields.several(`${field}-channels`, strings.inChannels, channels, each.channels, (chosen) =>
				set(index, { channels: chosen }),
			),
			isOther ? html`<p class="hint">${strings.otherRule}</p>` : nothing,
		];
	};
	const words = { legend: strings.rules, hint: strings.rulesHint, add: strings.addRule };
	const titleOf = (index: number) => rules[index]?.categories.replaceAll('\n', ', ') ?? '';
	return renderItems('rules', words, draft, scene, change, renderRule, NEW_RULE, titleOf);
}
