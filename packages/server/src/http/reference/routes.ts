import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { etagOf, matches } from '../conditional.ts';
import type { OpenApi } from './document.ts';
import { errorsPage, referencePage, startPage } from './pages.ts';
import { icon, style } from './style.ts';

const POLICY =
	"default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The contract's document, a reference for people made from it, and the start page unless there are other pages. */
export async function servePages(
	app: FastifyInstance,
	pages: FastifyPluginAsync | undefined,
	publicUrl: string | undefined,
): Promise<void> {
	const text = readFileSync(createRequire(import.meta.url).resolve('@endcap/contract/openapi.json'), 'utf8');
	const reference = referencePage(JSON.parse(text) as OpenApi);
	const errors = errorsPage();
	app.get('/openapi.json', async (request, reply) => {
		reply.header('access-control-allow-origin', '*');
		return send(request, reply, 'application/json; charset=utf-8', text);
	});
	app.get('/docs', async (request, reply) => sendPage(request, reply, reference));
	app.get('/docs/errors', async (request, reply) => sendPage(request, reply, errors));
	app.get('/docs/icon.svg', async (request, reply) => send(request, reply, 'image/svg+xml', icon));
	app.get('/docs/style.css', async (request, reply) => send(request, reply, 'text/css; charset=utf-8', style));
	if (pages) await app.register(pages);
	else {
		app.get('/', async (request, reply) =>
			sendPage(request, reply, startPage(publicUrl ?? `${request.protocol}://${request.host}`)),
		);
	}
}

function sendPage(request: FastifyRequest, reply: FastifyReply, page: string): FastifyReply {
	reply.header('content-security-policy', POLICY).header('referrer-policy', 'no-referrer');
	return send(request, reply, 'text/html; charset=utf-8', page);
}

function send(request: FastifyRequest, reply: FastifyReply, type: string, text: string): FastifyReply {
	const etag = etagOf(text);
	reply.header('etag', etag).header('cache-control', 'no-cache');
	if (matches(request.headers['if-none-match'], etag)) return reply.code(304).send();
	return reply.type(type).send(text);
}
