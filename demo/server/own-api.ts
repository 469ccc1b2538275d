import type { Pages } from './retailer-pages.ts';

type App = Parameters<Pages>[0];

/** The API refused, or could not answer. */
export class ApiRefusal extends Error {
	readonly status: number;
	constructor(status: number, path: string) {
		super(`The API answered ${path} with ${status}.`);
		this.status = status;
	}
}

/**
 * Reads the API that this server is, without a connection. What is read counts among the requests of the visitor, not of
 * the server: nobody can read the shop empty through its pages. A body is posted. Undefined for what is not there.
 */
export function ownApi(app: App, key: string, visitor: string) {
	return async <Answer>(path: string, body?: object): Promise<Answer | undefined> => {
		const headers = { authorization: `Bearer ${key}` };
		const { statusCode, payload } = await app.inject({
			url: path,
			headers,
			remoteAddress: visitor,
			...(body && { method: 'POST', payload: body }),
		});
		if (statusCode === 404) return undefined;
		if (statusCode !== 200) throw new ApiRefusal(statusCode, path);
		return JSON.parse(payload) as Answer;
	};
}

export type OwnApi = ReturnType<typeof ownApi>;
