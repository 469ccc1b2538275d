import type { ResolvedLink } from '@endcap/sdk';
import type { LinkOpenings } from '@endcap/server';
import type { OwnApi } from './own-api.ts';

/** What programs call themselves that look at a link to show it, list it or guard against it. */
const PROGRAMS =
	/bot\b|bot\/|crawl|spider|preview|facebookexternalhit|facebookcatalog|^WhatsApp\/|Slack-ImgProxy|Embedly|curl\/|wget\/|python-requests|Go-http-client|axios\/|node-fetch/i;

type Headers = Record<string, string | string[] | undefined>;

/** Whether a person opens it, as far as programs say that they are none. */
export function isOpening(method: string, headers: Headers): boolean {
	const purpose = `${String(headers['sec-purpose'] ?? '')} ${String(headers['purpose'] ?? '')}`;
	const who = String(headers['user-agent'] ?? '');
	return method === 'GET' && !/prefetch|prerender|preview/i.test(purpose) && who !== '' && !PROGRAMS.test(who);
}

export interface Opened {
	/** Where its target’s page is. */
	path: string;
	/** What the page is told it was opened by; undefined when the link has ended. */
	via: string | undefined;
}

/** Where a short link leads, counted when it is opened by a person. Undefined when it leads nowhere. */
export async function followLink(
	api: OwnApi,
	code: string,
	{ merchantId, openings, counts }: { merchantId: string; openings: LinkOpenings; counts: boolean },
): Promise<Opened | undefined> {
	const link = await api<ResolvedLink>(`/v1/links/${encodeURIComponent(code)}`);
	if (!link) return undefined;
	if (counts) openings.count(merchantId, link.code);
	const via = link.ended_at === null ? link.code : undefined;
	const { type, id } = link.target;
	return { path: `/${type === 'product' ? 'i' : 'o'}/${encodeURIComponent(id)}`, via };
}
