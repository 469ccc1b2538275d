import { birch, brass, findColour, ink, iron, paper, steel, wood } from '../colours.ts';
import { box, each, fill, line, oval, shadow, solid, turned } from '../draw.ts';
import type { Shape } from './shape.ts';

export const notebook: Shape = (colour) =>
	shadow(204, 326, 96) +
	turned(
		-5,
		200,
		210,
		fill(box(122, 86, 172, 232, 8), paper.shade) +
			fill(box(118, 82, 172, 232, 8), paper.light) +
			solid(box(108, 78, 174, 236, 10), colour, { shadeFrom: 250 }) +
			fill(box(108, 78, 26, 236, 8), colour.shade) +
			line('M121 100v26M121 146v26M121 192v26M121 238v26M121 284v14', paper.base, 4) +
			fill(box(158, 124, 92, 54, 6), paper.base) +
			line('M174 144h60M184 160h40', colour.base, 4),
	);

const pencil = (x: number, colour: string, top: number) =>
	fill(box(x, top, 26, 306 - top), colour) +
	fill(box(x + 17, top, 9, 306 - top), '#00000022') +
	fill(`M${x} ${top}l13-44 13 44z`, birch.light) +
	fill(`M${x + 8} ${top - 17}l5-27 5 27z`, ink.base) +
	fill(box(x, 290, 26, 16), brass.base);

export const pencils: Shape = () =>
	shadow(200, 320, 104) +
	each([0, 1, 2, 3, 4, 5], (_, index) =>
		pencil(
			108 + index * 31,
			['#6c7f55', '#b5563a', '#33495c', '#d8a136', '#88aebf', '#c8975f'][index] ?? '#6c7f55',
			128 + ((index * 37) % 34),
		),
	) +
	fill(box(98, 216, 204, 62, 8), paper.base) +
	line('M132 238h136M156 256h88', ink.light, 5);

export const fountainPen: Shape = () =>
	shadow(206, 322, 120) +
	turned(
		-36,
		200,
		210,
		solid(box(150, 192, 190, 36, 18), brass, {}) +
			fill(box(160, 198, 168, 7, 3), brass.light) +
			fill('M108 194l44 0v32l-44 0z', iron.base) +
			fill('M30 210c20-16 50-20 80-16v32c-30 4-60 0-80-16z', steel.base) +
			line('M34 210h52', iron.base, 3) +
			oval(88, 210, 5, 5, iron.base) +
			fill(box(226, 190, 12, 40, 3), brass.shade),
	) +
	line('M56 318c24-22 40 18 62-2s36 14 54 0', ink.base, 5);

export const inkBottle: Shape = (colour) =>
	shadow(200, 324, 92) +
	solid('M112 324c-8 0-12-6-12-12v-96c0-18 36-26 56-34h88c20 8 56 16 56 34v96c0 6-4 12-12 12z', colour, {
		shadeFrom: 250,
		light: [116, 14],
	}) +
	fill('M100 216c0-18 36-26 56-34h88c20 8 56 16 56 34z', '#ffffff3a') +
	fill(box(132, 236, 136, 64, 6), paper.base) +
	line('M158 258h84M172 278h56', colour.base, 6) +
	solid(box(148, 120, 104, 66, 10), iron, { shadeFrom: 222, light: [160, 8] });

export const letterSet: Shape = () =>
	shadow(200, 326, 124) +
	turned(
		-7,
		190,
		210,
		fill(box(108, 82, 164, 220, 4), paper.shade) +
			fill(box(104, 78, 164, 220, 4), paper.light) +
			each([112, 136, 160, 184, 208], (y) => line(`M128 ${y}h${y === 208 ? 70 : 116}`, '#c9d3d6', 4)),
	) +
	turned(
		6,
		230,
		260,
		fill(box(128, 204, 204, 122, 6), paper.base) +
			fill('M128 212l102 68 102-68v110h-204z', paper.shade) +
			fill('M130 204h200c2 0 3 4 0 6l-92 64c-5 4-11 4-16 0l-92-64c-3-2-2-6 0-6z', paper.light) +
			oval(230, 268, 17, 17, '#b5563a') +
			oval(230, 268, 9, 9, '#cb7455'),
	);

const acorn = (x: number, y: number, colour: string) =>
	fill(`M${x - 10} ${y}h20c0 16-6 22-10 26-4-4-10-10-10-26z`, colour) +
	fill(`M${x - 13} ${y}c0-16 26-16 26 0z`, colour) +
	line(`M${x} ${y - 12}v-6`, colour, 3);

