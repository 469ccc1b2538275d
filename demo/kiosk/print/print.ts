/** Of the roll in a receipt printer (mm). */
const WIDTH = 80;
const INCH = 25.4;
const PIXELS_PER_INCH = 96;

let sheet: CSSStyleSheet | undefined;

/** Prints what is in `.receipt`, on a page as long as it is, so that the paper is cut where it ends. */
export function printReceipt(receipt: HTMLElement): void {
	const millimetres = Math.ceil((receipt.getBoundingClientRect().height / PIXELS_PER_INCH) * INCH) + 1;
	if (!sheet) document.adoptedStyleSheets.push((sheet = new CSSStyleSheet()));
	sheet.replaceSync(`@page { size: ${WIDTH}mm ${millimetres}mm; margin: 0; }`);
	print();
}
