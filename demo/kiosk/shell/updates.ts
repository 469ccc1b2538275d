export interface Updates {
	/** This version shows what it should. */
	started(): void;
	/** From now on a new version is taken up as soon as `isIdle` says so. `leave` is called when it has been, and is idle. */
	allow(isIdle: () => boolean, leave: () => void): void;
	/** Keeps these for when the network is gone, as many as there is room for. */
	keepPictures(addresses: readonly string[]): void;
	dropPictures: () => Promise<unknown>;
}

export type WorkerMessage =
	| { type: 'take_over' }
	| { type: 'started'; version: string }
	| { type: 'pictures'; addresses: readonly string[] };

const LOOK_MS = 300_000;
const TRY_MS = 1000;
/** As the worker calls it. */
const PICTURES = 'endcap-kiosk-pictures';

/** The worker that keeps the shell for when the network is gone. Without one the kiosk works for as long as there is one. */
export function followUpdates(): Updates {
	const { serviceWorker } = navigator;
	const { version = '' } = document.documentElement.dataset;
	const registered = serviceWorker
		?.register(workerAddress(), { scope: '/kiosk', updateViaCache: 'none' })
		.catch(() => undefined);

	async function tell(message: WorkerMessage): Promise<void> {
		await registered;
		// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
		(await serviceWorker?.ready)?.active?.postMessage(message);
	}

	// Asked for each time: without the network, registering fails although there is one.
	const registration = () => serviceWorker?.getRegistration('/kiosk').catch(() => undefined);

	setInterval(async () => (await registration())?.update().catch(() => undefined), LOOK_MS);

	return {
		started() {
			document.documentElement.dataset['started'] = '';
			void tell({ type: 'started', version });
		},
		allow(isIdle, leave) {
			// A first worker takes this page, which is of its own version, without more ado.
			let before = serviceWorker?.controller;
			let isTakenUp = false;
			serviceWorker?.addEventListener('controllerchange', () => {
				isTakenUp = !!before;
				before = serviceWorker.controller;
				// It may have been waited for until somebody came, who is not sent away for it.
				if (isTakenUp && isIdle()) leave();
			});
			setInterval(async () => {
				const waiting = (await registration())?.waiting;
				if (!isIdle()) return;
				if (isTakenUp) leave();
				// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
				else waiting?.postMessage({ type: 'take_over' } satisfies WorkerMessage);
			}, TRY_MS);
		},
		keepPictures: (addresses) => void tell({ type: 'pictures', addresses }),
		dropPictures: () => caches.delete(PICTURES),
	};
}

/** The search goes with it, so that the worker keeps the page as it was asked for. */
function workerAddress(): string {
	const address = `/kiosk-worker.js${location.search}`;
	const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
	// Where the page trusts no text to be the address of a script, a policy has to say that this is one.
	const policy = trustedTypes?.createPolicy('endcap-kiosk', { createScriptURL: (text) => text });
	return (policy?.createScriptURL(address) as string | undefined) ?? address;
}

interface TrustedTypes {
	createPolicy(
		name: string,
		rules: { createScriptURL: (text: string) => string },
	): { createScriptURL: (text: string) => unknown };
}
