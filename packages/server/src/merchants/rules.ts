import type { Queryable } from '../database/database.ts';
import { OperatorError } from '../shared/operator-error.ts';
import { randomId } from '../shared/random-id.ts';
import { insertMerchant, selectMerchants, type MerchantRow } from './queries.ts';

export interface MerchantInput {
	name: string;
	/** Lower-case letters, digits and hyphens; made from the name when absent. */
	slug?: string;
	/** ISO 4217, in either case */
	currency: string;
	/** BCP 47 */
	language: string;
	demo?: boolean;
}

/** Letters that Unicode does not take apart into a plain one and a mark. */
const WHOLE_LETTERS: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae' };

/** Rejects with an OperatorError when a value is not what it should be or the slug is taken. */
export async function createMerchant(database: Queryable, input: MerchantInput): Promise<MerchantRow> {
	const name = input.name.trim();
	if (name === '' || name.length > 200) {
		throw new OperatorError('A merchant needs a name of at most 200 characters.');
	}
	const merchant = await insertMerchant(database, {
		merchant_id: randomId(12),
		slug: slugOf(input),
		name,
		currency: currencyCode(input.currency),
		language: languageTag(input.language),
		demo: input.demo ?? false,
	});
	if (!merchant) {
		throw new OperatorError(`There is already a merchant "${slugOf(input)}". Choose another slug.`);
	}
	return merchant;
}

/** The slug a merchant of this input has: its own, or one made from the name. */
export function slugOf({ name, slug }: Pick<MerchantInput, 'name' | 'slug'>): string {
	const plain = name.toLowerCase().replaceAll(/[łøđßæ]/g, (letter) => WHOLE_LETTERS[letter] ?? letter);
	const words =
		plain
			.normalize('NFKD')
			.replaceAll(/\p{Mark}/gu, '')
			.match(/[a-z0-9]+/g) ?? [];
	const made = slug ?? (words.join('-').slice(0, 60).replace(/-$/, '') || 'shop');
	if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(made)) {
		throw new OperatorError(`"${made}" cannot be a slug: it takes lower-case letters, digits and hyphens, at most 60.`);
	}
	return made;
}

/**
 * The merchant of this slug or id. Undefined means the only one, or the only one that is not the demo. Rejects with an
 * OperatorError that lists the slugs when none or several fit.
 */
export async function findMerchant(database: Queryable, slugOrId: string | undefined): Promise<MerchantRow> {
	const merchants = await selectMerchants(database);
	const slugs = merchants.map(({ slug }) => slug).join(', ');
	if (merchants.length === 0) {
		throw new OperatorError('There is no merchant yet. Make one with `endcap init`.');
	}
	if (slugOrId !== undefined) {
		const found = merchants.find(({ slug, merchant_id }) => slug === slugOrId || merchant_id === slugOrId);
		if (!found) {
			throw new OperatorError(`There is no merchant "${slugOrId}". There are: ${slugs}.`);
		}
		return found;
	}
	const [only, ...others] = merchants.length === 1 ? merchants : merchants.filter(({ demo }) => !demo);
	if (!only || others.length > 0) {
		throw new OperatorError(`There are several merchants: ${slugs}. Say which with --merchant.`);
	}
	return only;
}

function currencyCode(text: string): string {
	const code = text.trim().toUpperCase();
	if (!Intl.supportedValuesOf('currency').includes(code)) {
		throw new OperatorError(`"${text}" is no currency: ISO 4217 codes have three letters, such as EUR.`);
	}
	return code;
}

function languageTag(text: string): string {
	try {
		const [tag] = Intl.getCanonicalLocales(text);
		if (tag) {
			return tag;
		}
	} catch {
		// Told below.
	}
	throw new OperatorError(`"${text}" is no language: BCP 47 tags look like en or pt-BR.`);
}
