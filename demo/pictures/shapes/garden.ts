import { birch, brass, clay, findColour, ink, iron, steel, wood } from '../colours.ts';
import { box, each, fill, line, oval, shadow, solid, turned } from '../draw.ts';
import type { Shape } from './shape.ts';

export const wateringCan: Shape = (colour) =>
	shadow(196, 324, 104) +
	line('M136 196c-84-90 106-150 96 0', colour.shade, 15) +
	fill('M244 288l76-120 18 10-58 132z', colour.shade) +
	turned(34, 336, 160, fill(box(316, 152, 44, 22, 8), brass.base)) +
	solid('M112 194h142l14 112c0 10-6 18-16 18h-138c-10 0-16-8-16-18z', colour, { shadeFrom: 222, light: [124, 16] }) +
	oval(183, 194, 71, 14, colour.shade) +
	line('M104 276h158', colour.light, 6);

export const plantPot: Shape = () =>
	shadow(200, 326, 104) +
	line('M200 210c-4-40-6-60 0-104M200 190c-30-10-44-28-52-56M200 180c30-14 40-32 46-60', '#58703f', 7) +
	fill('M200 118c-34-20-26-66 0-82 26 16 34 62 0 82z', '#7d9464') +
	fill('M150 140c-40 2-62-28-62-54 32 0 62 18 62 54z', '#8fa676') +
	fill('M244 126c2-40 36-56 64-50-2 34-26 56-64 50z', '#6c7f55') +
	oval(200, 316, 100, 14, clay.shade) +
	solid('M124 232h152l-20 74c-2 8-8 14-16 14h-80c-8 0-14-6-16-14z', clay, { shadeFrom: 236, light: [144, 14] }) +
	solid(box(112, 200, 176, 38, 8), clay, { shadeFrom: 244, light: [124, 14] });

export const trowel: Shape = () =>
	shadow(200, 324, 116) +
	turned(
		-38,
		200,
		220,
		solid('M40 220c10-40 60-52 136-46v92c-76 6-126-6-136-46z', steel, {}) +
			fill('M44 216c14-30 62-40 132-36v20c-60-2-104 2-132 16z', steel.light) +
			each([96, 122, 148], (x) => line(`M${x} 250v10`, steel.shade, 4)) +
			fill('M172 208l60 4v16l-60 4z', steel.shade) +
			solid('M228 200c40-10 90-12 118 0 16 8 16 32 0 40-28 12-78 10-118 0z', wood, {}) +
			line('M240 210c30-6 64-8 90-2', wood.light, 5) +
			fill(box(224, 198, 16, 44, 6), brass.base),
	);

export const secateurs: Shape = () =>
	shadow(200, 326, 84) +
	turned(
		12,
		200,
		200,
		fill('M190 180c-50-30-60-80-44-128 34 26 62 70 66 122z', steel.base) +
			fill('M206 178c36-20 48-60 40-100-30 12-48 44-56 92z', steel.shade) +
			line('M196 190c-40 40-58 80-50 128', '#b5563a', 26) +
			line('M206 190c40 36 60 80 56 126', '#95412a', 26) +
			line('M184 216c12 12 22 12 34 0', steel.shade, 7) +
			oval(200, 182, 15, 15, iron.base) +
			oval(200, 182, 6, 6, steel.light),
	);

/** A small titmouse that looks left, its feet at x, y. */
const titmouse = (x: number, y: number) =>
	fill(`M${x + 20} ${y - 12}l44 18-6 8-44-10z`, '#4d6679') +
	oval(x, y - 20, 28, 20, '#e3b84a') +
	fill(`M${x + 4} ${y - 36}c20 0 30 14 32 26-18 4-30 0-38-10z`, '#6b95a8') +
	oval(x - 20, y - 38, 15, 14, '#f7f1e1') +
	fill(`M${x - 36} ${y - 42}c2-18 32-18 33 2-10-6-22-6-33-2z`, '#33495c') +
	fill(`M${x - 35} ${y - 37}l-9 3 9 4z`, '#33495c') +
	oval(x - 25, y - 38, 2.6, 2.6, '#1f2b36');

