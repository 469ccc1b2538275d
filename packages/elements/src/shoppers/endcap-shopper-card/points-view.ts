import type { RewardOption } from '@endcap/sdk';
import type { CustomerCard, LoyaltyAccount } from '@endcap/sdk/staff';
import { html, nothing, type TemplateResult } from 'lit';
import { fill, plural } from '../../shared/localization.ts';
import { formatMoney } from '../../shared/money.ts';
import { dayWords, type Scene } from './scene.ts';

/** What runs out within this (ms) is said. */
const SOON = 60 * 86_400_000;

export function pointsWords(points: number, { strings, locale }: Pick<Scene, 'strings' | 'locale'>): string {
	return plural(strings.points, points, locale);
}

/** All that is on its way, and from when; where it comes in parts, the first of them too. */
function pendingOf({ pending, next_available: next }: LoyaltyAccount, scene: Scene): string[] {
	const { strings } = scene;
	const points = pointsWords(pending, scene);
	if (pending === 0) return [];
	if (!next) return [fill(strings.pending, { points })];
	const first = { points: pointsWords(next.points, scene), date: dayWords(next.at, scene) };
	if (next.points === pending) return [fill(strings.pendingFrom, first)];
	return [fill(strings.pending, { points }), fill(strings.pendingNext, first)];
}

/** What is on its way, set apart, missing, or about to run out. */
function factsOf(account: LoyaltyAccount, scene: Scene): string[] {
	const { strings } = scene;
	const { locked, owed, next_expiry: expiry } = account;
	const words = (points: number) => pointsWords(points, scene);
	const facts = [
		...pendingOf(account, scene),
		locked > 0 && fill(strings.locked, { points: words(locked) }),
		owed > 0 && fill(strings.owed, { points: words(owed) }),
		expiry &&
			Date.parse(expiry.at) - scene.now < SOON &&
			fill(strings.expiry, { points: words(expiry.points), date: dayWords(expiry.at, scene) }),
	];
	return facts.filter((fact) => typeof fact === 'string');
}

function renderTier({ tier, next_tier: next, tier_points }: LoyaltyAccount, scene: Scene): unknown {
	const { strings } = scene;
	if (!tier && !next) return nothing;
	const left = next && fill(strings.toNext, { points: pointsWords(next.missing, scene), tier: next.name });
	return html`<div part="tier">
		${tier ? html`<p><strong>${tier.name}</strong></p>` : nothing}
		${
			next &&
			html`<progress
					part="progress"
					max=${next.from_points}
					.value=${Math.min(tier_points, next.from_points)}
					aria-label=${fill(strings.progress, { tier: next.name })}
					aria-valuetext=${left ?? ''}
				></progress>
				<p class="hint">${left}</p>`
		}
	</div>`;
}

/** What they have set points apart for, and then what they could have, or almost. */
function renderRewards({ loyalty, rewards }: CustomerCard, scene: Scene): unknown {
	const { strings } = scene;
	if (loyalty.rewards.length + rewards.length === 0) return nothing;
	const missing = ({ points }: RewardOption) => points - loyalty.active;
	return html`<section part="rewards" aria-labelledby="rewards">
		<h3 id="rewards">${strings.rewards}</h3>
		<ul class="rows">
			${loyalty.rewards.map(
				({ name }) =>
					html`<li part="reward reward--ready"><span>${name}</span><strong>${strings.rewardReady}</strong></li>`,
			)}
			${rewards.map(
				(reward) =>
					html`<li part=${missing(reward) > 0 ? 'reward' : 'reward reward--had'}>
						<span>${reward.name} <span class="hint">${pointsWords(reward.points, scene)}</span></span>
						${
							missing(reward) > 0
								? html`<span class="hint"
										>${fill(strings.rewardMissing, { points: pointsWords(missing(reward), scene) })}</span
									>`
								: html`<span>${strings.rewardHad}</span>`
						}
					</li>`,
			)}
		</ul>
	</section>`;
}

export function renderPoints(card: CustomerCard, scene: Scene): TemplateResult {
	const { strings, locale } = scene;
	const { loyalty } = card;
	const facts = factsOf(loyalty, scene);
	return html`<section part="points" aria-labelledby="points">
			<h3 id="points">${strings.pointsHeading}</h3>
			<p part="balance">${pointsWords(loyalty.active, scene)}</p>
			${
				loyalty.worth && loyalty.active > 0
					? html`<p part="worth" class="hint">
							${fill(strings.worth, { amount: formatMoney(loyalty.worth, locale) })}
						</p>`
					: nothing
			}
			${
				facts.length > 0
					? html`<ul part="facts">
							${facts.map((fact) => html`<li>${fact}</li>`)}
						</ul>`
					: nothing
			}
			${renderTier(loyalty, scene)}
		</section>
		${renderRewards(card, scene)}`;
}
