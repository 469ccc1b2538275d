import type { FastifyInstance, FastifyRequest } from 'fastify';

/** What an error may leave in a log: where and which, never a message that could quote what a person sent. */
export function errorForLog(error: unknown): Record<string, unknown> {
	if (!(error instanceof Error)) return { name: typeof error };
	const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown };
	const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
	return {
		name: error.name,
		...(code !== undefined && { code }),
		...(table !== undefined && { table }),
		...(constraint !== undefined && { constraint }),
		frames: frames.slice(0, 8).map((line) => line.trim()),
		...(error.cause instanceof Error && { cause: errorForLog(error.cause) }),
	};
}

/** One line an answer: route pattern instead of the address, and no query, key, body or network address. */
export function logAnswers(app: FastifyInstance): void {
	app.addHook('onResponse', async (request, reply) => {
		request.log.info(
			{
				method: request.method,
				route: routeOf(request),
				status: reply.statusCode,
				ms: Math.round(reply.elapsedTime * 10) / 10,
				...(request.caller && { merchant_id: request.caller.merchant.id, key_id: request.caller.key_id }),
			},
			'answered',
		);
	});
}

/** The pattern, never the address itself. */
export function routeOf(request: FastifyRequest): string {
	return request.routeOptions.url ?? 'none';
}
