import type { CouponsQuery, CouponStatus } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { isManager, type Scene } from './scene.ts';

/** Until what is typed is looked for. */
const TYPING_MS = 250;
const PAGE = 100;
const STATUSES: readonly CouponStatus[] = ['draft', 'active', 'paused', 'ended'];

/** Which coupons are listed: by words, by status, and how many. */
export class ListTools implements ReactiveController {
	#host: LitElement;
	#search = '';
	#status: CouponStatus | '' = '';
	#most = PAGE;
	#typing: ReturnType<typeof setTimeout> | undefined;

	constructor(host: LitElement) {
		this.#host = host;
		host.addController(this);
	}

	hostDisconnected(): void {
		clearTimeout(this.#typing);
	}

	get query(): CouponsQuery {
		const search = this.#search.trim();
		return { ...(search && { search }), ...(this.#status && { status: [this.#status] }), most: this.#most };
	}

	/** Some may be left out. */
	get isFiltered(): boolean {
		return this.#search.trim() !== '' || this.#status !== '';
	}

	showMore = () => {
		this.#most += PAGE;
		this.#host.requestUpdate();
	};

	showAll = () => this.#find('', '');

	#find(search: string, status: CouponStatus | ''): void {
		clearTimeout(this.#typing);
		this.#search = search;
		this.#status = status;
		this.#most = PAGE;
		this.#host.requestUpdate();
	}

	#type = ({ target }: Event) => {
		const { value } = target as HTMLInputElement;
		clearTimeout(this.#typing);
		this.#typing = setTimeout(() => this.#find(value, this.#status), TYPING_MS);
	};

	#submit = (event: SubmitEvent) => {
		event.preventDefault();
		const field = (event.target as HTMLFormElement).elements.namedItem('search') as HTMLInputElement;
		this.#find(field.value, this.#status);
	};

	#choose = ({ target }: Event) => this.#find(this.#search, (target as HTMLSelectElement).value as CouponStatus | '');

	render(scene: Scene, onMake: () => void): TemplateResult {
		const { strings } = scene;
		return html`<div part="tools">
			<form class="field field--wide" role="search" @submit=${this.#submit}>
				<label for="search">${strings.search}</label>
				<input
					part="search"
					id="search"
					name="search"
					type="search"
					autocomplete="off"
					autocapitalize="off"
					spellcheck="false"
					maxlength="200"
					.value=${this.#search}
					@input=${this.#type}
				/>
			</form>
			<div class="field">
				<label for="status">${strings.which}</label>
				<select part="status" id="status" @change=${this.#choose}>
					<option value="" ?selected=${this.#status === ''}>${strings.every}</option>
					${STATUSES.map(
						(each) => html`<option value=${each} ?selected=${this.#status === each}>${strings.states[each]}</option>`,
					)}
				</select>
			</div>
			${
				isManager(scene)
					? html`<button part="make" class="primary" type="button" @click=${onMake}>${strings.make}</button>`
					: nothing
			}
		</div>`;
	}
}
