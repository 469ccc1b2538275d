import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { tellPage, type SignInRequestDetail } from './events.ts';

type Reason = SignInRequestDetail['reason'];

/** Where somebody signs in, or confirms that it is them, on a page where nothing else takes care of it. */
export class SignInHere {
	/** The form's code did not come at the last press. */
	failed = false;
	#host: LitElement;
	#reason: Reason | undefined;
	/** What goes on once they have. */
	#then: (() => void) | undefined;

	constructor(host: LitElement) {
		this.#host = host;
	}

	get isOpen(): boolean {
		return this.#reason !== undefined;
	}

	/** Asks the page first. `then` is called once they have, here. */
	async ask(reason: Reason, then?: () => void): Promise<void> {
		this.failed = false;
		if (!tellPage(this.#host, 'endcap-sign-in-request', { reason }, true)) return;
		try {
			await import('./endcap-sign-in/define.ts');
			this.#reason = reason;
			this.#then = then;
		} catch {
			this.failed = true;
		}
		this.#host.requestUpdate();
		await this.#host.updateComplete;
		await this.#host.renderRoot.querySelector('endcap-sign-in')?.open();
	}

	close(): void {
		this.#reason = this.#then = undefined;
	}

	#done = async () => {
		const then = this.#then;
		this.close();
		this.#host.requestUpdate();
		await this.#host.updateComplete;
		// The form is gone, and the focus with it.
		this.#host.renderRoot.querySelector<HTMLElement>('[part="heading"]')?.focus();
		then?.();
	};

	/** The form, while it is open. */
	render(part: 'sign-in-form' | 'confirm'): TemplateResult | typeof nothing {
		if (!this.#reason) return nothing;
		return html`<endcap-sign-in
			part=${part}
			?confirm=${this.#reason === 'confirm'}
			@endcap-signed-in=${this.#done}
		></endcap-sign-in>`;
	}
}
