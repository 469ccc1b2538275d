import { birch, brass, iron, ink, paper, steel, wax, wood } from '../colours.ts';
import { box, each, fill, line, oval, shadow, solid, turned } from '../draw.ts';
import type { Shape } from './shape.ts';

export const blanket: Shape = (colour) =>
	shadow(200, 324, 126) +
	each([86, 102, 118, 134, 150, 166, 182, 198, 214, 230, 246, 262, 278, 294, 310], (x) =>
		line(`M${x} 300v20`, colour.light, 4),
	) +
	solid(box(76, 240, 248, 66, 20), colour, { shadeFrom: 268 }) +
	solid(box(82, 182, 236, 66, 20), { ...colour, base: colour.light, shade: colour.base }, { shadeFrom: 268 }) +
	solid(box(76, 124, 248, 66, 20), colour, { shadeFrom: 268 }) +
	line('M104 142h150M104 158h150M104 276h150M104 290h150', '#ffffff66', 5) +
	line('M106 206h140M106 222h140', colour.shade, 4);

export const cushion: Shape = (colour) =>
	shadow(200, 328, 112) +
	solid(
		'M84 108c38 12 194 12 232 0 12-4 18 4 16 14-10 50-10 134 0 184 2 12-6 20-16 16-44-10-188-10-232 0-10 4-18-4-16-16 10-50 10-134 0-184-2-10 4-18 16-14z',
		colour,
		{
			shadeFrom: 276,
			light: [98, 18],
		},
	) +
	line('M200 118v196', colour.shade, 4) +
	each([166, 216, 266], (y) => oval(210, y, 10, 10, wood.base) + oval(210, y, 3, 3, wood.shade));

const candle = (x: number, top: number) =>
	solid(`M${x} ${top}c4-8 28-8 32 0l6 ${296 - top}h-44z`, wax, { shadeFrom: x + 22, light: [x + 2, 6] }) +
	line(`M${x + 16} ${top - 4}v-16`, iron.base, 4) +
	fill(`M${x + 16} ${top - 58}c18 22 16 44 0 46-16-2-18-24 0-46z`, '#f0a23a') +
	fill(`M${x + 16} ${top - 36}c8 10 8 22 0 24-8-2-8-14 0-24z`, '#fbe39a');

export const candles: Shape = () =>
	shadow(206, 324, 104) +
	candle(134, 130) +
	candle(234, 168) +
	fill(box(112, 288, 76, 36, 10), brass.base) +
	fill(box(212, 288, 76, 36, 10), brass.base) +
	fill(box(168, 288, 20, 36, 8), brass.shade) +
	fill(box(268, 288, 20, 36, 8), brass.shade);

export const vase: Shape = (colour) =>
	shadow(200, 324, 78) +
	line('M198 170c-4-50 12-76 30-118', '#7a5a3c', 6) +
	each([66, 92, 118, 142], (y, index) =>
		turned(
			index % 2 ? 34 : -40,
			212,
			y,
			fill(`M${index % 2 ? 222 : 196} ${y}c10-20 34-14 38 0-10 14-30 14-38 0z`, index % 2 ? '#7d9464' : '#94a87a'),
		),
	) +
	solid('M180 158h40l4 58c44 14 62 44 58 74-2 22-18 34-40 34h-84c-22 0-38-12-40-34-4-30 14-60 58-74z', colour, {
		shadeFrom: 236,
		light: [144, 14],
	}) +
	oval(200, 158, 20, 6, colour.shade);

export const lamp: Shape = (colour) =>
	fill('M120 176l-50 132h260l-50-132z', '#fff2c455') +
	shadow(200, 324, 72) +
	fill(box(193, 170, 14, 140), brass.base) +
	solid(box(140, 304, 120, 20, 10), colour, { shadeFrom: 226 }) +
	solid('M156 84h88l52 94h-192z', colour, { shadeFrom: 228, light: [146, 16] }) +
	fill('M104 178h192c0 8-192 8-192 0z', '#ffe9a8') +
	oval(200, 82, 14, 8, brass.base) +
	line('M258 314c40 4 60-2 84 12', iron.base, 4);

