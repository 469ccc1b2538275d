import type { LinkChannel } from '@endcap/sdk';

/** Facts that `<endcap-link-desk>` tells; every detail is JSON. */
export interface LinkMadeDetail {
	link_id: string;
	url: string;
	channel: LinkChannel;
}

declare global {
	interface GlobalEventHandlersEventMap {
		'endcap-link-made': CustomEvent<LinkMadeDetail>;
	}
}
