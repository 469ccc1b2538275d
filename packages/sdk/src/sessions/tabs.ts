/** Tabs of one origin that share what is kept. */
export interface Tabs {
	/** Says to the others that the session is another one. */
	tell(): void;
}

/** `look` is called when another tab says so, and when this one was away and may have missed it. */
export function createTabs(name: string, look: () => Promise<unknown>, end: AbortSignal): Tabs {
	let channel: BroadcastChannel | undefined;
	const onTold = () => void look().catch(() => undefined);

	function open(): void {
		channel = new BroadcastChannel(name);
		channel.addEventListener('message', onTold);
	}

	function close(): void {
		channel?.close();
		channel = undefined;
	}

	open();
	// An open channel would keep the page out of the back-forward cache.
	globalThis.addEventListener?.('pagehide', close, { signal: end });
	globalThis.addEventListener?.(
		'pageshow',
		({ persisted }) => {
			if (!persisted) return;
			open();
			onTold();
		},
		{ signal: end },
	);
	end.addEventListener('abort', close);
	// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
	return { tell: () => channel?.postMessage('') };
}
