/** What stories, editors and the docs know about the elements, read from their headers. */
export default {
	globs: ['packages/elements/src/**/endcap-*.ts', 'packages/elements/src/shared/counter-element.ts'],
	exclude: ['**/*.styles.ts', '**/*.strings.ts'],
	outdir: 'packages/elements',
	litelement: true,
	packagejson: false,
};
