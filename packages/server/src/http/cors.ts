import { followEvents, operations, type Operation } from '@endcap/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { KeyRing } from './key-ring.ts';

/** What scripts of other origins may read besides the body. */
const EXPOSED = 'ETag, Date, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id';

/** True when a browser on that origin may use a key with this allow-list. */
export function originAllowed(origins: readonly string[], origin: string): boolean {
	return origins.includes('*') || origins.includes(origin);
}

/** As browsers send it: lower case, punycode, no default port. */
export function normalOrigin(origin: string): string {
	return URL.canParse(origin) ? new URL(origin).origin : origin;
}

/** Lets the page that asked read the answer. Credentials are never allowed: keys travel in the request itself. */
export function allowOrigin(reply: FastifyReply, origin: string): void {
	reply.header('access-control-allow-origin', origin).header('access-control-expose-headers', EXPOSED);
}

/**
 * Answers preflights. Browsers send no Authorization with one, so a key is known only from `?key=`; without it the
 * request itself is judged. Pages may always read; beyond that they are offered what publishable keys and shoppers may
 * do, and nothing of staff and secret keys.
 */
export function answerPreflights(app: FastifyInstance, keyRing: KeyRing): void {
	app.options('/v1/*', async (request, reply) => {
		const { origin } = request.headers;
		reply.header('vary', 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers');
		if (origin !== undefined && (await preflightAllowed(request, keyRing, origin))) {
			const [path = ''] = request.url.split('?', 1);
			const changes = changesForPages(path);
			allowOrigin(reply, origin);
			reply
				.header('access-control-allow-methods', ['GET', 'HEAD', ...changes].join(', '))
				.header('access-control-allow-headers', headersForPages(path, changes))
				.header('access-control-max-age', '7200');
		}
		return reply.code(204).send();
	});
}

const HEADERS_OF_READS = 'Authorization, If-None-Match';
const HEADERS_OF_CHANGES = `${HEADERS_OF_READS}, Content-Type, Idempotency-Key`;
const HEADERS_OF_GUARDED_CHANGES = `${HEADERS_OF_CHANGES}, If-Match`;
const HEADERS_OF_EVENTS = `${HEADERS_OF_READS}, Last-Event-ID`;

const forPages = operations
	.filter(({ method, callers }) => method !== 'GET' && (callers.includes('publishable') || callers.includes('shopper')))
	.map(({ method, path, guarded }: Operation) => ({
		method,
		guarded,
		pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
	}));

function headersForPages(path: string, changes: readonly string[]): string {
	if (path === followEvents.path) return HEADERS_OF_EVENTS;
	if (changes.length === 0) return HEADERS_OF_READS;
	const guarded = forPages.some((change) => change.guarded && change.pattern.test(path));
	return guarded ? HEADERS_OF_GUARDED_CHANGES : HEADERS_OF_CHANGES;
}

function changesForPages(path: string): string[] {
	return forPages.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
}

async function preflightAllowed(request: FastifyRequest, keyRing: KeyRing, origin: string): Promise<boolean> {
	const { key } = request.query as { key?: unknown };
	if (typeof key !== 'string') return true;
	const caller = await keyRing.find(key);
	return caller?.kind === 'publishable' && originAllowed(caller.origins, origin);
}
