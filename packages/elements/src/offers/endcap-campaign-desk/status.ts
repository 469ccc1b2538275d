import type { Live } from '@endcap/sdk';
import type { OfferList, StaffMember } from '@endcap/sdk/staff';
import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../shared/localization.ts';
import { formatTime } from '../../shared/shops/opening-words.ts';
import type { CampaignDeskStrings } from './endcap-campaign-desk.strings.ts';

export type Status = 'loading' | 'ready' | 'stale' | 'empty' | 'failed' | 'signed-out';

/** Everything that decides what is shown. */
interface Situation {
	/** False while words, shops or coupons are being fetched. */
	isSet: boolean;
	staff: Live<StaffMember | null> | undefined;
	offers: Live<OfferList> | undefined;
	/** What is shown, which stays while something else is looked up. */
	list: OfferList | undefined;
	/** What everything needs could not be had. */
	failed: boolean;
}

export function statusOf({ isSet, staff, offers, list, failed }: Situation): Status {
	if (staff?.value === null) return 'signed-out';
	if (staff?.status === 'error' || (failed && !isSet)) return 'failed';
	if (!list || !isSet) return offers?.status === 'error' ? 'failed' : 'loading';
	if (offers?.status === 'stale' || offers?.status === 'error') return 'stale';
	return list.offers.length > 0 ? 'ready' : 'empty';
}

interface Shown {
	/** There is something below it. */
	hasList: boolean;
	/** When that was current. */
	at: number;
	locale: string;
}

/** Above what is not current, or what nobody may change now; and why there is nothing. */
export function renderNote(
	status: Status,
	{ hasList, at, locale }: Shown,
	strings: CampaignDeskStrings,
): TemplateResult | typeof nothing {
	if (status === 'signed-out' && !hasList) return html`<p part="message">${strings.notSignedIn}</p>`;
	if (status === 'signed-out') return html`<p part="note" role="alert">${strings.sessionOver}</p>`;
	if (status === 'failed') return html`<p part="message" role="alert">${strings.failed}</p>`;
	if (status !== 'stale') return nothing;
	return html`<p part="note" role="alert">${fill(strings.stale, { time: formatTime(at, locale) })}</p>`;
}
