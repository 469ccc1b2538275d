import { operations } from '@endcap/contract';
import type { FastifyInstance } from 'fastify';
import { routePath } from './operation-route.ts';
import { refuse, sendProblem } from './problems.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Says 405 and what is offered, where an address is right and the method is not. */
export function refuseOtherMethods(app: FastifyInstance): void {
	const offered = new Map<string, Set<string>>();
	for (const operation of operations) {
		const path = routePath(operation);
		const methods = offered.get(path) ?? new Set();
		offered.set(path, methods.add(operation.method));
		if (operation.method === 'GET') methods.add('HEAD');
	}
	void app.register(async (scope) => {
		// Whatever the body is, it is not read.
		scope.removeAllContentTypeParsers();
		scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
		for (const [url, methods] of offered) {
			const allow = [...methods].join(', ');
			scope.route({
				method: METHODS.filter((method) => !methods.has(method)),
				url,
				handler: (request, reply) =>
					sendProblem(
						request,
						reply,
						refuse('method_not_allowed', `This address takes ${allow}.`, { headers: { allow } }),
					),
			});
		}
	});
}
