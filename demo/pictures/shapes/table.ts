import { birch, findColour, paper, wax, wood } from '../colours.ts';
import { box, each, fill, line, oval, shadow, solid } from '../draw.ts';
import type { Shape } from './shape.ts';

export const mug: Shape = (colour) =>
	shadow(190, 322, 92) +
	line('M268 184c62-10 62 92-6 84', colour.shade, 20) +
	solid('M106 150h174c4 60 0 110-14 152-4 12-12 20-26 20h-94c-14 0-22-8-26-20-14-42-18-92-14-152z', colour, {
		shadeFrom: 234,
		light: [124, 16],
	}) +
	oval(193, 150, 87, 19, colour.light) +
	oval(193, 152, 76, 14, '#5d4030') +
	fill('M112 214c60 12 106 12 164 0v12c-58 12-104 12-164 0z', colour.light);

export const bowl: Shape = (colour) =>
	shadow(200, 324, 84) +
	fill(box(158, 304, 84, 20, 6), colour.shade) +
	solid('M76 208h248c-4 62-48 104-124 104s-120-42-124-104z', colour, { shadeFrom: 250, light: [104, 16] }) +
	oval(200, 208, 124, 26, colour.light) +
	oval(200, 211, 110, 20, colour.shade);

export const plate: Shape = (colour) =>
	shadow(200, 334, 100) +
	oval(200, 204, 138, 132, colour.shade) +
	oval(196, 200, 136, 130, colour.base) +
	oval(196, 200, 100, 96, colour.light) +
	oval(198, 203, 96, 92, colour.base) +
	line('M90 168c10-30 30-52 56-64', '#ffffff77', 7);

export const jug: Shape = (colour) =>
	shadow(196, 322, 84) +
	line('M262 172c58-8 54 84-2 96', colour.shade, 16) +
	solid(
		'M146 124l-28-18c4 30 14 40 18 58-22 42-30 96-10 142 4 10 12 16 22 16h90c10 0 18-6 22-16 20-50 8-104-10-148v-34z',
		colour,
		{
			shadeFrom: 226,
			light: [136, 14],
		},
	) +
	fill('M118 106l28 18h104v-8c-30-16-90-20-132-10z', colour.light) +
	line('M126 236c50 10 92 10 142 0', colour.shade, 5);

export const teapot: Shape = (colour) =>
	shadow(200, 322, 100) +
	line('M104 204c-66-14-62 86 12 84', colour.shade, 17) +
	fill('M276 272c34-8 34-60 48-88l22 4c-6 54-22 104-66 120z', colour.shade) +
	solid('M200 176c76 0 104 44 104 84 0 36-22 62-52 62h-104c-30 0-52-26-52-62 0-40 28-84 104-84z', colour, {
		shadeFrom: 246,
		light: [122, 18],
	}) +
	solid('M150 184c6-34 94-34 100 0z', colour, { shadeFrom: 224 }) +
	oval(200, 150, 14, 12, wood.base);

export const saltCellar: Shape = () =>
	shadow(200, 322, 88) +
	solid(box(118, 214, 164, 108, 26), wood, { shadeFrom: 244, light: [136, 12] }) +
	oval(200, 214, 82, 20, wood.shade) +
	oval(200, 216, 70, 15, paper.light) +
	fill('M168 212c20-26 44-26 64 2z', paper.light) +
	solid('M214 196c20-50 92-64 118-38l-22 52c-32 12-64 10-96-14z', birch, { shadeFrom: 290 }) +
	oval(226, 200, 8, 7, wood.shade);

export const napkins: Shape = (colour) =>
	shadow(200, 322, 118) +
	solid('M84 296l66-120 190 30-52 116z', { ...colour, base: colour.shade }) +
	solid('M66 280l76-122 186 34-62 112z', colour, { shadeFrom: 276 }) +
	line('M84 270l66-104M84 272l176 22M152 170l162 30', colour.light, 4) +
	line('M196 170l-66 106', colour.shade, 3) +
	line('M120 216l178 30', '#ffffffcc', 11) +
	line('M204 204l14 28', wood.shade, 7);

export const tray: Shape = () =>
	shadow(200, 326, 136) +
	fill('M54 276c0-14 292-14 292 0l-12 38c-3 8-9 12-18 12h-232c-9 0-15-4-18-12z', birch.shade) +
	oval(200, 274, 148, 42, birch.base) +
	oval(200, 270, 134, 34, birch.light) +
	line('M84 268c60-24 170-24 232 2M104 284c60-14 150-14 196 0', birch.base, 3) +
	fill(box(136, 200, 60, 66, 10), paper.base) +
	fill(box(176, 200, 20, 66, 8), paper.shade) +
	oval(166, 200, 30, 7, '#6a4a37') +
	oval(250, 264, 38, 12, paper.base) +
	fill('M226 260c2-30 46-30 48 0z', wax.base);

export const tumbler: Shape = (colour) =>
	shadow(200, 322, 66) +
	solid('M122 118h156l-20 188c-2 10-8 16-18 16h-80c-10 0-16-6-18-16z', colour, { shadeFrom: 238 }) +
	each([150, 174, 200, 226, 250], (x) => line(`M${x} 132l${Math.round((200 - x) * 0.24)} 168`, colour.light, 7)) +
	oval(200, 118, 78, 16, colour.light) +
	oval(200, 120, 68, 12, colour.shade) +
	fill('M152 306h96c-2 10-8 16-16 16h-64c-8 0-14-6-16-16z', colour.shade);

const egg = findColour('birch') ?? wood;

export const eggCup: Shape = (colour) =>
	shadow(200, 324, 88) +
	solid('M200 116c38 0 54 52 54 86h-108c0-34 16-86 54-86z', egg, { shadeFrom: 226, light: [166, 14] }) +
	oval(200, 312, 92, 18, colour.shade) +
	oval(200, 306, 92, 17, colour.base) +
	solid('M132 198h136c0 52-22 78-48 86v20h-40v-20c-26-8-48-34-48-86z', colour, { shadeFrom: 232, light: [150, 12] }) +
	fill(box(128, 192, 144, 14, 7), colour.light);
