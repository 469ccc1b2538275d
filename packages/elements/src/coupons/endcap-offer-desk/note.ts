import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../shared/localization.ts';
import { formatTime } from '../../shared/shops/opening-words.ts';
import type { OfferDeskStrings } from './endcap-offer-desk.strings.ts';
import type { Status } from './status.ts';

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
	strings: OfferDeskStrings,
): TemplateResult | typeof nothing {
	if (status === 'signed-out' && !hasList) return html`<p part="message">${strings.notSignedIn}</p>`;
	if (status === 'signed-out') return html`<p part="note" role="alert">${strings.sessionOver}</p>`;
	if (status === 'failed') return html`<p part="message" role="alert">${strings.failed}</p>`;
	if (status !== 'stale') return nothing;
	return html`<p part="note" role="alert">${fill(strings.stale, { time: formatTime(at, locale) })}</p>`;
}
