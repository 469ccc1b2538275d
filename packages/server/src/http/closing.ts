import type { FastifyInstance } from 'fastify';

const LOOK_MS = 50;

/**
 * While the server closes, a connection whose last answer was under way becomes idle and would be waited for until its
 * client lets go of it, for more than a minute. Closes such connections as they turn up.
 */
export function closeIdleConnections(app: FastifyInstance): void {
	let timer: NodeJS.Timeout | undefined;
	app.addHook('preClose', async () => {
		timer = setInterval(() => app.server.closeIdleConnections(), LOOK_MS);
	});
	app.addHook('onClose', async () => clearInterval(timer));
}
