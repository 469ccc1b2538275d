import { brass, findColour, paper, type Colour } from './colours.ts';
import { beginPicture, box, each, fill, line, moved, oval, shadow, solid, turned } from './draw.ts';
import { kettle, coffeePot, jar } from './shapes/kitchen.ts';
import { mug } from './shapes/table.ts';

const RUST = '#b5563a';
const TABLE = 324;

const colour = (name: string): Colour => findColour(name) ?? paper;

/** One of the shop’s things, standing on the table with its middle at x. */
function standing(thing: string, x: number, scale: number): string {
	return moved(x, TABLE, `<g transform="scale(${scale}) translate(-200 -${TABLE})">${thing}</g>`);
}

/** A tag of paper on a string that says five euros. Letters are drawn: what makes share pictures knows no fonts. */
const fiveEuros =
	line('M470 0c6 50 2 84-24 118', '#7a5a3c', 4) +
	turned(
		-14,
		440,
		180,
		fill(box(366, 112, 168, 118, 14), '#00000022') +
			fill(box(360, 104, 168, 118, 14), paper.light) +
			oval(444, 120, 8, 8, '#7a5a3c') +
			line('M426 144h-34l-4 26c20-8 42 0 42 20s-26 24-44 10', RUST, 11) +
			line('M506 152c-28-18-52 0-52 24s24 42 52 24M446 168h40M446 186h40', RUST, 9),
	);

const steam = (x: number) =>
	line(`M${x} 150c-16-18 16-30 0-50s14-28 2-44`, '#ffffffb0', 9) +
	line(`M${x + 26} 158c-14-16 14-26 0-44s12-24 2-36`, '#ffffffb0', 9);

const bean = (x: number, y: number, degrees: number) =>
	turned(degrees, x, y, oval(x, y, 13, 9, '#5d3a22') + line(`M${x - 9} ${y}c6-5 12 5 18 0`, '#3d2413', 3));

const coin = (x: number, y: number) =>
	solid(box(x - 42, y, 84, 20, 10), brass, { shadeFrom: x + 14 }) + line(`M${x - 26} ${y + 10}h30`, brass.light, 4);

const stamp = (x: number, y: number, isTaken: boolean) =>
	isTaken
		? oval(x, y, 21, 21, RUST) +
			fill(`M${x - 9} ${y}h18c0 12-5 17-9 20-4-3-9-8-9-20z`, paper.light) +
			fill(`M${x - 11} ${y - 1}c0-14 22-14 22 0z`, paper.light)
		: `<circle cx="${x}" cy="${y}" r="20" fill="none" stroke="#cdb48c" stroke-width="4"/>`;

const club =
	turned(
		-7,
		150,
		210,
		fill(box(-14, 104, 330, 212, 20), '#00000022') +
			fill(box(-22, 94, 330, 212, 20), paper.light) +
			fill(box(-22, 94, 330, 46, 20), colour('moss').base) +
			each([190, 252], (y, row) => each([34, 92, 150, 208, 266], (x, at) => stamp(x - 6, y, row * 5 + at < 7))),
	) +
	shadow(420, 326, 62) +
	each([302, 280, 258, 236, 214, 192], (y, at) => coin(420 + (at % 2) * 6, y)) +
	shadow(522, 332, 52) +
	each([308, 286, 264], (y, at) => coin(522 - (at % 2) * 6, y));

interface Scene {
	wall: string;
	table: string;
	things: () => string;
}

/** What the demo’s offers are shown with, by their slugs. */
const offers: Record<string, Scene> = {
	'five-off-in-tartu': {
		wall: '#f3e6d0',
		table: '#e6d3b3',
		things: () =>
			standing(coffeePot(colour('steel')), -50, 0.84) + standing(kettle(colour('moss')), 160, 1) + fiveEuros,
	},
	'double-points': { wall: '#e3ead6', table: '#cedabb', things: () => club },
	'coffee-in-riga': {
		wall: '#dbe7ec',
		table: '#c3d5dd',
		things: () =>
			standing(jar(colour('birch')), -70, 0.8) +
			steam(196) +
			standing(coffeePot(colour('steel')), 130, 1) +
			standing(mug(colour('mustard')), 330, 0.56) +
			standing(mug(colour('rust')), 470, 0.56) +
			bean(232, 352, 20) +
			bean(266, 366, -30) +
			bean(402, 356, 64),
	},
};

/** The offers that have a picture. */
export const pictured: readonly string[] = Object.keys(offers);

/** The picture of one of the demo’s offers in 1200 × 630, as apps cut what is shared; undefined where it has none. */
export function drawOffer(slug: string): string | undefined {
	const scene = Object.hasOwn(offers, slug) ? offers[slug] : undefined;
	if (!scene) return undefined;
	beginPicture();
	return (
		'<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="-181 0 762 400">' +
		`<path fill="${scene.wall}" d="M-181 0h762v400h-762z"/><path fill="${scene.table}" d="M-181 292h762v108h-762z"/>${scene.things()}</svg>`
	);
}
