import type { KioskCatalogue } from '@endcap/contract';

type Variant = KioskCatalogue['products'][number]['variants'][number];

export interface Option {
	name: string;
	values: readonly string[];
}

/** What is to be chosen, in the order of the variants. */
export function optionsOf(variants: readonly Variant[]): Option[] {
	const options = new Map<string, Set<string>>();
	for (const { name, value } of variants.flatMap((variant) => variant.options)) {
		options.set(name, (options.get(name) ?? new Set()).add(value));
	}
	return [...options].map(([name, values]) => ({ name, values: [...values] }));
}

export function valueOf({ options }: Variant, name: string): string | undefined {
	return options.find((option) => option.name === name)?.value;
}

/** The variant with that value which is most like the one before. */
export function choose(variants: readonly Variant[], before: Variant, name: string, value: string): Variant {
	const likeness = (variant: Variant) =>
		variant.options.filter((option) => valueOf(before, option.name) === option.value).length;
	const [best] = variants
		.filter((variant) => valueOf(variant, name) === value)
		.toSorted((one, other) => likeness(other) - likeness(one));
	return best ?? before;
}
