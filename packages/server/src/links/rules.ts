import type { Link, ResolvedLink } from '@endcap/contract';
import { refuse, type Refusal } from '../http/problems.ts';
import type { LinkRow, ResolvedRow } from './queries.ts';

export const CODE_LENGTH = 10;
const CODE = /^[a-z2-7]{10}$/;

/** A code as it is stored, from capitals too, as QR codes have them; undefined when it can be none. */
export function readLinkCode(text: string): string | undefined {
	const code = text.toLowerCase();
	return CODE.test(code) ? code : undefined;
}

export function presentLink(row: LinkRow, address: string): Link {
	const { link_id: id, code, target_type: type, target_id, title, channel, campaign, opened, orders } = row;
	return {
		id,
		code,
		url: `${address}/l/${code}`,
		target: { type, id: target_id },
		title,
		channel,
		campaign,
		opened,
		orders,
		created_at: row.created_at.toISOString(),
		ended_at: row.ended_at?.toISOString() ?? null,
	};
}

export function presentResolved({
	code,
	target_type: type,
	target_id: id,
	channel,
	ended_at,
}: ResolvedRow): ResolvedLink {
	return { code, target: { type, id }, channel, ended_at: ended_at?.toISOString() ?? null };
}

export function noSuchLink(): Refusal<'not_found'> {
	return refuse('not_found', 'No link has this code or id. GET /v1/links lists them.');
}
