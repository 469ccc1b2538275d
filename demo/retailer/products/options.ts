import type { Product, Variant } from '@endcap/sdk';
import { h } from '../shared/h.ts';

/**
 * A radio group per option. Choosing a value calls back with the variant that has it and most of the other values
 * chosen, so a combination that does not exist moves to the nearest one that does.
 */
export function optionsPicker(product: Product, chosen: Variant, onChoose: (variant: Variant) => void): HTMLElement[] {
	const names = [...new Set(product.variants.flatMap((variant) => variant.options.map((option) => option.name)))];
	let current = chosen;
	const inputs: HTMLInputElement[] = [];

	const choose = (name: string, value: string) => {
		const shared = (variant: Variant) =>
			names.filter((other) => valueOf(variant, other) === valueOf(current, other)).length;
		const [best] = product.variants
			.filter((variant) => valueOf(variant, name) === value)
			.sort((a, b) => shared(b) - shared(a));
		if (best) {
			current = best;
			for (const input of inputs) {
				input.checked = valueOf(current, input.name) === input.value;
			}
			onChoose(current);
		}
	};

	return names.map((name) => {
		const values = [...new Set(product.variants.flatMap((variant) => valueOf(variant, name) ?? []))];
		const choices = values.map((value) => {
			const input = h('input', { type: 'radio', name, value, checked: valueOf(chosen, name) === value });
			input.addEventListener('change', () => choose(name, value));
			inputs.push(input);
			return h('label', { class: 'choice' }, input, h('span', {}, value));
		});
		return h('fieldset', { class: 'choices' }, h('legend', {}, name), h('div', { class: 'choices__row' }, ...choices));
	});
}

function valueOf(variant: Variant, name: string): string | undefined {
	return variant.options.find((option) => option.name === name)?.value;
}
