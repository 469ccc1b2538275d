import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../database/database.ts';
import { document, markup, type Html } from '../http/reference/html.ts';
import { fill } from './fill.ts';
import { readOptOutToken, type OptOutRequest } from './opt-outs.ts';
import { insertOptOut } from './opt-outs.queries.ts';
import { languageOf, wordsOf } from './words/words.ts';

export const OPT_OUT_PATH = '/opt-out';

const BODY_BYTES = 4096;
const HEADERS = {
	'content-security-policy':
		"default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
	'referrer-policy': 'no-referrer',
	'cache-control': 'no-store',
	'x-robots-tag': 'noindex',
	'content-type': 'text/html; charset=utf-8',
};

interface OptOutRoute {
	Params: { token: string };
}

/** One-click opt-out from e-mail (RFC 8058): mail programs POST to the address, people see a page with a button that does. */
export function serveOptOutPage(app: FastifyInstance, database: Database): void {
	void app.register(async (scope) => {
		scope.removeAllContentTypeParsers();
		// A form of either kind. What it says is known from the address.
		scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_BYTES }, (_request, _body, done) =>
			done(null),
		);
		scope.get<OptOutRoute>(`${OPT_OUT_PATH}/:token`, async (request, reply) => {
			const asked = await readOptOutToken(database, request.params.token);
			return send(request, reply, asked, ({ question, button }) => [
				markup`<p class="lead">${question}</p>`,
				markup`<form method="post"><button>${button}</button></form>`,
			]);
		});
		scope.post<OptOutRoute>(`${OPT_OUT_PATH}/:token`, async (request, reply) => {
			const asked = await readOptOutToken(database, request.params.token);
			if (asked) await insertOptOut(database, asked.merchantId, 'email', asked.emailHash);
			return send(request, reply, asked, ({ done }) => [markup`<p class="lead" role="status">${done}</p>`]);
		});
	});
}

type PageWords = Record<'heading' | 'question' | 'button' | 'done' | 'unknown', string>;

function send(
	request: FastifyRequest,
	reply: FastifyReply,
	asked: OptOutRequest | undefined,
	body: (words: PageWords) => Html[],
): FastifyReply {
	const language = languageOf(...languagesOf(request), asked?.language ?? 'en');
	const { optOutPage } = wordsOf(language);
	const values = { shop_name: asked?.shopName ?? '' };
	const words = { ...optOutPage, question: fill(optOutPage.question, values), done: fill(optOutPage.done, values) };
	const content = asked ? body(words) : markup`<p class="lead">${words.unknown}</p>`;
	const main = markup`<main id="main" class="narrow"><h1>${words.heading}</h1>${content}</main>`;
	return reply
		.code(asked ? 200 : 404)
		.headers(HEADERS)
		.send(document(words.heading, main, language));
}

/** Of Accept-Language, in its order; people hardly ever set weights of their own. */
function languagesOf(request: FastifyRequest): string[] {
	return (request.headers['accept-language'] ?? '').split(',').map((range) => (range.split(';')[0] ?? '').trim());
}
