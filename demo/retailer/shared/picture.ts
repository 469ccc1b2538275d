import { isDemo } from './client.ts';
import { h } from './h.ts';

interface Pictured {
	title: string;
	/** From the retailer's own import. */
	image: string | null;
	/** Names the drawing, in the demo's own shop. */
	sku: string | undefined;
	/** Fetched at once rather than when it comes near the screen. */
	eager?: boolean;
}

const TINTS = 6;

/** A square picture, or the first letter on a tint where there is none or it does not load. */
export function picture({ title, image, sku, eager = false }: Pictured): HTMLElement {
	const source = image ?? (isDemo && sku ? `/pictures/${encodeURIComponent(sku)}.svg` : undefined);
	const frame = h('span', { class: 'picture' });
	if (!source) {
		showInitial(frame, title);
		return frame;
	}
	const img = h('img', {
		alt: '',
		width: '400',
		height: '400',
		loading: eager ? 'eager' : 'lazy',
		decoding: 'async',
		referrerpolicy: 'no-referrer',
	});
	img.addEventListener('error', () => {
		img.remove();
		showInitial(frame, title);
	});
	img.src = source;
	frame.append(img);
	return frame;
}

function showInitial(frame: HTMLElement, title: string): void {
	const sum = Array.from(title).reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
	frame.classList.add('picture--initial', `picture--tint-${sum % TINTS}`);
	frame.append(h('span', { 'aria-hidden': 'true' }, Array.from(title.trim())[0]?.toLocaleUpperCase() ?? ''));
}
