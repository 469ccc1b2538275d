import type { Link } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { fill, plural } from '../../shared/localization.ts';
import { qrPicture } from '../../shared/qr/picture.ts';
import type { LinkDeskStrings } from './endcap-link-desk.strings.ts';
import { PrintForm } from './print-form.ts';

interface Actions {
	onEnd: (link: Link) => void;
}

/** The links, one of them opened with its code, one asked about. */
export class LinkView {
	#host: LitElement;
	#onEnd: Actions['onEnd'];
	#print: PrintForm;
	#shown = '';
	#asked = '';
	#copied = '';

	constructor(host: LitElement, { onEnd }: Actions) {
		this.#host = host;
		this.#onEnd = onEnd;
		this.#print = new PrintForm(host);
	}

	show(id: string): void {
		this.#shown = id;
		this.#asked = '';
		this.#copied = '';
		this.#print.forget();
		this.#host.requestUpdate();
	}

	#ask(id: string): void {
		this.#asked = id;
		this.#host.requestUpdate();
	}

	async #copy({ id, url }: Link): Promise<void> {
		await navigator.clipboard.writeText(url);
		this.#copied = id;
		this.#host.requestUpdate();
	}

	async #save({ url, code }: Link, type: 'svg' | 'png'): Promise<void> {
		await (await import('./qr-files.ts')).saveQr(url, code, type);
	}

	render(links: readonly Link[], strings: LinkDeskStrings, locale: string): TemplateResult {
		return html`<ul part="list">
			${links.map((link) => this.#renderLink(link, links, strings, locale))}
		</ul>`;
	}

	#renderLink(link: Link, links: readonly Link[], strings: LinkDeskStrings, locale: string): TemplateResult {
		const { id, code, title, channel, campaign, opened, orders, ended_at } = link;
		const date = ended_at && new Date(ended_at).toLocaleDateString(locale, { dateStyle: 'medium' });
		const facts = [
			strings.channels[channel],
			campaign,
			plural(strings.opened, opened, locale),
			plural(strings.orders, orders, locale),
			date && fill(strings.ended, { date }),
		];
		return html`<li part="link" data-id=${id}>
			<div>
				<h3>${title ?? strings.gone}</h3>
				<p part="link__facts">${facts.filter(Boolean).join(' · ')}</p>
			</div>
			<div class="buttons">
				<button
					part="link__show"
					type="button"
					aria-label=${fill(strings.show, { code })}
					@click=${() => this.show(id)}
				>
					${code}
				</button>
				${
					ended_at
						? nothing
						: html`<button part="link__end" type="button" class="quiet" @click=${() => this.#ask(id)}>
								${fill(strings.end, { code })}
							</button>`
				}
			</div>
			${this.#asked === id && !ended_at ? this.#renderSure(link, strings) : nothing}
			${this.#shown === id ? this.#renderShown(link, links, strings) : nothing}
		</li>`;
	}

	#renderSure(link: Link, strings: LinkDeskStrings): TemplateResult {
		return html`<div part="sure" role="alert">
			<p>${fill(strings.endSure, { code: link.code })}</p>
			<div class="buttons">
				<button part="end-yes" type="button" @click=${() => this.#onEnd(link)}>${strings.endYes}</button>
				<button part="end-no" type="button" @click=${() => this.#ask('')}>${strings.endNo}</button>
			</div>
		</div>`;
	}

	#renderShown(link: Link, links: readonly Link[], strings: LinkDeskStrings): TemplateResult {
		const { id, url } = link;
		const others = links.filter((other) => other.id !== id && !other.ended_at && leadsTo(other) === leadsTo(link));
		return html`<div part="shown">
			<div part="code" role="img" aria-label=${fill(strings.qr, { url })}>${qrPicture(url)}</div>
			<div>
				<label>
					${strings.address}
					<input
						part="address"
						readonly
						.value=${url}
						@focus=${(event: Event) => (event.target as HTMLInputElement).select()}
					/>
				</label>
				<div class="buttons">
					<button part="copy" type="button" @click=${() => void this.#copy(link).catch(() => undefined)}>
						${this.#copied === id ? strings.copied : strings.copy}
					</button>
					<button part="download" type="button" @click=${() => void this.#save(link, 'svg')}>
						${strings.downloadSvg}
					</button>
					<button part="download" type="button" @click=${() => void this.#save(link, 'png')}>
						${strings.downloadPng}
					</button>
				</div>
				${this.#print.render(link, others, strings)}
				<div class="buttons">
					<button part="close" type="button" class="quiet" @click=${() => this.show('')}>${strings.close}</button>
				</div>
			</div>
		</div>`;
	}
}

const leadsTo = ({ target: { type, id } }: Link) => `${type} ${id}`;
