import type { LitElement } from 'lit';

/** One text for each plural category of the language; `other` is always there. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** The texts of one element: English at hand, every other language fetched when a page asks for it. */
export interface Catalogue<Strings extends object> {
	english: Strings;
	languages: Map<string, Strings | (() => Promise<{ default: Strings }>)>;
}

/** Puts values in the `{name}` places of a text. */
export function fill(text: string, values: Record<string, string>): string {
	return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}

/** Making them costs more than asking them. */
const rulesOf = new Map<string, Intl.PluralRules>();

/** The form that the language wants for `count`, with `{count}` filled in. */
export function plural(forms: Plural, count: number, locale: string): string {
	let rules = rulesOf.get(locale);
	if (!rules) rulesOf.set(locale, (rules = new Intl.PluralRules(locale)));
	return fill(forms[rules.select(count)] ?? forms.other, { count: count.toLocaleString(locale) });
}

const DEFAULT_LOCALE = 'en-150';

/** The nearest `lang` around an element, through shadow roots; the document's own only when nothing else is said. */
function languageAround(element: Element, said: string | undefined): string {
	for (let at: Element | null = element; at;) {
		const holder: Element | null = at.closest('[lang]');
		if (holder && holder !== document.documentElement) return holder.getAttribute('lang') ?? '';
		const root: Node = at.getRootNode();
		at = root instanceof ShadowRoot ? root.host : null;
	}
	return said || document.documentElement.lang;
}

/** A locale that `Intl` takes; English without a country is written the European way: 18:00, kilometres. */
function supported(locale: string): string {
	try {
		return (locale !== 'en' && Intl.getCanonicalLocales(locale)[0]) || DEFAULT_LOCALE;
	} catch {
		return DEFAULT_LOCALE;
	}
}

/** Chooses the language of an element and keeps its texts; asks the host to update when they have come. */
export class Localization<Strings extends object> {
	/** Undefined while a language is being fetched. */
	strings: Strings | undefined;
	/** For `Intl`, with the page's country when it names one. */
	locale = DEFAULT_LOCALE;
	/** The language that `strings` is in, for `lang`. */
	language = 'en';
	#host: LitElement;
	#catalogue: Catalogue<Strings>;
	#loading: string | undefined;

	constructor(host: LitElement, catalogue: Catalogue<Strings>) {
		this.#host = host;
		this.#catalogue = catalogue;
	}

	/** Chooses again, as every update of the host does; `said` is the provider's locale, if it names one. */
	choose(said: string | undefined): void {
		const locale = supported(languageAround(this.#host, said));
		const { english, languages } = this.#catalogue;
		const language = [locale, locale.split('-')[0] ?? ''].find((name) => languages.has(name)) ?? 'en';
		const found = languages.get(language) ?? english;
		this.locale = language === 'en' && !locale.startsWith('en') ? DEFAULT_LOCALE : locale;
		this.language = language;
		if (typeof found !== 'function') this.#take(found);
		else if (this.#loading !== language) void this.#load(language, found);
	}

	/** A language that does not come, because the network fails, leaves English. */
	async #load(language: string, load: () => Promise<{ default: Strings }>): Promise<void> {
		this.#loading = language;
		this.strings = undefined;
		const { english, languages } = this.#catalogue;
		const strings = await load().then(
			(module) => module.default,
			() => english,
		);
		if (strings !== english) languages.set(language, strings);
		if (this.#loading === language) this.#take(strings);
	}

	#take(strings: Strings): void {
		this.#loading = undefined;
		if (strings === this.strings) return;
		this.strings = strings;
		this.#host.requestUpdate();
	}
}
