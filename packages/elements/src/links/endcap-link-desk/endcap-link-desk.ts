import { isEndcapError, type Link, type StaffMember } from '@endcap/sdk/staff';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { CounterElement } from '../../shared/counter-element.ts';
import { counterStyles } from '../../shared/counter.styles.ts';
import { fieldStyles } from '../../shared/field.styles.ts';
import { Localization } from '../../shared/localization.ts';
import { pictureStyles } from '../../shared/qr/picture.ts';
import { linkDeskCatalogue, type LinkDeskStrings } from './endcap-link-desk.strings.ts';
import { linkDeskStyles } from './endcap-link-desk.styles.ts';
import './events.ts';
import { LinkForm } from './link-form.ts';
import { LinkView } from './link-view.ts';

type Status = 'loading' | 'ready' | 'empty' | 'failed' | 'signed-out';

/**
 * @tag endcap-link-desk
 * @summary The short links of a shop for the people who work there: a form that makes one to an offer or a product, its QR code to save and print, and how often each was opened and led to an order.
 *
 * It works on pages of the server's own origin, where staff are signed in.
 *
 * @fires {CustomEvent<LinkMadeDetail>} endcap-link-made - A link was made here.
 * @fires {CustomEvent<null>} endcap-session-ended - Nobody is signed in any more.
 *
 * @csspart frame - The whole element.
 * @csspart form - The form that makes a link.
 * @csspart field - One field of it with its name.
 * @csspart choices - What fits the words that were typed.
 * @csspart choice - One offer or product of these.
 * @csspart chosen - Where the link is to lead.
 * @csspart submit - The button that makes it.
 * @csspart problem - Why something was not done, and what to do.
 * @csspart list - The links.
 * @csspart link - One link.
 * @csspart link__facts - Where it is put up, and its counts.
 * @csspart link__show - The button that shows it.
 * @csspart link__end - The button that ends it.
 * @csspart sure - What is asked before it ends.
 * @csspart end-yes - The button that ends it after all.
 * @csspart end-no - The button that leaves it.
 * @csspart shown - One link that is shown.
 * @csspart code - Its QR code.
 * @csspart address - The field with its address.
 * @csspart copy - The button that copies it.
 * @csspart download - The buttons that save the code as a file.
 * @csspart paper - The form that prints it.
 * @csspart along - The other links to the same, to be printed along.
 * @csspart print - The button that prints it.
 * @csspart close - The button that closes what is shown.
 * @csspart more - The button that shows more links.
 * @csspart again - The button that tries again.
 * @csspart note - That the session is over.
 * @csspart message - Why there is nothing to show, and what to do.
 * @csspart skeleton - What stands while links are looked up.
 *
 * @cssproperty [--endcap-accent-color=currentColor] - Focus rings and the main button.
 * @cssproperty --endcap-muted-color - Counts and hints.
 * @cssproperty --endcap-border-color - Lines between links.
 * @cssproperty [--endcap-surface-color=Canvas] - Behind fields and buttons.
 * @cssproperty [--endcap-radius=0.5rem] - Corners.
 *
 * @cssstate loading - Links are being looked up.
 * @cssstate ready - Links are shown.
 * @cssstate empty - There are none.
 * @cssstate failed - Links cannot be shown.
 * @cssstate signed-out - Nobody is signed in.
 */
export class EndcapLinkDesk extends CounterElement {
	static override styles = [counterStyles, fieldStyles, pictureStyles, linkDeskStyles];

	#links: readonly Link[] | undefined;
	#next: string | null = null;
	#failed = false;
	#problem: 'noAnswer' | undefined;
	/** Whoever the links were read for. */
	#person = '';
	#words = new Localization<LinkDeskStrings>(this, linkDeskCatalogue);
	#form = new LinkForm(this, { endcap: () => this.client, onMade: (link) => this.#add(link) });
	#view = new LinkView(this, { onEnd: (link) => void this.#end(link) });

