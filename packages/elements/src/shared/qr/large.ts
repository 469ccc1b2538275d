import { css, html, type LitElement, type TemplateResult } from 'lit';

/** A code over the whole screen, black on white, that stands in a part of its own with what opens it. */
export const largeStyles = css`
	dialog {
		inline-size: 100dvi;
		block-size: 100dvb;
		max-inline-size: none;
		max-block-size: none;
		padding: 1rem;
		border: 0;
		background: #fff;
		color: #000;
	}
	dialog[open] {
		display: grid;
		grid-template-rows: auto minmax(0, 1fr) auto;
		gap: 0.75rem;
		justify-items: center;
	}
	dialog p {
		font-size: 1.25rem;
		font-weight: 600;
		text-align: center;
	}
	dialog svg {
		inline-size: 100%;
		block-size: 100%;
		max-inline-size: 34rem;
	}
	dialog button {
		border-color: #000;
		color: #000;
	}
	dialog :focus-visible {
		outline-color: #000;
	}
`;

interface Large {
	label: string;
	/** Of the button that closes it. */
	close: string;
	/** What is to be shown large, and the line below it. */
	image: TemplateResult;
	below: unknown;
}

/** Shows codes large, with the screen kept bright meanwhile. */
export class LargeView {
	#host: LitElement;
	#lock: WakeLockSentinel | undefined;

	constructor(host: LitElement) {
		this.#host = host;
	}

	/** For a button in the part with the dialog. */
	open = async ({ currentTarget }: Event): Promise<void> => {
		const dialog = (currentTarget as Element).closest('[part="code"]')?.querySelector('dialog');
		if (!dialog || dialog.open) return;
		dialog.showModal();
		try {
			// Else the screen goes dark in the queue. Not every browser can, and not always.
			this.#lock = await navigator.wakeLock.request('screen');
			if (!dialog.open) this.#closed();
		} catch {
			this.#lock = undefined;
		}
	};

	#close = ({ currentTarget }: Event) => (currentTarget as HTMLDialogElement).close();

	#closed = () => {
		void this.#lock?.release().catch(() => undefined);
		this.#lock = undefined;
		this.#host.requestUpdate();
	};

	render({ label, close, image, below }: Large): TemplateResult {
		return html`<dialog aria-label=${label} @close=${this.#closed} @click=${this.#close}>
			<button part="code__close" type="button">${close}</button>
			${image}
			<p>${below}</p>
		</dialog>`;
	}
}
