import type { Offer, OfferChange, OfferInput } from '@endcap/contract';
import { EXAMPLE_NOW, exampleOffer } from '@endcap/contract/examples';
import { json, problem } from './example-answers.ts';
import type { ExampleCounter } from './example-counter.ts';

/** The local offers of a shop. */
export interface Campaigns {
	/** Newest first. */
	campaigns: Offer[];
}

/** One of every state. */
export const exampleCampaigns: Campaigns = {
	campaigns: [
		{
			...exampleOffer,
			id: 'draft',
			slug: 'autumn-blankets',
			name: 'Blankets, autumn',
			headline: 'Ten euros off blankets',
			text: null,
			stores: null,
			radius_km: null,
			starts_at: '2026-09-01T00:00',
			ends_at: null,
			coupon_id: null,
			status: 'draft',
			state: 'draft',
		},
		{
			...exampleOffer,
			id: 'later',
			slug: 'easter',
			name: 'Easter, for regulars',
			headline: 'A weekend for early birds',
			stores: ['tartu-ruutli'],
			radius_km: null,
			segments: ['regulars'],
			starts_at: '2026-04-03T08:00',
			ends_at: '2026-04-06T18:00',
			state: 'scheduled',
		},
		exampleOffer,
		{ ...exampleOffer, id: 'paused', slug: 'tasting', name: 'Tea tasting', status: 'paused', state: 'paused' },
		{
			...exampleOffer,
			id: 'over',
			slug: 'winter',
			name: 'Winter sale',
			starts_at: null,
			ends_at: '2026-03-01T00:00',
			state: 'ended',
		},
	],
};

/** As the server would, for what the desk of campaigns asks. */
export function answerCampaigns(
	counter: ExampleCounter,
	url: URL,
	method: string,
	body: unknown,
): Response | undefined {
	if (!url.pathname.startsWith('/v1/merchant/offers')) return undefined;
	if (method === 'GET') {
		const status = url.searchParams.getAll('status');
		const data = counter.campaigns.filter((each) => status.length === 0 || status.includes(each.status));
		return json(200, { data, next_cursor: null });
	}
	if (counter.member?.role !== 'manager') return problem(403, 'key_not_allowed');
	if (counter.pointers) return problem(400, 'invalid_request', counter.pointers);
	const id = url.pathname.split('/')[4];
	const before = counter.campaigns.find((each) => each.id === id);
	const slug = (body as OfferChange).slug ?? before?.slug;
	if (counter.campaigns.some((each) => each !== before && each.slug === slug)) return problem(409, 'conflict');
	if (id !== undefined && !before) return problem(404, 'not_found');
	const changed = { ...before, ...(body as OfferInput) };
	const offer: Offer = {
		...changed,
		id: before?.id ?? 'made',
		// By the status alone: the clock is the server's.
		state: changed.status,
		created_at: EXAMPLE_NOW,
		updated_at: EXAMPLE_NOW,
	};
	counter.campaigns = before
		? counter.campaigns.map((each) => (each === before ? offer : each))
		: [offer, ...counter.campaigns];
	counter.tell('offer.updated', { id: offer.id });
	return json(before ? 200 : 201, offer);
}
