import type { KioskCatalogue } from '@endcap/sdk/kiosk';
import { html, type TemplateResult } from 'lit';

interface Pictured {
	title: string;
	image: string | null;
	/** Names the drawing, in the demo’s own shop. */
	sku: string | undefined;
}

/** On the demo’s own shop articles have drawn pictures; a shop that was imported brings its own, or none. */
const isDemo = () => document.documentElement.dataset['shop'] === 'demo';

export function imageOf({ image, sku }: Omit<Pictured, 'title'>): string | undefined {
	return image ?? (isDemo() && sku ? `/pictures/${encodeURIComponent(sku)}.svg` : undefined);
}

/** Every picture that the screens may show. */
export function picturesIn({ products, offers }: KioskCatalogue): string[] {
	const ofArticles = products.flatMap(({ image, variants }) => [
		image ?? [],
		...variants.map((variant) => imageOf({ image: variant.image ?? image, sku: variant.sku }) ?? []),
	]);
	return [...new Set([...offers.map(({ image }) => image ?? []), ...ofArticles].flat())];
}

function dropImage({ currentTarget }: Event): void {
	(currentTarget as HTMLElement).hidden = true;
}

function showImage({ currentTarget }: Event): void {
	(currentTarget as HTMLElement).hidden = false;
}

/** A square picture, or the first letter where there is none or it does not load. */
export function picture(pictured: Pictured, small = false): TemplateResult {
	const source = imageOf(pictured);
	const initial = Array.from(pictured.title.trim())[0]?.toLocaleUpperCase() ?? '';
	return html`
		<span class=${small ? 'k-picture k-picture--small' : 'k-picture'} data-initial=${initial}>
			${
				source === undefined
					? ''
					: html`<img
							alt=""
							src=${source}
							width="400"
							height="400"
							decoding="async"
							referrerpolicy="no-referrer"
							@error=${dropImage}
							@load=${showImage}
						/>`
			}
		</span>
	`;
}
