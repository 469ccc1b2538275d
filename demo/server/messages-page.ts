import { readFile } from 'node:fs/promises';
import { findMerchant, recentMessages, type Database } from '@endcap/server';
import { pageHeaders, type Pages } from './retailer-pages.ts';
import { fillTemplate } from './template.ts';

export interface MessagesPageOptions {
	/** Where the built pages are: demo/dist/pages. */
	folder: string;
	database: Database;
}

const headers = {
	...pageHeaders,
	'content-security-policy': `${pageHeaders['content-security-policy']}; frame-src 'self'`,
};

/** A letter runs nothing, loads nothing and reaches nothing; its links open beside the page. */
const letterHeaders = {
	...pageHeaders,
	'content-security-policy':
		"sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
};

/** What shoppers of the demo’s shop were sent, for everyone to see. Nobody’s own shop is shown here. */
export function messagesPage({ folder, database }: MessagesPageOptions): Pages {
	return async (app) => {
		const template = await readFile(`${folder}/messages.html`, 'utf8');
		const merchant = () => findMerchant(database, 'demo');
		const messages = async () => recentMessages(database, await merchant());

		app.get('/messages', async (_request, reply) => {
			const { name, slug } = await merchant();
			return reply.headers(headers).send(fillTemplate(template, { name, home: `?shop=${slug}` }));
		});
		app.get('/messages/list', async (_request, reply) => {
			const shown = (await messages()).map(({ html, ...message }) => ({ ...message, letter: html !== null }));
			return reply.header('cache-control', 'no-store').send(shown);
		});
		app.get<{ Params: { id: string } }>('/messages/:id/letter', async ({ params }, reply) => {
			const message = (await messages()).find(({ id }) => id === params.id);
			if (!message?.html) return reply.code(404).headers(letterHeaders).send('There is no such letter.');
			return reply.headers(letterHeaders).send(message.html.replace('<head>', '<head><base target="_blank" />'));
		});
	};
}
