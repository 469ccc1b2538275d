import type { Cart, Endcap, Live, LoyaltyAccount, LoyaltyProgram, Reward, RewardOption } from '@endcap/sdk';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { LiveState } from '../../shared/live-state.ts';
import { fill } from '../../shared/localization.ts';
import { momentWords } from '../../shared/pickup-words.ts';
import { tellPage as tellPageOfSignIn } from '../../shoppers/events.ts';
import { tellPage } from '../events.ts';
import { pointsWords, type PointsScene } from './points-words.ts';

/** What there is for points, and what somebody has got for them. */
export class Rewards {
	#host: LitElement;
	#sdk: () => Promise<Endcap>;
	#cart: LiveState<Live<Cart | null>>;
	#account: LoyaltyAccount | undefined;
	#scene: PointsScene | undefined;
	#busy: string | undefined;
	#note = '';
	/** The one that waits until they have confirmed that it is them. */
	#awaits: string | undefined;

	constructor(host: LitElement, sdk: () => Promise<Endcap>) {
		this.#host = host;
		this.#sdk = sdk;
		this.#cart = new LiveState(host);
	}

	/** Undefined: nobody is signed in any more. */
	follow(sdk: Endcap | undefined): void {
		this.#cart.watch(sdk?.basket.$cart);
		if (sdk) return;
		this.#note = '';
		this.#awaits = this.#account = undefined;
	}

	#say(note: string): void {
		this.#note = note;
		if (note) announce(this.#host, note);
		this.#host.requestUpdate();
	}

	/** One thing at a time. Undefined when it could not be done, which is then said. */
	async #do<Outcome>(id: string, act: (sdk: Endcap) => Promise<Outcome>): Promise<Outcome | undefined> {
		if (this.#busy !== undefined) return undefined;
		this.#busy = id;
		this.#say('');
		try {
			return await act(await this.#sdk());
		} catch {
			this.#say(this.#scene?.strings.notDone ?? '');
			return undefined;
		} finally {
			this.#busy = undefined;
			this.#host.requestUpdate();
		}
	}

	/** What somebody has got is for what they buy next. Without a basket it waits for the till, or for one. */
	async #putInBasket({ basket }: Endcap, reward: Reward): Promise<void> {
		if (!this.#cart.value?.value) return;
		const before = this.#account?.rewards.map(({ id }) => id) ?? [];
		await basket.setRewards([...new Set([...before, reward.id])]);
	}

	async #issue(reward_id: string): Promise<void> {
		if (!tellPage(this.#host, 'endcap-reward-request', { reward_id }, true)) return;
		const outcome = await this.#do(reward_id, async (sdk) => {
			const issued = await sdk.loyalty.issueReward(reward_id);
			if (issued.outcome === 'issued') await this.#putInBasket(sdk, issued.reward).catch(() => undefined);
			return issued;
		});
		const { strings } = this.#scene ?? {};
		if (!outcome || !strings) return;
		if (outcome.outcome === 'step_up_needed') await this.#confirm(reward_id);
		else if (outcome.outcome === 'issued') {
			const { id, name } = outcome.reward;
			tellPage(this.#host, 'endcap-reward-issued', { reward_id, id });
			this.#say(fill(strings.issued, { reward: name }));
		} else if (outcome.outcome === 'not_enough_points') this.#say(strings.notEnough);
		else this.#say(outcome.outcome === 'reward_not_offered' ? strings.notOffered : strings.notDone);
	}

	/** A page may do it in its own way. */
	async #confirm(reward_id: string): Promise<void> {
		if (!tellPageOfSignIn(this.#host, 'endcap-sign-in-request', { reason: 'confirm' }, true)) return;
		try {
			await import('../../shoppers/endcap-sign-in/define.ts');
		} catch {
			return this.#say(this.#scene?.strings.notDone ?? '');
		}
		this.#awaits = reward_id;
		this.#host.requestUpdate();
		await this.#host.updateComplete;
		this.#host.renderRoot.querySelector<HTMLElement>('[part="confirm"]')?.focus();
	}

	#confirmed = () => {
		const awaited = this.#awaits;
		this.#awaits = undefined;
		if (awaited) void this.#issue(awaited);
	};

	async #giveBack({ id }: Reward): Promise<void> {
		const outcome = await this.#do(id, (sdk) => sdk.loyalty.cancelReward(id));
		const { strings } = this.#scene ?? {};
		if (!outcome || !strings) return;
		this.#say(outcome.outcome === 'canceled' ? strings.givenBack : strings.rewardEnded);
	}

	#renderIssued(reward: Reward, { strings, locale, now }: PointsScene): TemplateResult {
		const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
		const time = momentWords(Date.parse(reward.expires_at), zone, now, locale, strings.inZone);
		return html`<li part="reward reward--ready">
			<span class="what">
				<span class="strong">${reward.name}</span>
				<span class="hint">${fill(strings.useUntil, { time })}</span>
			</span>
			<button
				part="give-back"
				class="quiet"
				type="button"
				aria-label=${`${strings.giveBack}: ${reward.name}`}
				aria-disabled=${this.#busy ? 'true' : 'false'}
				@click=${() => void this.#giveBack(reward)}
			>
				${strings.giveBack}
			</button>
		</li>`;
	}

	#renderOption({ id, name, points }: RewardOption, { active }: LoyaltyAccount, scene: PointsScene): TemplateResult {
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
							aria-disabled=${this.#busy ? 'true' : 'false'}
							@click=${() => void this.#issue(id)}
						>
							${this.#busy === id ? strings.working : strings.getReward}
						</button>`
			}
		</li>`;
	}

	render(account: LoyaltyAccount, program: LoyaltyProgram | null | undefined, scene: PointsScene): TemplateResult {
		this.#scene = scene;
		this.#account = account;
		const { strings } = scene;
		const options = program?.rewards ?? [];
		return html`${
			account.rewards.length > 0
				? html`<h3>${strings.ready}</h3>
						<ul part="ready">
							${account.rewards.map((reward) => this.#renderIssued(reward, scene))}
						</ul>`
				: nothing
		}
		${this.#note ? html`<p part="note">${this.#note}</p>` : nothing}
		${
			this.#awaits
				? html`<endcap-sign-in
						part="confirm"
						tabindex="-1"
						confirm
						@endcap-signed-in=${this.#confirmed}
					></endcap-sign-in>`
				: nothing
		}
		${
			options.length > 0
				? html`<h3>${strings.rewards}</h3>
						<ul part="rewards">
							${options.map((option) => this.#renderOption(option, account, scene))}
						</ul>`
				: nothing
		}`;
	}
}
