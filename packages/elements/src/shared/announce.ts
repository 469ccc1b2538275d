import { css } from 'lit';

const REGION = Symbol.for('endcap.live-region');
const page = globalThis as { [REGION]?: HTMLElement };
const QUIET_FOR = 500;

/** `!important` inside a shadow tree wins over the page’s, so no reset of a page can silence the region. */
const styles = css`
	:host {
		display: block !important;
		position: fixed !important;
		inset: 0 auto auto 0 !important;
		inline-size: 1px !important;
		block-size: 1px !important;
		overflow: hidden !important;
		clip-path: inset(50%) !important;
		white-space: nowrap;
	}
`;

/** The page's one polite live region, made when the first element needs it. */
function region(): HTMLElement {
	const found = Object.hasOwn(page, REGION) ? page[REGION] : undefined;
	if (found?.isConnected) return found;
	const host = document.createElement('div');
	const root = host.attachShadow({ mode: 'open' });
	if (styles.styleSheet) root.adoptedStyleSheets = [styles.styleSheet];
	const status = document.createElement('div');
	status.role = 'status';
	root.append(status);
	document.body.append(host);
	page[REGION] = host;
	return host;
}

const waiting = new Map<Element, string>();
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Says something to people who cannot see the change: politely, once things are quiet. Of one speaker only the last
 * word is said, of several who say the same only one, and never more than three things at once.
 */
export function announce(speaker: Element, text: string): void {
	const status = region().shadowRoot?.firstElementChild;
	waiting.set(speaker, text);
	clearTimeout(timer);
	timer = setTimeout(() => {
		const present = [...waiting].filter(([speaker, text]) => speaker.isConnected && text);
		const texts = new Set(present.map(([, text]) => text));
		if (status) status.textContent = [...texts].slice(0, 3).join(' ');
		waiting.clear();
	}, QUIET_FOR);
}
