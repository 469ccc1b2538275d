import type { Link, LinkInput } from '@endcap/contract';
import { exampleLink, exampleLinks, exampleOffer, exampleProduct } from '@endcap/contract/examples';
import { json } from './example-answers.ts';

/** The links of the shop, as the server of a counter has them. */
export interface LinksOfCounter {
	links: Link[];
}

export const exampleLinksOfCounter: LinksOfCounter = { links: exampleLinks.data };

/** Undefined for what is not about links. */
export function answerLinks(
	counter: LinksOfCounter,
	{ pathname, searchParams }: URL,
	method: string,
	body: unknown,
): Response | undefined {
	const [, , resource, id, action] = pathname.split('/');
	if (pathname === '/v1/merchant/offers') return json(200, { data: [exampleOffer], next_cursor: null });
	if (pathname === '/v1/products' && searchParams.has('search')) {
		const fits = exampleProduct.title.toLowerCase().includes(searchParams.get('search')?.toLowerCase() ?? '');
		return json(200, { data: fits ? [exampleProduct] : [], next_cursor: null });
	}
	if (resource !== 'links') return undefined;
	if (action === 'end') {
		counter.links = counter.links.map((link) =>
			link.id === id ? { ...link, ended_at: link.ended_at ?? '2026-03-25T10:00:00Z' } : link,
		);
		return json(
			200,
			counter.links.find((link) => link.id === id),
		);
	}
	if (method === 'GET') return json(200, { data: counter.links, next_cursor: null });
	const code = 'newlinkabc';
	const made: Link = {
		...exampleLink,
		...(body as LinkInput),
		id: 'new',
		code,
		url: `https://shop.example/l/${code}`,
		opened: 0,
		orders: 0,
	};
	counter.links = [made, ...counter.links];
	return json(201, made);
}
