import type { Cart, Endcap, Live, LoyaltyAccount, LoyaltyProgram, Reward } from '@endcap/sdk';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { LiveState } from '../../shared/live-state.ts';
import { fill } from '../../shared/localization.ts';
import { SignInHere } from '../../shoppers/sign-in-here.ts';
import { tellPage } from '../events.ts';
import type { PointsScene } from './points-words.ts';
import { renderIssued, renderOption, type RewardActs } from './reward-rows.ts';

/** What became of a reward that was to go into the basket; the text of the same name says it. */
type InBasket = 'issued' | 'takesNothing' | 'notInBasket';

/** What there is for points, and what somebody has got for them. */
export class Rewards {
	#host: LitElement;
	#sdk: () => Promise<Endcap>;
	#cart: LiveState<Live<Cart | null>>;
	#scene: PointsScene | undefined;
	#busy: string | undefined;
	#note = '';
	/** Where they confirm that it is them before points are spent. */
	#confirm: SignInHere;

	constructor(host: LitElement, sdk: () => Promise<Endcap>) {
		this.#host = host;
		this.#sdk = sdk;
		this.#cart = new LiveState(host);
		this.#confirm = new SignInHere(host);
	}

	/** Undefined: nobody is signed in any more. */
	follow(sdk: Endcap | undefined): void {
		this.#cart.watch(sdk?.basket.$cart);
		if (sdk) return;
		this.#note = '';
		this.#confirm.close();
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

	#isInBasket(id: string): boolean {
		return this.#cart.value?.value?.rewards.some((each) => each.id === id) === true;
	}

	/** What somebody has got is for what they buy next. Without a basket it waits for the till, or for one. */
	async #putInBasket({ basket }: Endcap, { id }: Reward): Promise<InBasket> {
		const { value: cart } = this.#cart.value ?? {};
		if (!cart) return 'issued';
		try {
			const outcome = await basket.setRewards([...cart.rewards.map((each) => each.id), id]);
			if (outcome.outcome !== 'changed') return 'notInBasket';
			return outcome.cart.rewards.some((each) => each.id === id && each.applies) ? 'issued' : 'takesNothing';
		} catch {
			return 'notInBasket';
		}
	}

	async #issue(reward_id: string): Promise<void> {
		if (!tellPage(this.#host, 'endcap-reward-request', { reward_id }, true)) return;
		let inBasket: InBasket = 'issued';
		const outcome = await this.#do(reward_id, async (sdk) => {
			const issued = await sdk.loyalty.issueReward(reward_id);
			if (issued.outcome === 'issued') inBasket = await this.#putInBasket(sdk, issued.reward);
			return issued;
		});
		const { strings } = this.#scene ?? {};
		if (!outcome || !strings) return;
		if (outcome.outcome === 'step_up_needed') {
			await this.#confirm.ask('confirm', () => void this.#issue(reward_id));
			if (this.#confirm.failed) this.#say(strings.notDone);
		} else if (outcome.outcome === 'issued') {
			const { id, name } = outcome.reward;
			tellPage(this.#host, 'endcap-reward-issued', { reward_id, id });
			this.#say(fill(strings[inBasket], { reward: name }));
		} else if (outcome.outcome === 'not_enough_points') this.#say(strings.notEnough);
		else this.#say(outcome.outcome === 'reward_not_offered' ? strings.notOffered : strings.notDone);
	}

	async #use(reward: Reward): Promise<void> {
		const inBasket = await this.#do(reward.id, (sdk) => this.#putInBasket(sdk, reward));
		const { strings } = this.#scene ?? {};
		if (!inBasket || !strings) return;
		this.#say(fill(strings[inBasket === 'issued' ? 'inBasket' : inBasket], { reward: reward.name }));
	}

	async #giveBack({ id }: Reward): Promise<void> {
		const outcome = await this.#do(id, async (sdk) => {
			const canceled = await sdk.loyalty.cancelReward(id);
			// The basket would go on to name what nobody has any more.
			const left = this.#cart.value?.value?.rewards.flatMap((each) => (each.id === id ? [] : [each.id]));
			if (this.#isInBasket(id) && left) await sdk.basket.setRewards(left).catch(() => undefined);
			return canceled;
		});
		const { strings } = this.#scene ?? {};
		if (!outcome || !strings) return;
		this.#say(outcome.outcome === 'canceled' ? strings.givenBack : strings.rewardEnded);
	}

	render(account: LoyaltyAccount, program: LoyaltyProgram | null | undefined, scene: PointsScene): TemplateResult {
		this.#scene = scene;
		const { strings } = scene;
		const options = program?.rewards ?? [];
		const acts: RewardActs = {
			busy: this.#busy,
			isUsable: (id) => Boolean(this.#cart.value?.value) && !this.#isInBasket(id),
			use: (reward) => void this.#use(reward),
			giveBack: (reward) => void this.#giveBack(reward),
			get: (id) => void this.#issue(id),
		};
		return html`${
			account.rewards.length > 0
				? html`<h3>${strings.ready}</h3>
						<ul part="ready">
							${account.rewards.map((reward) => renderIssued(reward, scene, acts))}
						</ul>`
				: nothing
		}
		${this.#note ? html`<p part="note">${this.#note}</p>` : nothing} ${this.#confirm.render('confirm')}
		${
			options.length > 0
				? html`<h3>${strings.rewards}</h3>
						<ul part="rewards">
							${options.map((option) => renderOption(option, account, scene, acts))}
						</ul>`
				: nothing
		}`;
	}
}