export const pegRail: Shape = () =>
	solid(box(50, 148, 300, 52, 12), birch, { shadeFrom: 310 }) +
	line('M66 162h220M80 184h180', birch.light, 4) +
	each([96, 165, 234, 303], (x) => fill(box(x - 6, 170, 12, 44, 6), wood.base) + oval(x, 212, 14, 12, wood.shade)) +
	line('M165 216c-4 20-8 30-8 44', ink.base, 4) +
	solid('M120 262c0-10 74-10 74 0l10 66c-30 10-66 10-94 0z', ink, { shadeFrom: 178 }) +
	fill('M290 218h26c10 40 10 70 4 102h-34c-6-32-6-62 4-102z', '#b5563a') +
	line('M290 300h28', '#ffffffaa', 4);

export const basket: Shape = () =>
	shadow(200, 324, 116) +
	line('M112 190c0-150 176-150 176 0', wood.shade, 13) +
	fill('M132 196l20-42 40 8 8-22 44 14 24 42z', wood.base) +
	oval(150, 170, 20, 18, birch.base) +
	oval(150, 170, 9, 8, wood.base) +
	oval(238, 172, 22, 20, birch.base) +
	oval(238, 172, 10, 9, wood.base) +
	solid(
		'M82 190h236l-24 118c-2 10-10 16-20 16h-148c-10 0-18-6-20-16z',
		{ base: '#b98f5c', shade: '#99723f', light: '#d0aa79' },
		{ shadeFrom: 262 },
	) +
	each([216, 242, 268, 294], (y, row) =>
		each([100, 132, 164, 196, 228, 260], (x) => line(`M${x + (row % 2) * 14} ${y}q10-9 20 0`, '#d9b98a', 5)),
	) +
	fill(box(76, 184, 248, 16, 8), '#99723f');

export const broom: Shape = () =>
	shadow(200, 326, 120) +
	solid('M70 316l18-70h120l22 70c-40 12-120 12-160 0z', steel, { shadeFrom: 178, light: [96, 14] }) +
	fill('M134 246l6-66c2-12 20-12 22 0l4 66z', steel.shade) +
	turned(
		22,
		276,
		220,
		fill(box(264, 84, 24, 120, 12), wood.base) +
			fill(box(270, 92, 6, 100, 3), wood.light) +
			fill(box(228, 196, 96, 26, 10), wood.shade) +
			each([234, 248, 262, 276, 290, 304, 316], (x) =>
				line(`M${x} 222l${Math.round((x - 276) * 0.2)} 74`, iron.light, 10),
			),
	);

export const clock: Shape = (colour) =>
	shadow(200, 336, 84) +
	oval(206, 204, 128, 128, '#00000022') +
	oval(200, 198, 128, 128, colour.shade) +
	oval(200, 198, 112, 112, colour.base === ink.base ? ink.light : paper.light) +
	each([0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330], (angle) =>
		turned(
			angle,
			200,
			198,
			fill(box(197, 96, 6, angle % 90 ? 12 : 22, 3), colour.base === ink.base ? paper.base : ink.base),
		),
	) +
	turned(-58, 200, 198, fill(box(195, 134, 10, 70, 5), colour.base === ink.base ? paper.base : ink.base)) +
	turned(50, 200, 198, fill(box(196, 106, 8, 98, 4), colour.base === ink.base ? paper.base : ink.base)) +
	oval(200, 198, 9, 9, brass.base);

export const stool: Shape = (colour) =>
	shadow(200, 330, 104) +
	fill('M196 176h20l10 150h-18z', colour.shade) +
	fill('M116 176h26l-20 152h-20z', colour.base) +
	fill('M262 176h26l14 152h-20z', colour.base) +
	line('M124 262l160-2', colour.shade, 9) +
	solid('M86 146h228c0 40-24 48-44 48h-140c-20 0-44-8-44-48z', colour, { shadeFrom: 262 }) +
	oval(200, 146, 114, 24, colour.light) +
	line('M130 142c40-12 100-12 140-2', colour.base, 4);
