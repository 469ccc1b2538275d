import type { Customer } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/localization.ts';
import { momentWords } from '../../../shared/pickup-words.ts';
import type { FormScene } from '../form/step.ts';
import { englishAccount } from './account.strings.ts';
import { accountStyles } from './account.styles.ts';
import { Consents } from './consents.ts';
import { HandOver } from './hand-over.ts';
import { OwnData } from './own-data.ts';
import { Profile } from './profile.ts';
import { renderFold, Section, type AccountScene, type Host, type SectionScene } from './section.ts';

/** What the element around it does. */
interface Leaving {
	/** Nobody is signed in any more. */
	left(lost: number): void;
	/** Nothing is left of them. */
	erased(): void;
}

/** Who is signed in, or null, and what they are shown with. */
type Shown = SectionScene & { customer: Customer | null };

/** Whoever is signed in: who they are, what the shop may do, their basket elsewhere, their data, the way out. */
export class Account extends Section {
	readonly english = englishAccount;
	#leaving: Leaving;
	#shown: Shown | undefined;
	#asOf: Date | undefined;
	/** Whose parts these are. */
	#id: string | undefined;
	#profile: Profile;
	#consents: Consents;
	#data: OwnData;
	#handOver: HandOver;

	constructor(host: Host, leaving: Leaving) {
		super(host, () => this.#scene);
		this.#leaving = leaving;
		host.adopt(accountStyles);
		this.#handOver = new HandOver(host, () => this.#shown);
		[this.#profile, this.#consents, this.#data] = this.#begin();
	}

	get #scene(): AccountScene | undefined {
		const shown = this.#shown;
		return shown?.customer ? { ...shown, customer: shown.customer } : undefined;
	}

	/** Nothing that one person wrote is there for the next. */
	#begin(): [Profile, Consents, OwnData] {
		const scene = () => this.#scene;
		const sdk = () => this.#shown?.sdk() ?? Promise.reject(new Error('Nothing is shown.'));
		const data = new OwnData(this.host, scene, sdk, () => this.#leaving.erased());
		return [new Profile(this.host, scene), new Consents(this.host, scene), data];
	}

	/** Follows who is signed in, in this setting. */
	follow(shown: Shown, form: Omit<FormScene, 'customer'>, asOf: Date | undefined): void {
		this.#shown = shown;
		this.#asOf = asOf;
		const { customer } = shown;
		if (customer?.id !== this.#id) {
			this.#id = customer?.id;
			this.#data.follow(undefined);
			[this.#profile, this.#consents, this.#data] = this.#begin();
		}
		this.#data.follow(customer ? { ...form, customer } : undefined);
	}

	updated(): void {
		this.#data.updated();
		this.#handOver.updated();
	}

	#signOut = async () => {
		const done = await this.act((sdk) => sdk.account.signOut());
		if (done) this.#leaving.left(done.lost);
	};

	#signOutEverywhere = async () => {
		const done = await this.act((sdk) => sdk.account.signOutEverywhere(), this.#shown?.strings.stillSignedIn);
		if (done) this.#leaving.left(done.lost);
	};

	/** The way to take a basket over, where a scanned code has opened the page. */
	renderAsked(): unknown {
		const shown = this.#shown;
		return shown && this.#handOver.isAsked ? this.#handOver.renderTaking(shown) : nothing;
	}

	/** For who is not signed in: their basket goes to another device all the same. */
	renderBasket(): unknown {
		const shown = this.#shown;
		const isShown = shown && !shown.customer && !this.#handOver.isAsked;
		return isShown ? renderFold('baskets', shown.strings.baskets, this.#handOver.render(shown)) : nothing;
	}

	/** Who is new is asked for their name, and what the shop may do. */
	render({ stale, isNew }: { stale: boolean; isNew: boolean }): TemplateResult | typeof nothing {
		const scene = this.#scene;
		if (!scene) return nothing;
		const { strings, customer } = scene;
		const address = customer.email ?? customer.phone;
		return html`<div class="account">
			${address ? html`<p part="address">${fill(strings.signedInAs, { address })}</p>` : nothing}
			${stale && this.#asOf ? this.#renderStale(this.#asOf, scene) : nothing} ${this.renderAsked()}
			<div class="folds">
				${renderFold('about', strings.about, this.#profile.render(scene), isNew)}
				${renderFold('consents', strings.allowed, this.#consents.render(scene), isNew)}
				${this.#handOver.isAsked ? nothing : renderFold('baskets', strings.baskets, this.#handOver.render(scene))}
				${renderFold('data', strings.data, this.#data.render(scene))}
			</div>
			<div class="buttons">
				<button part="sign-out" type="button" aria-disabled=${this.busy ? 'true' : 'false'} @click=${this.#signOut}>
					${this.busy ? strings.working : strings.signOut}
				</button>
				<button part="sign-out-everywhere" class="quiet" type="button" @click=${this.#signOutEverywhere}>
					${strings.signOutEverywhere}
				</button>
			</div>
			${this.renderNote()}
		</div>`;
	}

	#renderStale(asOf: Date, { strings, locale, now }: AccountScene): TemplateResult {
		const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
		const time = momentWords(asOf.getTime(), zone, now, locale, strings.inZone);
		return html`<p part="stale" class="hint">${fill(strings.stale, { time })}</p>`;
	}
}
