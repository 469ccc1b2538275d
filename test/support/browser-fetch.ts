import { OWN_PAGE } from './counter.ts';

/** A browser's jar of one cookie, and what it says of the page that asks. */
export function browserFetch(): { fetch: typeof fetch; forget(): void } {
	let cookie = '';
	return {
		async fetch(input, init) {
			const headers = new Headers(init?.headers);
			if (cookie) headers.set('cookie', cookie);
			for (const [name, value] of Object.entries(OWN_PAGE)) headers.set(name, value);
			const response = await fetch(input, { ...init, headers });
			const [set] = response.headers.getSetCookie();
			if (set) cookie = set.split(';')[0] ?? '';
			return response;
		},
		forget: () => {
			cookie = '';
		},
	};
}
