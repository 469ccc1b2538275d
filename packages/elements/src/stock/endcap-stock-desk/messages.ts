import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../shared/localization.ts';
import { formatTime } from '../../shared/shops/opening-words.ts';
import type { Scene } from './scene.ts';
import type { Status } from './status.ts';

/** Above stock that is not current, or that nobody may change now. */
export function renderNote(
	status: Status,
	asOf: Date | undefined,
	{ strings, locale, now }: Scene,
): TemplateResult | typeof nothing {
	if (status === 'signed-out') return html`<p part="note" role="alert">${strings.sessionOver}</p>`;
	if (status !== 'stale') return nothing;
	const time = formatTime(asOf?.getTime() ?? now, locale);
	return html`<p part="note" role="alert">${fill(strings.stale, { time })}</p>`;
}

/** Why there is nothing to show, and what to do. */
export function renderMessage(
	status: Status,
	{ search, shown, shops }: { search: string; shown: boolean; shops: number },
	{ strings }: Scene,
	onClear: () => void,
): TemplateResult | typeof nothing {
	if (status === 'failed') return html`<p part="message" role="alert">${strings.failed}</p>`;
	if (status === 'signed-out' && !shown) return html`<p part="message">${strings.notSignedIn}</p>`;
	if (status !== 'empty') return nothing;
	if (shops === 0) return html`<p part="message">${strings.noShops}</p>`;
	if (!search) return html`<p part="message">${strings.empty}</p>`;
	return html`<div part="message">
		<p>${fill(strings.noMatch, { search })}</p>
		<button type="button" @click=${onClear}>${strings.showAll}</button>
	</div>`;
}
