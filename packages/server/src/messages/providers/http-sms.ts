import { delivery, type Provider } from './provider.ts';

export interface HttpSmsOptions {
	/** Takes POST with JSON `{to, from, text}`. */
	url: string;
	/** Sent as a bearer token. */
	token: string;
	/** The number or name that messages come from. */
	from: string;
}

/** Later, the same request may be taken: it timed out, collided with itself, came too early or too often, or the token is wrong. */
const LATER = new Set([401, 403, 408, 409, 425, 429]);

/** Text messages over HTTP. The Idempotency-Key is the message’s own, so that a repeat is recognised. */
export function httpSmsProvider({ url, token, from }: HttpSmsOptions): Provider {
	return {
		async send({ id, to, text }, signal) {
			try {
				const response = await fetch(url, {
					method: 'POST',
					headers: {
						authorization: `Bearer ${token}`,
						'content-type': 'application/json',
						'idempotency-key': id,
					},
					body: JSON.stringify({ to, from, text }),
					redirect: 'error',
					signal,
				});
				await response.body?.cancel();
				const answer = `HTTP ${response.status}`;
				if (response.ok) return delivery('sent', answer);
				const later = response.status >= 500 || LATER.has(response.status);
				return delivery(later ? 'unreachable' : 'refused', answer);
			} catch (error) {
				const { code } = ((error as Error).cause ?? {}) as { code?: string };
				return delivery('unreachable', code ?? (error as Error).name);
			}
		},
	};
}
