import type { Colour } from './colours.ts';

/**
 * What every shape is drawn with, on a board of 400 × 400 whose table begins at y = 292. Light falls from the left:
 * a solid is its outline in the base colour, the same outline in shade where `shadeFrom` (x) begins, and a soft light.
 */
export interface Solid {
	/** Where the shade begins, in board units from the left. */
	shadeFrom?: number;
	/** Where the strip of light lies: [x, width]. */
	light?: [number, number];
}

let clips = 0;

export function solid(outline: string, colour: Colour, { shadeFrom, light }: Solid = {}): string {
	const id = `c${clips++}`;
	const inside = [
		light ? `<rect x="${light[0]}" width="${light[1]}" height="400" fill="${colour.light}"/>` : '',
		shadeFrom === undefined ? '' : `<rect x="${shadeFrom}" width="400" height="400" fill="${colour.shade}"/>`,
	].join('');
	const base = `<path d="${outline}" fill="${colour.base}"/>`;
	return inside
		? `<clipPath id="${id}"><path d="${outline}"/></clipPath>${base}<g clip-path="url(#${id})">${inside}</g>`
		: base;
}

/** A filled path without shading. */
export function fill(outline: string, colour: string): string {
	return `<path d="${outline}" fill="${colour}"/>`;
}

/** A line with round ends. */
export function line(outline: string, colour: string, width: number): string {
	return `<path d="${outline}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
}

export function oval(x: number, y: number, across: number, down: number, colour: string): string {
	return `<ellipse cx="${x}" cy="${y}" rx="${across}" ry="${down}" fill="${colour}"/>`;
}

export function box(x: number, y: number, width: number, height: number, round = 0): string {
	const r = Math.min(round, width / 2, height / 2);
	return r
		? `M${x + r} ${y}h${width - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${height - 2 * r}a${r} ${r} 0 0 1-${r} ${r}h-${width - 2 * r}a${r} ${r} 0 0 1-${r}-${r}v-${height - 2 * r}a${r} ${r} 0 0 1 ${r}-${r}z`
		: `M${x} ${y}h${width}v${height}h-${width}z`;
}

export function turned(degrees: number, x: number, y: number, content: string): string {
	return `<g transform="rotate(${degrees} ${x} ${y})">${content}</g>`;
}

export function moved(x: number, y: number, content: string): string {
	return `<g transform="translate(${x} ${y})">${content}</g>`;
}

/** The same thing at several places, each with its index. */
export function each(places: readonly number[], draw: (place: number, index: number) => string): string {
	return places.map(draw).join('');
}

/** The soft shadow a thing throws on the table. */
export function shadow(x: number, y: number, across: number): string {
	return `<ellipse cx="${x + 10}" cy="${y}" rx="${across}" ry="${Math.round(across / 8 + 4)}" fill="#3b2d1f" opacity=".16"/>`;
}

/** Clip ids count up from nothing for every picture, so that a picture is the same each time it is drawn. */
export function beginPicture(): void {
	clips = 0;
}
