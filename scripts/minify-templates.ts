import { minifyHTMLLiterals } from 'minify-literals';
import type { Plugin } from 'vite';

/** Takes the white space out of html and css templates, which no minifier of JavaScript may touch. */
export const minifyTemplates: Plugin = {
	name: 'minify-templates',
	enforce: 'pre',
	apply: 'build',
	async transform(code, id) {
		if (!id.includes('/packages/elements/src/') || !/(?:html|css)`/.test(code)) return null;
		const result = await minifyHTMLLiterals(code, { fileName: id });
		return result ? { code: result.code, map: result.map ?? null } : null;
	},
};
