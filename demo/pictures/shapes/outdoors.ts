import { brass, iron, paper, steel, wood } from '../colours.ts';
import { box, each, fill, line, oval, shadow, solid, turned } from '../draw.ts';
import type { Shape } from './shape.ts';

export const flask: Shape = (colour) =>
	shadow(200, 324, 62) +
	solid(box(144, 150, 112, 174, 18), colour, { shadeFrom: 222, light: [158, 12] }) +
	fill('M150 154c0-18 100-18 100 0z', steel.base) +
	solid(box(152, 66, 96, 74, 14), steel, { shadeFrom: 222, light: [164, 10] }) +
	fill(box(144, 136, 112, 18, 6), steel.shade) +
	fill(box(144, 296, 112, 10), colour.shade) +
	fill(box(176, 214, 48, 34, 6), colour.light);

export const campMug: Shape = (colour) =>
	shadow(190, 322, 90) +
	line('M272 190c66-6 60 92-2 88', colour.base, 15) +
	solid(box(104, 160, 174, 162, 18), colour, { shadeFrom: 234, light: [122, 16] }) +
	oval(191, 162, 88, 18, iron.base) +
	oval(191, 162, 80, 14, paper.base) +
	oval(191, 166, 70, 10, paper.shade) +
	fill('M132 304l8-8 10 6-4 12zM236 214l10-4 4 10-10 4z', iron.base);

export const rucksack: Shape = (colour) =>
	shadow(200, 328, 98) +
	line('M164 92c0-46 72-46 72 0', '#7a4b2c', 11) +
	solid('M118 320c-16-70-16-150 8-206 22-28 126-28 148 0 24 56 24 136 8 206-40 12-124 12-164 0z', colour, {
		shadeFrom: 252,
		light: [122, 14],
	}) +
	solid(
		'M120 126c20-44 140-44 160 0l8 78c-50 18-126 18-176 0z',
		{ ...colour, base: colour.light, shade: colour.base },
		{ shadeFrom: 252 },
	) +
	solid(box(140, 232, 120, 74, 14), colour, { shadeFrom: 232 }) +
	line('M140 250h120', colour.shade, 4) +
	line('M162 196v62M238 196v62', '#7a4b2c', 11) +
	each([162, 238], (x) => fill(box(x - 10, 212, 20, 20, 4), brass.base));

export const lantern: Shape = (colour) =>
	shadow(200, 324, 82) +
	line('M130 268c-46-120-20-210 70-210s116 90 70 210', steel.shade, 7) +
	fill('M158 142c-14 44-8 80 10 108h64c18-28 24-64 10-108z', '#fff0bd') +
	fill('M200 170c22 28 20 58 0 62-20-4-22-34 0-62z', '#f0a23a') +
	fill('M200 198c10 12 10 26 0 30-10-4-10-18 0-30z', '#fbe39a') +
	line('M150 168c30 10 70 10 100 0M150 226c30 10 70 10 100 0', steel.shade, 4) +
	solid('M156 142c0-30 14-40 24-62h40c10 22 24 32 24 62z', colour, { shadeFrom: 222 }) +
	fill(box(150, 246, 100, 18, 6), colour.shade) +
	solid('M138 264h124l16 46c2 8-2 14-10 14h-136c-8 0-12-6-10-14z', colour, { shadeFrom: 232, light: [148, 14] }) +
	oval(262, 290, 8, 8, brass.base);

export const picnicBlanket: Shape = (colour) =>
	shadow(200, 322, 122) +
	solid(box(78, 186, 244, 136, 62), colour, { shadeFrom: 282 }) +
	line('M104 210h160M92 240h180M92 270h180M106 298h160', paper.base, 9) +
	line('M136 190v130M236 190v130', '#7a4b2c', 17) +
	line('M136 186c0-64 100-64 100 0', '#7a4b2c', 13) +
	oval(292, 254, 30, 66, colour.shade) +
	line('M292 254c-8-6-4-22 6-20 16 2 16 40-4 42-26 2-28-66 0-66', colour.light, 5) +
	each([136, 236], (x) => fill(box(x - 11, 236, 22, 20, 4), brass.base));

