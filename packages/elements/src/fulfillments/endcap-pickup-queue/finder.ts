import type { Fulfillment } from '@endcap/sdk/staff';
import type { LitElement, ReactiveController } from 'lit';
import { CameraView } from './camera-view.ts';
import { filtered } from './order-list.ts';
import { readScanned } from './scanned.ts';
import type { Scene } from './scene.ts';
import { Wedge } from '../../shared/wedge.ts';
import { failureWords } from './work.ts';

export interface FinderOptions {
	/** Undefined until there is something to find. */
	scene(): Scene | undefined;
	/** False while no scanner is to be heard. */
	isListening(): boolean;
	/** What the scanner sends before a code, and the key after one. */
	prefix(): string;
	suffix(): string;
	/** Everything that can be found by name or number. */
	orders(): readonly Fulfillment[];
	/** Something is looked for anew. */
	onLook(): void;
	/** `code`: what led to it, when it can be handed over by that. */
	onFound(fulfillment: Fulfillment, code?: string): Promise<void>;
	/** False when no order is open that an article could be for. */
	onArticle(gtin: string, scene: Scene): Promise<boolean>;
}

/** Leads from a code, a name or a number to its order: typed into the search, scanned, or seen by the camera. */
export class Finder implements ReactiveController {
	readonly camera: CameraView;
	/** What is typed into the search. */
	search = '';
	/** Why nothing was found. */
	problem = '';
	#host: LitElement;
	#options: FinderOptions;
	#wedge: Wedge;

	constructor(host: LitElement, options: FinderOptions) {
		this.#host = host;
		this.#options = options;
		this.camera = new CameraView(host, (code) => void this.#take(code));
		this.#wedge = new Wedge({ ...options, onScan: (text) => void this.#take(text) });
		host.addController(this);
	}

	hostConnected(): void {
		this.#wedge.connect();
	}

	hostDisconnected(): void {
		this.#wedge.disconnect();
		this.camera.stop();
	}

	async #take(text: string): Promise<void> {
		const scene = this.#options.scene();
		if (!scene) return;
		this.problem = '';
		this.#options.onLook();
		const scanned = readScanned(text);
		if (scanned.kind === 'code') await this.#find(scanned.text, scene);
		else if (!(await this.#options.onArticle(scanned.gtin, scene))) this.problem = scene.strings.itemWithoutOrder;
		this.#host.requestUpdate();
	}

	async #find(code: string, scene: Scene): Promise<void> {
		const { strings, endcap } = scene;
		try {
			const found = await endcap.fulfillments.find(code);
			if (found.outcome === 'found') {
				const { fulfillment } = found;
				this.search = '';
				await this.#options.onFound(fulfillment, fulfillment.status === 'prepared' ? code : undefined);
			} else this.problem = found.outcome === 'rate_limited' ? strings.tooMany : strings.codeUnknown;
		} catch (error) {
			this.problem = failureWords(error, scene);
		}
	}

	readonly submit = (event: SubmitEvent): void => {
		event.preventDefault();
		const text = this.search.trim();
		if (!text) return;
		const [only, another] = filtered(this.#options.orders(), text);
		if (!only) return void this.#take(text);
		if (!another) void this.#options.onFound(only);
	};

	readonly type = (event: Event): void => {
		this.search = (event.target as HTMLInputElement).value;
		this.problem = '';
		this.#host.requestUpdate();
	};
}
