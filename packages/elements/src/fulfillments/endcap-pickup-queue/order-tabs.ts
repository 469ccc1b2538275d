import type { Fulfillment } from '@endcap/sdk/staff';
import { html, type LitElement, type TemplateResult } from 'lit';
import { fill } from '../../shared/localization.ts';
import { filtered, ofTab, renderList, TABS, type ListOptions, type Tab } from './order-list.ts';
import type { Scene } from './scene.ts';

export interface TabsOptions extends Omit<ListOptions, 'tab' | 'list'> {
	fulfillments: readonly Fulfillment[];
}

/** What is to be picked, what is ready, and what has ended today; one of them is shown. */
export class OrderTabs {
	#host: LitElement;
	#tab: Tab = 'toPick';

	constructor(host: LitElement) {
		this.#host = host;
	}

	show(tab: Tab): void {
		this.#tab = tab;
		this.#host.requestUpdate();
	}

	#move = async (event: KeyboardEvent): Promise<void> => {
		const rightToLeft = getComputedStyle(this.#host).direction === 'rtl';
		const [forward, backward] = rightToLeft ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
		const at = TABS.indexOf(this.#tab);
		const last = TABS.length - 1;
		const places: Record<string, number> = { [forward]: at + 1, [backward]: at + last, Home: 0, End: last };
		const tab = TABS[(places[event.key] ?? NaN) % TABS.length];
		if (!tab) return;
		event.preventDefault();
		this.show(tab);
		await this.#host.updateComplete;
		this.#host.renderRoot.querySelector<HTMLElement>('[part="tabs"] [aria-selected="true"]')?.focus();
	};

	render({ fulfillments, ...options }: TabsOptions, scene: Scene): TemplateResult {
		const { strings, locale } = scene;
		const labels = { toPick: strings.toPick, ready: strings.ready, ended: strings.ended };
		const listOf = (tab: Tab) => filtered(ofTab(tab, fulfillments, options.ended.list), options.search);
		// What waits for its payment is nothing to be done yet.
		const countOf = (tab: Tab) => listOf(tab).filter(({ status }) => status !== 'proposed').length;
		return html`<div class="column">
			<div part="tabs" role="tablist" aria-label=${strings.heading} @keydown=${this.#move}>
				${TABS.map(
					(tab) =>
						html`<button
							role="tab"
							type="button"
							id=${`tab-${tab}`}
							aria-controls="panel"
							data-key=${`tab ${tab}`}
							aria-selected=${tab === this.#tab ? 'true' : 'false'}
							tabindex=${tab === this.#tab ? '0' : '-1'}
							@click=${() => this.show(tab)}
						>
							${fill(labels[tab], { count: countOf(tab).toLocaleString(locale) })}
						</button>`,
				)}
			</div>
			<div id="panel" role="tabpanel" aria-labelledby=${`tab-${this.#tab}`}>
				${renderList({ ...options, tab: this.#tab, list: listOf(this.#tab) }, scene)}
			</div>
		</div>`;
	}
}
