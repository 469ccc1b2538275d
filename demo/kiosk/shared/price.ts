import type { KioskCatalogue } from '@endcap/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { formatMoney } from './text.ts';

type Variant = KioskCatalogue['products'][number]['variants'][number];

export interface PriceWords {
	was: string;
	from: string;
}

const WORDS: Partial<Record<string, PriceWords>> & { en: PriceWords } = {
	en: { was: 'before', from: 'from' },
	fi: { was: 'ennen', from: 'alkaen' },
	et: { was: 'enne', from: 'alates' },
	lv: { was: 'agrāk', from: 'no' },
	pl: { was: 'przedtem', from: 'od' },
	af: { was: 'voorheen', from: 'vanaf' },
};

/** What it costs, and what it cost before where that was more. */
export function renderPrice({ price, list_price }: Variant, language: string): TemplateResult | typeof nothing {
	if (!price) return nothing;
	const { was } = WORDS[language] ?? WORDS.en;
	const isOffer = list_price !== null && list_price.amount > price.amount;
	return html`
		<span class=${isOffer ? 'k-price k-price--offer' : 'k-price'}>${formatMoney(price, language)}</span>
		${
			isOffer
				? html`<s class="k-was"><span class="k-hidden">${was} </span>${formatMoney(list_price, language)}</s>`
				: nothing
		}
	`;
}

/** Of a product: “from” the lowest, where they differ. */
export function renderPrices(variants: readonly Variant[], language: string): TemplateResult | typeof nothing {
	const priced = variants.filter(({ price }) => price !== null);
	const [lowest] = priced.toSorted((one, other) => (one.price?.amount ?? 0) - (other.price?.amount ?? 0));
	if (!lowest) return nothing;
	const isSame = priced.every(({ price }) => price?.amount === lowest.price?.amount);
	const { from } = WORDS[language] ?? WORDS.en;
	return isSame ? renderPrice(lowest, language) : html`${from} ${renderPrice(lowest, language)}`;
}
