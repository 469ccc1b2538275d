export interface WatchedSessions {
	readonly fetch: typeof fetch;
	accessToken: () => string | null;
}

const SESSIONS = /\/v1\/sessions(?![^?#]*\/(?:current|claim))/;

/** Sees the sessions that begin and go on by this fetch. An answer is passed on once `onToken` is done with its token. */
export function watchSessions(send: typeof fetch, onToken: (token: string) => Promise<void>): WatchedSessions {
	let token: string | null = null;
	return {
		accessToken: () => token,
		async fetch(input, init) {
			const response = await send(input, init);
			if (init?.method !== 'POST' || !SESSIONS.test(addressOf(input)) || !response.ok) return response;
			const body: unknown = await response
				.clone()
				.json()
				.catch(() => undefined);
			const { access_token } = Object(body) as { access_token?: string };
			if (access_token) await onToken((token = access_token));
			return response;
		},
	};
}

function addressOf(input: Parameters<typeof fetch>[0]): string {
	return input instanceof Request ? input.url : input.toString();
}
