import { birch, brass, findColour, iron, steel, wood } from '../colours.ts';
import { box, each, fill, line, moved, oval, shadow, solid, turned } from '../draw.ts';
import type { Shape } from './shape.ts';

export const kettle: Shape = (colour) =>
	shadow(200, 322, 104) +
	line('M128 196c0-104 144-104 144 0', wood.shade, 13) +
	fill('M278 240l58-54 16 8-50 84z', colour.shade) +
	solid('M110 322c-18-32-16-82 14-108 22-20 130-20 152 0 30 26 32 76 14 108z', colour, {
		shadeFrom: 244,
		light: [128, 16],
	}) +
	fill('M150 200c4-18 96-18 100 0z', colour.shade) +
	oval(200, 180, 13, 12, wood.base) +
	fill(box(112, 312, 176, 10, 5), colour.shade);

export const coffeePot: Shape = () =>
	shadow(192, 322, 72) +
	line('M252 152h46v96', iron.base, 15) +
	solid('M140 322l14-84h84l14 84z', steel, { shadeFrom: 214, light: [158, 14] }) +
	solid('M154 226l-18-92h122l-20 92z', steel, { shadeFrom: 214, light: [158, 14] }) +
	fill('M136 134l-22-6 10 34 18 2z', steel.shade) +
	fill(box(148, 224, 96, 16, 6), steel.shade) +
	fill('M142 134c8-22 102-22 110 0z', steel.light) +
	fill(box(188, 100, 18, 20, 6), iron.base);

export const pan: Shape = () =>
	shadow(176, 322, 112) +
	fill(box(270, 262, 108, 20, 10), iron.light) +
	oval(362, 272, 6, 5, iron.shade) +
	solid('M64 262h226l-16 48c-4 10-12 14-22 14h-150c-10 0-18-4-22-14z', iron, { shadeFrom: 226, light: [88, 12] }) +
	oval(177, 262, 114, 22, iron.light) +
	oval(177, 264, 100, 16, iron.shade);

export const stockpot: Shape = (colour) =>
	shadow(200, 322, 112) +
	line('M98 210h-26v32h26M302 210h26v32h-26', colour.shade, 12) +
	solid(box(98, 176, 204, 148, 20), colour, { shadeFrom: 250, light: [118, 16] }) +
	fill(box(90, 166, 220, 16, 8), colour.shade) +
	solid('M100 166c14-38 186-38 200 0z', colour, { shadeFrom: 250 }) +
	oval(200, 133, 16, 10, wood.base);

export const breadBoard: Shape = () =>
	shadow(200, 326, 92) +
	turned(
		-6,
		200,
		320,
		solid(
			'M118 318v-170c0-26 26-32 48-40 12-4 12-24 12-40a22 22 0 0 1 44 0c0 16 0 36 12 40 22 8 48 14 48 40v170z',
			birch,
			{
				shadeFrom: 258,
			},
		) +
			oval(200, 68, 8, 8, birch.shade) +
			line('M140 300v-146M160 300v-158M232 300v-168', birch.light, 3) +
			line('M130 304h140', birch.shade, 4),
	);

export const breadKnife: Shape = () =>
	shadow(200, 320, 128) +
	turned(
		-24,
		200,
		230,
		fill('M40 214h212v34l-16-8-16 8-16-8-16 8-16-8-16 8-16-8-16 8-16-8-16 8-16-8-16 6c-24-2-30-16-32-32z', steel.base) +
			fill('M40 214h212v10h-210z', steel.light) +
			solid(box(250, 208, 104, 38, 14), wood, {}) +
			oval(280, 227, 5, 5, brass.base) +
			oval(324, 227, 5, 5, brass.base),
	);

const spoon = (tip: string) =>
	fill(tip, wood.base) + fill(box(-7, -30, 14, 200, 7), wood.base) + line('M-2-20v170', wood.light, 3);

export const spoons: Shape = () =>
	shadow(200, 326, 80) +
	turned(-16, 150, 320, moved(150, 150, spoon('M0-90c34 0 36 74 0 78-36-4-34-78 0-78z'))) +
	moved(200, 150, spoon('M-28-96h56v56c0 18-14 26-28 28-14-2-28-10-28-28z')) +
	turned(16, 250, 320, moved(250, 150, spoon('M-26-92l52 14v40c0 16-12 26-26 26s-26-10-26-26z')));

export const whisk: Shape = () =>
	shadow(200, 322, 66) +
	turned(
		18,
		200,
		230,
		each([-46, -30, -15, 0, 15, 30, 46], (bend) =>
			line(`M200 210q${bend} 60 ${Math.round(bend * 1.25)} 116`, bend % 2 ? birch.base : birch.shade, 6),
		) +
			fill(box(180, 70, 40, 146, 16), birch.base) +
			line('M190 80v126M204 80v126', birch.light, 4) +
			fill(box(174, 184, 52, 10, 5), wood.shade) +
			fill(box(174, 204, 52, 10, 5), wood.shade),
	);

export const apron: Shape = (colour) =>
	line('M160 96c0-60 80-60 80 0', colour.shade, 9) +
	solid('M152 92h96c0 44 12 60 46 70v150c-60 14-128 14-188 0v-150c34-10 46-26 46-70z', colour, { shadeFrom: 256 }) +
	line('M106 176l-44 26M294 176l44 26', colour.shade, 9) +
	fill(box(140, 214, 54, 58, 8), colour.light) +
	fill(box(206, 214, 54, 58, 8), colour.light) +
	line('M140 226h54M206 226h54', colour.shade, 3) +
	line('M156 104h88', colour.light, 4);

const glass = findColour('ice') ?? steel;

export const jar: Shape = () =>
	shadow(200, 322, 80) +
	solid('M130 322c-10 0-14-6-14-14v-144c0-22 20-30 28-38h112c8 8 28 16 28 38v144c0 8-4 14-14 14z', glass, {
		shadeFrom: 250,
	}) +
	fill('M126 312v-100c50-12 98 10 148 0v100c0 4-2 4-6 4h-136c-4 0-6 0-6-4z', birch.base) +
	each(
		[150, 186, 222, 252],
		(x, index) =>
			oval(x, 236 + (index % 2) * 30, 9, 7, birch.shade) + oval(x - 14, 284 - (index % 2) * 12, 9, 7, birch.light),
	) +
	fill(box(136, 112, 128, 14, 5), '#c4573c') +
	fill('M140 112c4-28 116-28 120 0z', glass.light) +
	line('M272 120l22 4-8 44-22-12', steel.shade, 5) +
	fill(box(132, 160, 12, 130, 6), '#ffffff88');

export const teaTowel: Shape = (colour) =>
	line('M70 104h260', wood.base, 14) +
	oval(70, 104, 12, 12, wood.shade) +
	oval(330, 104, 12, 12, wood.shade) +
	solid('M116 98h168v206c-28 10-56-4-84 2s-56 8-84-2z', colour, { shadeFrom: 252 }) +
	line('M116 262h168M116 276h168', '#ffffffaa', 5) +
	line('M150 114v132M184 114v132M218 114v132M252 114v132', colour.light, 2) +
	line('M120 136h160M120 166h160M120 196h160M120 226h160', colour.light, 2);
