import type { Link, LinkInput, LinkPage, LinkQuery, LinkTarget, OfferPage, ProductPage } from '@endcap/contract';
import { makeIdempotencyKey, type WriteCallOptions } from '../shared/idempotency-key.ts';
import { refusalOf, type Refused } from '../shared/outcome.ts';
import { PAGE, type Shape } from '../shared/shape.ts';
import type { RequestOptions, Transport } from '../shared/transport.ts';
import { write } from '../shared/write.ts';

const LINKS = '/v1/links';
const LINK: Shape<Link> = ['id', 'code', 'url'];
/** Of each kind so many are offered. */
const CHOICES = 10;

export type LinkOutcome =
	| { outcome: 'created'; link: Link }
	/** `not_found`: what it was to lead to is gone. */
	| Refused<'not_found'>;

/** Something that a link can lead to. */
export interface LinkChoice {
	target: LinkTarget;
	title: string;
}

/** Short links to offers and products, for the people who work in the shop. */
export interface StoreLinks {
	/** One page, newest first. */
	list(query?: LinkQuery, options?: RequestOptions): Promise<LinkPage>;
	create(input: LinkInput, options?: WriteCallOptions): Promise<LinkOutcome>;
	/** Nothing is counted by it any more; it goes on to lead there. Twice is the same. Rejects with `not_found`. */
	end(id: string, options?: RequestOptions): Promise<Link>;
	/** Offers that have not ended and products with these words, offers first. */
	choices(search: string, options?: RequestOptions): Promise<LinkChoice[]>;
}

export function createStoreLinks(transport: Transport): StoreLinks {
	return {
		list: (query = {}, options) => transport.get<LinkPage>(LINKS, query, PAGE, options),
		async create(input, { idempotencyKey = makeIdempotencyKey(), signal } = {}) {
			try {
				const { value } = await write<Link>(transport, 'POST', LINKS, input, { shape: LINK, idempotencyKey, signal });
				return { outcome: 'created', link: value };
			} catch (error) {
				return refusalOf(error, 'not_found');
			}
		},
		async end(id, options) {
			const path = `${LINKS}/${encodeURIComponent(id)}/end`;
			// Sent again it comes to the same.
			const { value } = await write<Link>(transport, 'POST', path, undefined, {
				shape: LINK,
				signal: options?.signal,
				once: false,
			});
			return value;
		},
		async choices(search, options) {
			const status = ['draft', 'active', 'paused'] as const;
			const [offers, products] = await Promise.all([
				transport.get<OfferPage>('/v1/merchant/offers', { limit: 100, status: [...status] }, PAGE, options),
				transport.get<ProductPage>('/v1/products', { limit: CHOICES, search }, PAGE, options),
			]);
			const words = search.toLowerCase().split(/\s+/);
			const fitting = offers.data.filter(({ name, headline, slug }) =>
				words.every((word) => `${name} ${headline} ${slug}`.toLowerCase().includes(word)),
			);
			return [
				...fitting
					.slice(0, CHOICES)
					.map(({ id, headline }) => ({ target: { type: 'offer' as const, id }, title: headline })),
				...products.data.map(({ id, title }) => ({ target: { type: 'product' as const, id }, title })),
			];
		},
	};
}
