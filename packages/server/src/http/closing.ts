import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

const LOOK_MS = 50;

/**
 * While the server closes, a connection whose last answer was under way becomes idle and would be waited for until its
 * client lets go of it, and one over which nothing was ever asked, as browsers open them ahead, until its headers are
 * overdue: for more than a minute each. Closes such connections as they turn up.
 */
export function closeIdleConnections(app: FastifyInstance): void {
	const unused = new Set<Socket>();
	let timer: NodeJS.Timeout | undefined;
	app.server.on('connection', (socket: Socket) => {
		unused.add(socket);
		socket.once('close', () => unused.delete(socket));
	});
	app.server.on('request', ({ socket }) => unused.delete(socket));
	app.addHook('preClose', async () => {
		timer = setInterval(() => {
			app.server.closeIdleConnections();
			for (const socket of unused) if (socket.bytesRead === 0) socket.destroy();
		}, LOOK_MS);
	});
	app.addHook('onClose', async () => clearInterval(timer));
}
