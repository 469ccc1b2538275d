import { createSession as createSessionOperation, refreshSession as refreshSessionOperation } from '@endcap/contract';
import { answer, type Route } from '../http/operation-route.ts';
import { refuse } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { createSession, refreshSession } from './rules.ts';

export function sessionRoutes(route: Route, { database, sessionRing }: Services): void {
	route(createSessionOperation, async ({ caller }) => answer(201, await createSession(database, caller)));

	route(refreshSessionOperation, async ({ caller, body }) => {
		const session = await refreshSession(database, caller, body.refresh_token);
		if (session) return answer(200, session);
		// It may have ended just now: then its access token opens nothing here from this moment on.
		sessionRing.forget();
		return refuse('session_ended', 'This refresh token is over, or was used before. Begin a new session.');
	});
}