export const beanie: Shape = (colour) =>
	shadow(200, 324, 112) +
	oval(200, 92, 30, 28, colour.light) +
	solid('M98 272c-6-110 30-172 102-172s108 62 102 172z', colour, { shadeFrom: 246, light: [126, 14] }) +
	each([136, 168, 200, 232, 264], (x) =>
		line(`M${x} 258c0-60 ${Math.round((200 - x) * 0.3)}-110 ${Math.round((200 - x) * 0.7)}-140`, colour.shade, 3),
	) +
	solid(box(84, 254, 232, 70, 22), { ...colour, base: colour.light, shade: colour.base }, { shadeFrom: 256 }) +
	each([104, 128, 152, 176, 200, 224, 248, 272, 296], (x) => line(`M${x} 268v42`, colour.base, 5));

export const umbrella: Shape = (colour) =>
	shadow(196, 330, 70) +
	line('M200 84v204c0 40 50 40 50 4', wood.base, 11) +
	solid(
		'M48 208c6-84 70-134 152-134s146 50 152 134c-24-22-52-22-76 0-22-22-54-22-76 0-22-22-54-22-76 0-24-22-52-22-76 0z',
		colour,
		{
			shadeFrom: 276,
		},
	) +
	fill('M124 208c6-70 30-110 76-134-90 6-146 54-152 134 24-22 52-22 76 0z', colour.light) +
	fill('M200 74c46 24 70 64 76 134-22-22-54-22-76 0z', colour.shade) +
	line('M200 74v-22', iron.base, 7);

export const pocketKnife: Shape = () =>
	shadow(200, 318, 130) +
	turned(
		-18,
		200,
		240,
		fill('M196 226c10-50 70-110 156-150-6 70-60 132-120 160z', steel.base) +
			fill('M206 220c20-44 80-100 146-144-50 60-90 100-130 148z', steel.light) +
			solid(box(56, 214, 196, 54, 27), { base: '#95412a', shade: '#7b3320', light: '#b5563a' }, { shadeFrom: 218 }) +
			line('M84 228h118', '#cb7455', 5) +
			oval(84, 242, 7, 7, brass.base) +
			oval(226, 240, 9, 9, brass.base) +
			line('M58 250c-20 6-24 24-8 30', steel.shade, 7),
	);

export const stove: Shape = () =>
	shadow(200, 324, 96) +
	fill('M200 62c44 46 70 84 44 132h-88c-22-44 22-62 44-132z', '#f0a23a') +
	fill('M202 112c24 34 34 58 18 84h-40c-14-24 10-44 22-84z', '#fbe39a') +
	solid('M118 192h164l-12 132h-140z', steel, { shadeFrom: 236, light: [134, 14] }) +
	fill(box(110, 184, 180, 14, 4), steel.shade) +
	fill('M160 240h80l-6 58h-68z', '#4a3123') +
	fill('M168 298l10-30 16 14 8-22 18 24 8 14z', '#e2713a') +
	each([146, 172, 200, 228, 254], (x) => oval(x, 218, 6, 6, steel.shade)) +
	line('M132 314l36-20M268 314l-36-20', wood.shade, 9);

export const hammock: Shape = (colour) =>
	shadow(200, 332, 110) +
	fill(box(28, 40, 22, 288, 8), '#7a5a3c') +
	fill(box(350, 40, 22, 288, 8), '#7a5a3c') +
	each([0, 1, 2, 3], (_, index) =>
		line(`M40 124L${96 + index * 6} ${176 + index * 10}M360 124L${304 - index * 6} ${176 + index * 10}`, '#d9c7a2', 3),
	) +
	solid('M88 168c30 40 194 40 224 0 12 30-20 122-112 122s-124-92-112-122z', colour, { shadeFrom: 262 }) +
	line('M98 200c50 44 154 44 204 0M110 226c50 40 130 40 180 0M130 252c44 26 96 26 140 0', paper.base, 6) +
	line('M40 112v26M360 112v26', '#d9c7a2', 8);