export const wrappingPaper: Shape = (colour) =>
	shadow(200, 322, 122) +
	turned(
		-14,
		200,
		240,
		fill('M92 226h220l30 96h-220z', colour.light) +
			each([0, 1, 2, 3], (_, index) => acorn(150 + index * 48, 276, colour.shade)) +
			solid(box(66, 180, 262, 56, 28), colour, {}) +
			each([0, 1, 2, 3, 4], (_, index) => acorn(112 + index * 42, 204, colour.light)) +
			oval(322, 208, 15, 28, colour.shade) +
			oval(322, 208, 7, 15, paper.base),
	);

export const birdCards: Shape = () =>
	shadow(200, 328, 116) +
	each([0, 1, 2], (_, index) =>
		turned(
			index * 11 - 18,
			200,
			320,
			fill(box(116, 86, 168, 226, 6), paper.shade) +
				fill(box(112, 82, 168, 226, 6), ['#dbe6d3', '#f4e9d2', '#fbf6ea'][index] ?? paper.base),
		),
	) +
	turned(
		4,
		200,
		320,
		line('M140 256c40-14 80-6 120-22', '#7a5a3c', 6) +
			oval(204, 208, 44, 34, '#e3b84a') +
			fill('M206 178c36 0 52 24 54 44-30 6-50 0-62-18z', '#6b95a8') +
			oval(166, 176, 25, 23, '#f7f1e1') +
			fill('M140 170c2-30 52-30 54 2-16-10-36-10-54-2z', ink.base) +
			fill('M142 178l-16 6 16 6z', ink.base) +
			oval(158, 177, 4, 4, '#1f2b36') +
			fill('M240 222l44 20-8 12-44-14z', ink.light) +
			line('M196 240v10M214 240v8', ink.base, 4),
	);

export const calendar: Shape = () =>
	line('M200 34v24', iron.base, 5) +
	shadow(200, 334, 92) +
	fill(box(106, 68, 196, 254, 6), paper.shade) +
	fill(box(100, 62, 196, 254, 6), paper.light) +
	fill(box(100, 62, 196, 106, 6), '#88aebf') +
	fill('M100 168c30-46 60-46 92-14 30-36 60-30 104 6v8z', '#6c7f55') +
	oval(250, 98, 17, 17, '#f0d27a') +
	each([196, 222, 248, 274, 298], (y, row) =>
		each([122, 148, 174, 200, 226, 252, 276], (x, day) =>
			oval(x, y, 6, 6, day === 6 ? '#b5563a' : row === 2 && day === 3 ? '#d8a136' : '#d9d3c3'),
		),
	);

export const scissors: Shape = () =>
	shadow(200, 328, 84) +
	turned(
		20,
		200,
		200,
		fill('M190 208l-34-164c20 10 46 90 62 160z', steel.base) +
			fill('M212 208l30-166c-20 10-46 90-58 160z', steel.shade) +
			line('M206 196c40 40 66 66 46 104-18 30-62 8-50-40', ink.base, 17) +
			line('M194 196c-40 40-66 66-46 104 18 30 62 8 50-40', ink.light, 17) +
			oval(200, 190, 9, 9, brass.base),
	);

export const paperTape: Shape = (colour) =>
	shadow(200, 324, 104) +
	solid('M96 262c0-100 208-100 208 0v10c0 70-208 70-208 0z', colour, { shadeFrom: 262 }) +
	oval(200, 244, 104, 62, colour.light) +
	oval(200, 244, 60, 34, colour.shade) +
	fill('M140 244c4-46 116-46 120 0-10-30-110-30-120 0z', birch.base) +
	fill('M300 268l66 36-8 18-78-24z', colour.base) +
	line('M124 214c20-24 46-34 76-34', '#ffffff77', 6);

export const giftCard: Shape = () =>
	shadow(200, 322, 116) +
	turned(
		-8,
		200,
		230,
		solid(box(80, 150, 240, 152, 16), findColour('moss') ?? ink, { shadeFrom: 280 }) +
			fill(box(80, 150, 40, 152, 12), '#d8a136') +
			acorn(222, 212, '#f4e9d2') +
			line('M182 270h82', '#f4e9d2', 6),
	);

export const seasonBox: Shape = () =>
	shadow(200, 324, 108) +
	solid(box(100, 186, 200, 138, 8), birch, { shadeFrom: 252 }) +
	fill(box(90, 160, 220, 34, 6), wood.base) +
	fill(box(186, 160, 28, 164), '#b5563a') +
	line('M200 160c-60-10-60-60-30-56 22 2 30 34 30 56 0-22 8-54 30-56 30-4 30 46-30 56', '#b5563a', 11);
