import type { Kiosk } from '@endcap/sdk/staff';
import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../shared/localization.ts';
import type { Doings } from './doings.ts';
import { agoWords, storeName, type Scene } from './scene.ts';

/** Who waits for help, above everything else. */
export function renderCalls(kiosks: readonly Kiosk[], doings: Doings, scene: Scene): TemplateResult | typeof nothing {
	const calling = kiosks.filter(({ call }) => call !== null);
	if (calling.length === 0) return nothing;
	return html`<section part="calls" aria-labelledby="calls-heading">
		<h3 id="calls-heading">${scene.strings.calls}</h3>
		<ul>
			${calling.map((kiosk) => renderCall(kiosk, doings, scene))}
		</ul>
	</section>`;
}

function renderCall(kiosk: Kiosk, doings: Doings, scene: Scene): TemplateResult | typeof nothing {
	const { strings, endcap, locale } = scene;
	const { id, name, store_id, call } = kiosk;
	if (!call) return nothing;
	const about = `call ${id}`;
	const answer = () => void doings.run(about, strings, 'saved', () => endcap.kiosks.answerCall(id));
	const problem = doings.problem(about);
	return html`<li part="call">
		<p>
			<strong>${name}</strong>, ${storeName(scene, store_id)}
			<span class="hint"
				>${fill(strings.calledAgo, { ago: agoWords(call.since, scene) })} ·
				${fill(strings.reads, { language: languageName(call.language, locale) })}</span
			>
		</p>
		<button
			class="primary"
			part="come"
			type="button"
			aria-label=${`${strings.coming}: ${name}`}
			aria-disabled=${doings.isBusy(about) ? 'true' : nothing}
			@click=${answer}
		>
			${strings.coming}
		</button>
		${problem ? html`<p part="problem" role="alert">${problem}</p>` : nothing}
	</li>`;
}

/** As it was sent, where the browser knows no name for it. */
function languageName(language: string, locale: string): string {
	try {
		return new Intl.DisplayNames(locale, { type: 'language' }).of(language) ?? language;
	} catch {
		return language;
	}
}
