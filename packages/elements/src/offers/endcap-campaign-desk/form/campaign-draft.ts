import type { Offer, OfferInput } from '@endcap/sdk/staff';
import { linesOf, Reading, type Mistakes } from '../../../shared/desk/mistakes.ts';
import { PICTURE } from '../picture.ts';

/** A campaign as it stands in the form. */
export interface CampaignDraft {
	name: string;
	headline: string;
	text: string;
	image: string;
	slug: string;
	coupon_id: string;
	some_shops: boolean;
	stores: readonly string[];
	radius_km: string;
	starts_at: string;
	ends_at: string;
	segments: string;
	skus: readonly string[];
}

/** Where in a request the field is found. */
export const FIELD_AT: Readonly<Record<string, string>> = {
	'/name': 'name',
	'/headline': 'headline',
	'/text': 'text',
	'/image': 'image',
	'/slug': 'slug',
	'/coupon_id': 'coupon_id',
	'/stores': 'stores',
	'/radius_km': 'radius_km',
	'/starts_at': 'starts_at',
	'/ends_at': 'ends_at',
	'/segments': 'segments',
	'/skus': 'article',
};

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST_SLUG = 64;

/** `everywhere`: they may make offers of every shop. */
export function draftOf(offer: Offer | undefined, everywhere: boolean): CampaignDraft {
	return {
		name: offer?.name ?? '',
		headline: offer?.headline ?? '',
		text: offer?.text ?? '',
		image: offer?.image ?? '',
		slug: offer?.slug ?? '',
		coupon_id: offer?.coupon_id ?? '',
		some_shops: offer ? offer.stores !== null : !everywhere,
		stores: offer?.stores ?? [],
		radius_km: offer?.radius_km === null || !offer ? '' : String(offer.radius_km),
		starts_at: offer?.starts_at ?? '',
		ends_at: offer?.ends_at ?? '',
		segments: offer?.segments?.join('\n') ?? '',
		skus: offer?.skus ?? [],
	};
}

/** A name for links that says what it is: `ten-per-cent-off-kettles`. */
export function slugOf(headline: string): string {
	return headline
		.normalize('NFKD')
		.toLowerCase()
		.replaceAll(/\p{M}/gu, '')
		.replaceAll(/[^a-z0-9]+/g, '-')
		.slice(0, 40)
		.replaceAll(/^-+|-+$/g, '');
}

/** What is to be sent of a draft, as far as it could be read, and what is wrong with it. */
export function readDraft(
	draft: CampaignDraft,
	status: OfferInput['status'],
): { input: OfferInput; mistakes: Mistakes } {
	const read = new Reading();
	const { starts_at, ends_at } = draft;
	const segments = linesOf(draft.segments);
	const image = draft.image.trim();
	const slug = draft.slug.trim() || slugOf(draft.headline);
	const isFar = (value: number) => value > 0 && value <= 20_100;
	const input: OfferInput = {
		status,
		name: read.text('name', draft.name),
		headline: read.text('headline', draft.headline),
		text: draft.text.trim() || null,
		image: image || null,
		slug,
		coupon_id: draft.coupon_id || null,
		stores: draft.some_shops ? read.some('stores', draft.stores) : null,
		radius_km: draft.radius_km.trim() === '' ? null : read.number('radius_km', draft.radius_km, 'radius', isFar),
		starts_at: starts_at || null,
		ends_at: ends_at || null,
		segments: segments.length > 0 ? segments : null,
		skus: [...draft.skus],
	};
	if (image && !PICTURE.test(image)) read.mistakes.set('image', 'address');
	if (!SLUG.test(slug) || slug.length > LONGEST_SLUG) read.mistakes.set('slug', slug ? 'slug' : 'needed');
	if (starts_at && ends_at && ends_at <= starts_at) read.mistakes.set('ends_at', 'after');
	return { input, mistakes: read.mistakes };
}
