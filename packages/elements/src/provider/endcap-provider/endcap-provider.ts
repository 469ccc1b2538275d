import { ContextProvider, type Context, type ContextEvent } from '@lit/context';
import { createEndcap, type Endcap } from '@endcap/sdk';
import { ReactiveElement } from 'lit';
import { scopeOf, surroundingsContext } from '../../shared/context.ts';

/**
 * @tag endcap-provider
 * @summary Says which server and key the elements around it use; needed only for a second shop on one page, or without the script tag.
 *
 * It serves the elements inside it and those beside it, under the same parent.
 *
 * @slot - The elements it serves.
 */
export class EndcapProvider extends ReactiveElement {
	static override properties = {
		server: {},
		publishableKey: { attribute: 'publishable-key' },
		locale: {},
		channel: {},
		timezone: {},
		endcap: { attribute: false },
	};

	/** Address of the server, without `/v1`. */
	server = '';

	/** A `pk_…` key, which may be public. */
	publishableKey = '';

	/** BCP 47 language of the elements, where nothing nearer than the document says another. */
	locale: string | undefined;

	/** Where the page is shown. `kiosk` keeps people on the page, nothing of them on the device, and makes targets larger. */
	channel: string | undefined;

	/** IANA zone that times are told in which are of no shop, as points that came and went; the device's unless given. */
	timezone: string | undefined;

	/** A client of your own, in place of one made from `server` and `publishableKey`. It stays yours to destroy. */
	endcap: Endcap | undefined;

	#made: Endcap | undefined;
	#parent: ParentNode | null = null;
	#provider = new ContextProvider(this, { context: surroundingsContext });

	override connectedCallback(): void {
		this.#parent = this.parentNode;
		this.#parent?.addEventListener('context-request', this.#answerSibling);
		this.#provide();
		super.connectedCallback();
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		this.#parent?.removeEventListener('context-request', this.#answerSibling);
	}

	protected override createRenderRoot(): this {
		return this;
	}

	protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
		if (changed.has('server') || changed.has('publishableKey') || changed.has('channel')) {
			this.#made?.destroy();
			this.#made = undefined;
		}
		this.#provide();
	}

	#answerSibling = (event: Event) => {
		this.#provider.onContextRequest(event as ContextEvent<Context<unknown, unknown>>);
	};

	#provide(): void {
		const { server, publishableKey, locale, channel, timezone } = this;
		if (server && publishableKey && !this.endcap) {
			// A kiosk is nobody's device.
			const keep = channel === 'kiosk' ? 'memory' : 'device';
			this.#made ??= createEndcap({ baseUrl: server, publishableKey, keep });
		}
		const source = this.endcap ?? this.#made;
		this.#provider.setValue(source && { source, scope: scopeOf(server, publishableKey), locale, channel, timezone });
	}
}

declare global {
	interface HTMLElementTagNameMap {
		'endcap-provider': EndcapProvider;
	}
}
