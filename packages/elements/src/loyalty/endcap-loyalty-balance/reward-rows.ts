import type { LoyaltyAccount, Reward, RewardOption } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../shared/localization.ts';
import { momentWords } from '../../shared/pickup-words.ts';
import { pointsWords, type PointsScene } from './points-words.ts';

/** What can be done with rewards, and which of it is being done. */
export interface RewardActs {
	busy: string | undefined;
	/** There is a basket, and it is not in it. */
	isUsable(id: string): boolean;
	use(reward: Reward): void;
	giveBack(reward: Reward): void;
	get(id: string): void;
}

/** One that somebody has. */
export function renderIssued(reward: Reward, scene: PointsScene, acts: RewardActs): TemplateResult {
	const { strings, locale, now, zone } = scene;
	const time = momentWords(Date.parse(reward.expires_at), zone, now, locale, strings.inZone, zone);
	const busy = acts.busy ? 'true' : 'false';
	return html`<li part="reward reward--ready">
		<span class="what">
			<span class="strong">${reward.name}</span>
			<span class="hint">${fill(strings.useUntil, { time })}</span>
		</span>
		<span class="acts">
			${
				acts.isUsable(reward.id)
					? html`<button
							part="reward__use"
							type="button"
							aria-label=${`${strings.useReward}: ${reward.name}`}
							aria-disabled=${busy}
							@click=${() => acts.use(reward)}
						>
							${strings.useReward}
						</button>`
					: nothing
			}
			<button
				part="give-back"
				class="quiet"
				type="button"
				aria-label=${`${strings.giveBack}: ${reward.name}`}
				aria-disabled=${busy}
				@click=${() => acts.giveBack(reward)}
			>
				${strings.giveBack}
			</button>
		</span>
	</li>`;
}

/** One that they could have, or what is missing for it. */
export function renderOption(
	{ id, name, points }: RewardOption,
	{ active }: LoyaltyAccount,
	scene: PointsScene,
	acts: RewardActs,
): TemplateResult {
	const { strings } = scene;
	const missing = points - active;
	return html`<li part="reward">
		<span class="what">
			<span class="strong">${name}</span>
			<span class="hint">${pointsWords(points, scene)}</span>
		</span>
		${
			missing > 0
				? html`<span part="reward__missing" class="hint">
						${fill(strings.missing, { points: pointsWords(missing, scene) })}
					</span>`
				: html`<button
						part="reward__get"
						type="button"
						aria-label=${`${strings.getReward}: ${name}`}
						aria-disabled=${acts.busy ? 'true' : 'false'}
						@click=${() => acts.get(id)}
					>
						${acts.busy === id ? strings.working : strings.getReward}
					</button>`
		}
	</li>`;
}
