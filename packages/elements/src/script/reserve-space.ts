import { reservedSpace } from '../stock/endcap-store-stock/space.ts';

/** Keeps the elements' room free from now until their code has come, by a sheet that no content policy forbids. */
export function reserveSpace(): void {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(reservedSpace('endcap-store-stock:not(:defined)'));
	document.adoptedStyleSheets.push(sheet);
}
