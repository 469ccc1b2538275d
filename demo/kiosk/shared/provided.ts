import { html, type TemplateResult } from 'lit';
import '@endcap/elements/define';
import type { Visit } from '../shell/visit.ts';

/** Gives the kit’s elements the visit’s client, in the visit’s language. */
export function provided({ endcap, $language }: Visit, content: unknown): TemplateResult {
	return html`<endcap-provider channel="kiosk" .endcap=${endcap} .locale=${$language.get()}
		>${content}</endcap-provider
	>`;
}
