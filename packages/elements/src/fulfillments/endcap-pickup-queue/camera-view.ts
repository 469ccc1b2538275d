import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Scene } from './scene.ts';

/** The button for the camera, and its picture while it looks. */
export class CameraView {
	#host: LitElement;
	#onCode: (code: string) => void;
	#looking: AbortController | undefined;
	#problem: 'cameraNone' | 'cameraRefused' | undefined;

	constructor(host: LitElement, onCode: (code: string) => void) {
		this.#host = host;
		this.#onCode = onCode;
	}

	stop(): void {
		this.#looking?.abort();
		this.#looking = undefined;
		this.#host.requestUpdate();
	}

	async #start(): Promise<void> {
		this.#problem = undefined;
		const looking = new AbortController();
		this.#looking = looking;
		this.#host.requestUpdate();
		try {
			const camera = await import('./camera.ts');
			await this.#host.updateComplete;
			const video = this.#host.renderRoot.querySelector('video');
			if (!camera.canSee()) this.#problem = 'cameraNone';
			else if (video) {
				const code = await camera.readCode(video, looking.signal);
				if (code !== undefined) this.#onCode(code);
			}
		} catch {
			// Refused by the person or the page's policy, or taken by another program.
			if (!looking.signal.aborted) this.#problem = 'cameraRefused';
		}
		if (this.#looking === looking) this.stop();
	}

	renderButton({ strings }: Scene): TemplateResult {
		const looking = this.#looking !== undefined;
		return html`<button
			part="camera-button"
			type="button"
			data-key="camera"
			@click=${() => (looking ? this.stop() : void this.#start())}
		>
			${looking ? strings.cameraStop : strings.camera}
		</button>`;
	}

	render({ strings }: Scene): TemplateResult | typeof nothing {
		if (this.#problem) return html`<p part="note" role="alert">${strings[this.#problem]}</p>`;
		if (!this.#looking) return nothing;
		return html`<div part="camera">
			<p role="status">${strings.cameraAim}</p>
			<video muted playsinline></video>
		</div>`;
	}
}
