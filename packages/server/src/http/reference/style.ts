/** Shelves, and the display at their end. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#8a3b12" d="M2 6h17v4H2zm0 8h17v4H2zm0 8h17v4H2zM22 4h8v24h-8z"/></svg>`;

/** The reference's style sheet: system fonts, one measure, light and dark by the reader's own setting. */
export const style = `:root {
	color-scheme: light dark;
	--ink: light-dark(#1d2126, #e6e4df);
	--quiet: light-dark(#5b6168, #a3a5a6);
	--paper: light-dark(#fdfcfa, #16181b);
	--well: light-dark(#f3f1ec, #1f2226);
	--line: light-dark(#dedad2, #34383d);
	--accent: light-dark(#8a3b12, #f0a878);
}
* { box-sizing: border-box; }
html { font: 100%/1.55 system-ui, sans-serif; scroll-padding-block-start: 1rem; }
body { margin: 0; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
a { color: var(--accent); text-underline-offset: 0.15em; }
a:focus-visible, [tabindex]:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
code, pre { font: 0.9em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
pre { overflow-x: auto; padding: 0.9rem 1rem; border-radius: 0.5rem; background: var(--well); }
small { color: var(--quiet); }
.skip { position: absolute; inset-inline-start: -999rem; }
.skip:focus { position: static; }
.columns { display: grid; gap: 0 3rem; grid-template-columns: minmax(0, 1fr); max-inline-size: 76rem; margin-inline: auto; padding-inline: 1.25rem; }
nav { padding-block: 1.5rem; font-size: 0.9rem; }
nav h2 { margin: 1.25rem 0 0.25rem; font-size: 0.8rem; letter-spacing: 0.04em; text-transform: uppercase; color: var(--quiet); }
nav ul { margin: 0; padding: 0; list-style: none; }
nav li a { display: block; padding-block: 0.2rem; color: inherit; text-decoration: none; }
nav li a:hover { color: var(--accent); text-decoration: underline; }
.brand { font-size: 1.1rem; font-weight: 600; margin: 0 0 1rem; }
main { padding-block: 1.5rem 4rem; }
.narrow { max-inline-size: 44rem; margin-inline: auto; padding-inline: 1.25rem; }
h1 { font-size: 2.2rem; line-height: 1.15; letter-spacing: -0.02em; margin: 0 0 0.5rem; text-wrap: balance; }
.lead { font-size: 1.15rem; color: var(--quiet); text-wrap: pretty; }
h2.tag { margin: 4rem 0 0; padding-block-end: 0.25rem; border-block-end: 2px solid var(--line); font-size: 1.6rem; }
section { margin-block: 2.5rem; }
h3 { font-size: 1.2rem; margin: 0 0 0.25rem; }
h3 a, section > h2 a { color: inherit; text-decoration: none; }
h4 { margin: 1.25rem 0 0.25rem; font-size: 0.95rem; }
.address { margin: 0 0 0.5rem; }
.method { font: 700 0.8rem/1 ui-monospace, monospace; padding: 0.25rem 0.45rem; border-radius: 0.3rem; color: var(--paper); background: var(--accent); }
.table { overflow-x: auto; margin-block: 0.75rem; }
table { inline-size: 100%; border-collapse: collapse; font-size: 0.92rem; }
th, td { text-align: start; vertical-align: top; padding: 0.45rem 0.75rem 0.45rem 0; border-block-end: 1px solid var(--line); }
tbody th { font-weight: 400; min-inline-size: 9rem; }
td:nth-child(2) { min-inline-size: 8rem; }
td:nth-child(3) { min-inline-size: 14rem; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.35rem 1rem; }
dt { font-family: ui-monospace, monospace; font-weight: 600; }
dd { margin: 0; }
dd p { margin: 0.35rem 0; }
summary { cursor: pointer; padding-block: 0.25rem; }
@media (min-width: 60rem) {
	.columns { grid-template-columns: 16rem minmax(0, 1fr); }
	nav { position: sticky; inset-block-start: 0; align-self: start; max-block-size: 100vh; overflow-y: auto; }
}
@media print { nav { display: none; } }
`;