	protected override willUpdate(changed: PropertyValues<this>): void {
		super.willUpdate(changed);
		this.#words.choose(this.surroundings?.locale);
		const { member } = this;
		if (member && member.id !== this.#person) this.#enter(member);
	}

	/** Whoever comes next finds nothing of what the one before typed. */
	#enter({ id }: StaffMember): void {
		if (this.#person) this.#form.forget();
		this.#person = id;
		this.#links = undefined;
		void this.#read();
	}

	protected override updated(changed: PropertyValues<this>): void {
		super.updated(changed);
		this.showStates(this.#situation);
	}

	get #situation(): Status {
		const staff = this.staff.value;
		if (!this.#words.strings) return 'loading';
		if (staff?.value === null) return 'signed-out';
		if (staff?.status === 'error' || this.#failed) return 'failed';
		if (!this.#links) return 'loading';
		return this.#links.length > 0 ? 'ready' : 'empty';
	}

	/** From the newest, or on from those that are shown. */
	async #read(cursor?: string): Promise<void> {
		this.#failed = false;
		try {
			const { data, next_cursor } = await this.client.links.list(cursor === undefined ? {} : { cursor });
			this.#links = cursor === undefined ? data : [...(this.#links ?? []), ...data];
			this.#next = next_cursor;
		} catch (error) {
			if (!isEndcapError(error)) throw error;
			this.#failed = true;
		}
		this.requestUpdate();
	}

	#add(link: Link): void {
		this.#links = [link, ...(this.#links ?? [])];
		this.#view.show(link.id);
		announce(this, this.#words.strings?.made ?? '');
		const { id: link_id, url, channel } = link;
		const detail = { link_id, url, channel };
		this.tell('endcap-link-made', detail);
	}

	async #end({ id }: Link): Promise<void> {
		this.#problem = undefined;
		try {
			const ended = await this.client.links.end(id);
			this.#links = this.#links?.map((link) => (link.id === id ? ended : link));
		} catch (error) {
			if (!isEndcapError(error)) throw error;
			this.#problem = 'noAnswer';
		}
		this.requestUpdate();
	}

	protected override render(): TemplateResult {
		const { strings, language } = this.#words;
		const status = this.#situation;
		return html`<div
			class="frame"
			part="frame"
			role="group"
			aria-label=${strings?.heading ?? nothing}
			aria-busy=${status === 'loading' ? 'true' : 'false'}
			lang=${language}
		>
			${status === 'loading' ? this.#renderSkeleton(strings) : nothing}
			${strings && status !== 'loading' ? this.#renderContents(status, strings) : nothing}
		</div>`;
	}

	#renderSkeleton(strings: LinkDeskStrings | undefined): TemplateResult {
		return html`<div part="skeleton" role="img" aria-label=${strings?.loading ?? nothing}><i></i><i></i><i></i></div>`;
	}

	#renderContents(status: Status, strings: LinkDeskStrings): unknown {
		const links = this.#links ?? [];
		if (status === 'signed-out' && !this.#links) return html`<p part="message">${strings.notSignedIn}</p>`;
		if (status === 'failed') return this.#renderFailed(strings);
		return [
			status === 'signed-out' ? html`<p part="note" role="alert">${strings.sessionOver}</p>` : nothing,
			this.#form.render(strings),
			this.#problem ? html`<p part="problem" role="alert">${strings[this.#problem]}</p>` : nothing,
			links.length === 0 ? html`<p part="message">${strings.empty}</p>` : nothing,
			this.#view.render(links, strings, this.#words.locale),
			this.#next === null ? nothing : this.#renderMore(this.#next, strings),
		];
	}

	#renderFailed(strings: LinkDeskStrings): TemplateResult {
		return html`<div part="message" role="alert">
			<p>${strings.failed}</p>
			<button part="again" type="button" @click=${() => void this.#read()}>${strings.again}</button>
		</div>`;
	}

	#renderMore(cursor: string, strings: LinkDeskStrings): TemplateResult {
		return html`<button part="more" type="button" @click=${() => void this.#read(cursor)}>${strings.more}</button>`;
	}
}

declare global {
	interface HTMLElementTagNameMap {
		'endcap-link-desk': EndcapLinkDesk;
	}
}
