/** A place in a group of tabs of one origin, of which one leads at any time. */
export interface TabGroup<Message> {
	/** To all others. */
	send(message: Message): void;
	leave(): void;
}

export interface TabGroupOptions<Message> {
	onMessage: (message: Message) => void;
	/** This tab leads from now on. What it returns is called when it does no longer. */
	onLead: () => () => void;
}

/** A leader that says nothing for this long (ms) hangs, or was put to sleep with its lock: another takes over. */
const SILENT_LEADER = 150_000;

/**
 * Joins the tabs that know each other by this name, over a BroadcastChannel; whoever holds the Web Lock of that name
 * leads, and the browser hands it on when that tab is closed or dies. Where there are no tabs, or no locks, everybody
 * leads alone.
 */
export function joinTabs<Message>(name: string, { onMessage, onLead }: TabGroupOptions<Message>): TabGroup<Message> {
	const locks = globalThis.document && globalThis.BroadcastChannel && navigator.locks;
	const channel = locks && new BroadcastChannel(name);
	const left = new AbortController();
	let waiting = new AbortController();
	let alarm: ReturnType<typeof setTimeout> | undefined;
	let rest: (() => void) | undefined;

	function stop(): void {
		rest?.();
		rest = undefined;
	}

	function lead(): Promise<void> {
		if (!left.signal.aborted) rest = onLead();
		return new Promise((resolve) => {
			left.signal.addEventListener('abort', () => resolve());
			if (left.signal.aborted) resolve();
		});
	}

	async function stand(options: LockOptions): Promise<void> {
		try {
			await locks?.request(name, options, lead);
		} catch (error) {
			if (left.signal.aborted || options.signal?.aborted) return;
			const stolen = rest;
			stop();
			// Refused altogether, as in a sandboxed frame, it leads alone.
			if (stolen && (error as Error).name === 'AbortError') inTurn();
			else void lead();
		}
	}

	function inTurn(): void {
		waiting = new AbortController();
		listen();
		void stand({ signal: waiting.signal });
	}

	function listen(): void {
		clearTimeout(alarm);
		alarm = setTimeout(() => {
			if (rest) return;
			waiting.abort();
			void stand({ steal: true });
		}, SILENT_LEADER);
	}

	if (channel) {
		channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
			listen();
			onMessage(data);
		});
		inTurn();
	} else {
		void lead();
	}
	return {
		// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin
		send: (message) => channel?.postMessage(message),
		leave() {
			clearTimeout(alarm);
			stop();
			left.abort();
			waiting.abort();
			channel?.close();
		},
	};
}