export const birdFeeder: Shape = (colour) =>
	line('M200 20v60', iron.base, 5) +
	fill(box(146, 148, 108, 112), (findColour('ice') ?? steel).base) +
	fill('M146 192c36-14 72 10 108-4v72h-108z', birch.base) +
	each([162, 184, 206, 228, 244], (x, index) => oval(x, 212 + (index % 2) * 22, 6, 4, wood.shade)) +
	fill(box(236, 148, 18, 112), '#00000018') +
	solid('M200 66c30 30 70 54 96 84h-192c26-30 66-54 96-84z', colour, { shadeFrom: 226 }) +
	solid(box(116, 258, 168, 22, 8), colour, { shadeFrom: 236 }) +
	line('M92 284h216', wood.base, 9) +
	titmouse(282, 282);

export const nestingBox: Shape = () =>
	shadow(200, 330, 84) +
	fill(box(186, 50, 28, 280), wood.shade) +
	solid(box(124, 116, 152, 190, 6), wood, { shadeFrom: 240 }) +
	line('M150 130v164M180 130v60M220 130v50M232 220v74', wood.light, 3) +
	oval(200, 178, 26, 26, '#3d2d1e') +
	fill('M102 112l92-48h12l92 48v16h-196z', '#56673f') +
	line('M200 228v16', wood.shade, 9) +
	oval(194, 174, 9, 9, '#f7f1e1') +
	fill('M184 170c2-12 20-12 21 1-7-4-14-4-21-1z', '#33495c') +
	oval(191, 174, 2, 2, '#1f2b36');

export const twine: Shape = (colour) =>
	shadow(200, 324, 84) +
	solid('M116 132h168c-14 50-14 110 0 160-40 40-128 40-168 0 14-50 14-110 0-160z', colour, {
		shadeFrom: 246,
		light: [132, 14],
	}) +
	each([150, 172, 194, 216, 238, 260, 282], (y, index) =>
		line(`M122 ${y}q78 ${index % 2 ? 26 : 10} 156-4`, index % 2 ? colour.shade : colour.light, 4),
	) +
	oval(200, 132, 84, 20, colour.light) +
	oval(200, 132, 22, 7, colour.shade) +
	line('M270 296c40 6 44 30 78 22', colour.base, 6);

export const seedTin: Shape = () =>
	shadow(200, 324, 122) +
	solid(box(86, 210, 228, 114, 10), findColour('moss') ?? ink, { shadeFrom: 262, light: [104, 12] }) +
	each(
		[108, 152, 196, 240, 276],
		(x, index) =>
			turned(
				(index - 2) * 3,
				x,
				210,
				fill(
					box(x, 132 + (index % 2) * 18, 46, 84, 3),
					['#f4e9d2', '#e8bd62', '#fbf6ea', '#cb7455', '#dbe6d3'][index] ?? '#f4e9d2',
				),
			) +
			oval(
				x + 23,
				168 + (index % 2) * 18,
				11,
				13,
				['#c57a55', '#56673f', '#d8a136', '#f4e9d2', '#b5563a'][index] ?? '#56673f',
			),
	) +
	fill(box(86, 206, 228, 30, 6), '#56673f') +
	fill(box(148, 250, 104, 44, 6), '#f4e9d2') +
	line('M166 266h68M176 280h48', '#b1966b', 4);

export const doormat: Shape = () =>
	shadow(200, 322, 152) +
	solid('M92 212h216l52 100h-320z', { base: '#b0864f', shade: '#946c39', light: '#c79e67' }, {}) +
	line('M106 224h188l36 76h-260z', '#6f4f28', 7) +
	each([0, 1, 2, 3, 4, 5, 6, 7], (_, index) => line(`M${132 + index * 18} 244l${(index - 4) * 5} 38`, '#c79e67', 4)) +
	fill('M40 312h320v10h-320z', '#6f4f28');

const glove = (flip: number) =>
	`<g transform="translate(200 0) scale(${flip} 1)">` +
	solid(
		'M14 318c-6-40-8-80 0-108l-2-84c0-16 24-16 25 0l4 58 3-82c1-16 25-16 25 0l1 84 11-70c3-15 25-12 24 4l-6 76 16-46c6-14 26-8 22 8-10 50-16 70-22 110l-3 50z',
		findColour('rye') ?? wood,
		{},
	) +
	fill('M12 268h104l-4 56h-96z', '#6c7f55') +
	line('M20 286h86M22 304h84', '#869a6c', 4) +
	'</g>';

export const gloves: Shape = () => shadow(200, 326, 116) + glove(-1) + glove(1);
