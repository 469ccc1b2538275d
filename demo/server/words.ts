import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './counter-accounts.ts';
import type { Elsewhere } from './elsewhere.ts';
import { pastedLines } from './elsewhere.ts';
import type { Seeded } from './seed.ts';
import type { Filling } from './shops.queries.ts';
import { defaultShop, type Shop } from './shops.ts';

export interface Started {
	url: string;
	elsewhere: Elsewhere;
	/** The port the other page was to have. */
	elsewherePort: number;
	shops: readonly Shop[];
	fillings: readonly Filling[];
	seeded: Seeded;
	seconds: number;
}

/** What a start tells a person, once everything answers. */
export function startedWords({ url, elsewhere, elsewherePort, shops, fillings, seeded, seconds }: Started): string {
	const shown = defaultShop(shops);
	const own = fillings.filter((filling) => filling.slug !== 'demo');
	const key = shown?.publishable_key ?? '';
	const query = shown && !shown.demo ? '?shop=demo' : '';
	const logins = DEMO_ACCOUNTS.map(({ login }) => login).join(', ');
	const moved = elsewhere.url.endsWith(`:${elsewherePort}`) ? '' : ` (port ${elsewherePort} is taken)`;
	return [
		'',
		...[...own, seeded.demo].map((filling) => `  ${filling.name}: ${countWords(filling)}${keptWords(filling, seeded)}`),
		`  Ready in ${seconds.toFixed(1)} s.`,
		'',
		`  Shop page          ${url}${shown && !shown.demo ? `    shows ${shown.name}; the demo is at ${url}/?shop=demo` : ''}`,
		`  On another origin  ${elsewhere.url}${moved}`,
		`  For social links   ${url}/i/enamel-kettle?shop=demo    links are made at the counter`,
		`  Staff counter      ${url}/counter${query}    sign in as ${logins}, password “${DEMO_PASSWORD}”`,
		`  Kiosk              ${url}/kiosk${query}`,
		`  Messages sent      ${url}/messages`,
		`  API reference      ${url}/docs`,
		'',
		`  Publishable key    ${key}    public: for pages`,
		...(seeded.secret_key
			? [`  Secret key (demo)  ${seeded.secret_key}    shown this once: for servers`]
			: ['  Secret keys        npx endcap keys create --kind secret --merchant <slug>']),
		'',
		'  Paste into any page:',
		...pastedLines(url, key, 'YOUR-SKU')
			.split('\n')
			.map((text) => `    ${text}`),
		'',
		...(own.length === 0 ? ['  Your own shop: npx endcap init, then npx endcap import products <file>'] : []),
		'  Stop with Ctrl-C.',
		'',
	].join('\n');
}

function countWords({ stores, products, levels }: Pick<Filling, 'stores' | 'products' | 'levels'>): string {
	const count = (number: number, one: string, many: string) =>
		`${number.toLocaleString('en')} ${number === 1 ? one : many}`;
	return `${count(stores, 'store', 'stores')}, ${count(products, 'product', 'products')}, ${count(levels, 'stock level', 'stock levels')}`;
}

function keptWords(filling: Filling, { demo, filled }: Seeded): string {
	return filling.slug === demo.slug && filled ? ' made just now.' : ' kept from before.';
}
