import type { Plugin } from 'vite';

/** What is looked for in Lit's code, and what stands there afterwards. The minifier then drops what is never reached. */
const TRIMMED: readonly (readonly [file: string, found: RegExp, instead: string])[] = [
	// Every browser that the script runs in has style sheets that can be adopted, and others would break content policies.
	[
		'/@lit/reactive-element/css-tag.js',
		/(,\w=)\w\.ShadowRoot&&\(void 0===\w\.ShadyCSS\|\|\w\.ShadyCSS\.nativeShadow\)&&"adoptedStyleSheets"in Document\.prototype&&"replace"in CSSStyleSheet\.prototype/,
		'$1true',
	],
	// Said to who writes elements, whom the type checker tells.
	['/@lit/reactive-element/css-tag.js', /Error\("Value passed to 'css' function[^)]+security\."\)/, 'Error("css")'],
	['/@lit/reactive-element/css-tag.js', /Error\("CSSResult is not constructable[^)]+instead\."\)/, 'Error("css")'],
];

/** Takes out of Lit what the script has no use for. */
export const trimLit: Plugin = {
	name: 'trim-lit',
	apply: 'build',
	transform(code, id) {
		const trims = TRIMMED.filter(([file]) => id.endsWith(file));
		if (trims.length === 0) return null;
		for (const [, found] of trims) {
			if (!found.test(code))
				throw new Error(`Lit has changed: ${found} of scripts/trim-lit.ts finds nothing in ${id}.`);
		}
		return { code: trims.reduce((text, [, found, instead]) => text.replace(found, instead), code), map: null };
	},
};
