import type { FastifyInstance, FastifyRequest } from 'fastify';
import { routeOf } from '../http/logging.ts';
import type { KeyRing } from '../http/key-ring.ts';
import { refuse, sendProblem } from '../http/problems.ts';
import type { Metrics } from './metrics.ts';

/** `/metrics` for Prometheus: from this machine itself, or with a secret key. */
export function serveMetrics(app: FastifyInstance, metrics: Metrics, keyRing: KeyRing): void {
	app.addHook('onResponse', async (request, reply) => {
		const labels = { method: request.method, route: routeOf(request), status: reply.statusCode };
		metrics.answered(labels, reply.elapsedTime / 1000);
	});
	app.get('/metrics', { logLevel: 'warn' }, async (request, reply) => {
		reply.header('cache-control', 'no-store');
		if (!isDirectFromHere(request)) {
			const [scheme = '', key = ''] = (request.headers.authorization ?? '').split(' ', 2);
			const caller = scheme.toLowerCase() === 'bearer' ? await keyRing.find(key) : undefined;
			if (caller?.kind !== 'secret' || request.headers.origin !== undefined) {
				const detail = 'Metrics are for this machine itself. From elsewhere, send a secret key as a Bearer token.';
				return sendProblem(request, reply, refuse(caller ? 'key_not_allowed' : 'unauthenticated', detail));
			}
		}
		const { type, text } = await metrics.text();
		return reply.type(type).send(text);
	});
}

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/** A proxy on this machine also comes from here, for somebody else. */
function isDirectFromHere({ socket, headers }: FastifyRequest): boolean {
	const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
	const here = address === '::1' || address.startsWith('127.');
	return here && headers.origin === undefined && FORWARDED.every((name) => headers[name] === undefined);
}
