import { html, type TemplateResult } from 'lit';
import '@endcap/elements/define';
import type { Visit } from '../shell/visit.ts';
import { ownShop } from './own-store.ts';

/** Gives the kit’s elements the visit’s client, in the visit’s language and the shop’s zone, whatever this machine’s is. */
export function provided({ endcap, device, $language }: Visit, content: unknown): TemplateResult {
	return html`<endcap-provider
		channel="kiosk"
		.endcap=${endcap}
		.locale=${$language.get()}
		.timezone=${ownShop(device)?.timezone}
		>${content}</endcap-provider
	>`;
}
