/** What may be in such a code, each by its place: capitals, digits, and all that an address needs. */
const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/**
 * Versions 1 to 6 at level M (ISO/IEC 18004, table 9): bytes of data in a block, bytes of correction in a block, blocks.
 * Up to 154 characters; beyond, blocks differ in length.
 */
const VERSIONS = [
	[16, 10, 1],
	[28, 16, 1],
	[44, 26, 1],
	[32, 18, 2],
	[43, 24, 2],
	[27, 16, 4],
] as const;

const MASKS: readonly ((x: number, y: number) => number)[] = [
	(x, y) => (x + y) % 2,
	(_, y) => y % 2,
	(x) => x % 3,
	(x, y) => (x + y) % 3,
	(x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2,
	(x, y) => ((x * y) % 2) + ((x * y) % 3),
	(x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2,
	(x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
];

/** Rows of modules, true for the dark ones. */
export type Modules = boolean[][];

/**
 * A QR code of level M (of its area 15 % may be unreadable), without the quiet zone around it. Undefined for a text with
 * other characters than capitals, digits and `$%*+-./:`, or a longer one than 154.
 */
export function encodeQr(text: string): Modules | undefined {
	const values = Array.from(text, (character) => CHARACTERS.indexOf(character));
	if (values.includes(-1)) return undefined;
	const bits = 4 + 9 + Math.ceil(values.length * 5.5);
	const at = VERSIONS.findIndex(([data, , blocks]) => bits <= data * blocks * 8);
	const version = VERSIONS[at];
	if (!version) return undefined;
	const words = correct(pack(values, version[0] * version[2]), version);
	const drawn = MASKS.map((_, mask) => draw(at + 1, words, mask));
	const penalties = drawn.map(penaltyOf);
	return drawn[penalties.indexOf(Math.min(...penalties))];
}

/** The text in pairs of 11 bits, ended and filled up. */
function pack(values: readonly number[], capacity: number): number[] {
	let bits = '';
	const add = (value: number, length: number) => {
		bits += value.toString(2).padStart(length, '0');
	};
	add(0b0010, 4);
	add(values.length, 9);
	for (let place = 0; place < values.length; place += 2) {
		const [first = 0, second] = values.slice(place, place + 2);
		if (second === undefined) add(first, 6);
		else add(first * 45 + second, 11);
	}
	bits = bits.padEnd(Math.min(capacity * 8, bits.length + 4), '0');
	bits = bits.padEnd(Math.ceil(bits.length / 8) * 8, '0');
	const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
	for (let filler = 0xec; bytes.length < capacity; filler ^= 0xec ^ 0x11) bytes.push(filler);
	return bytes;
}

/** Multiplies in the field of 256 elements that the standard names. */
function multiply(one: number, other: number): number {
	let product = 0;
	for (let bit = 7; bit >= 0; bit--) {
		product = (product << 1) ^ (product >> 7 ? 0x11d : 0);
		if ((other >> bit) & 1) product ^= one;
	}
	return product;
}

/** Reed–Solomon bytes of one block. */
function remainder(data: readonly number[], length: number): number[] {
	const generator: number[] = Array.from({ length }, (_, place) => (place === length - 1 ? 1 : 0));
	for (let step = 0, root = 1; step < length; step++, root = multiply(root, 2)) {
		for (let place = 0; place < length; place++) {
			generator[place] = multiply(generator[place] ?? 0, root) ^ (generator[place + 1] ?? 0);
		}
	}
	const rest: number[] = Array.from({ length }, () => 0);
	for (const byte of data) {
		const factor = byte ^ (rest.shift() ?? 0);
		rest.push(0);
		generator.forEach((coefficient, place) => {
			rest[place] = (rest[place] ?? 0) ^ multiply(coefficient, factor);
		});
	}
	return rest;
}

/** Blocks of data, then those of correction, the bytes of all in turn. */
function correct(bytes: readonly number[], [length, correction, count]: (typeof VERSIONS)[number]): number[] {
	const blocks = Array.from({ length: count }, (_, block) => bytes.slice(block * length, (block + 1) * length));
	const corrections = blocks.map((block) => remainder(block, correction));
	const inTurn = (rows: number[][], columns: number) =>
		Array.from({ length: columns }, (_, column) => rows.map((row) => row[column] ?? 0)).flat();
	return [...inTurn(blocks, length), ...inTurn(corrections, correction)];
}

function draw(version: number, words: readonly number[], mask: number): Modules {
	const size = 17 + 4 * version;
	const modules: (boolean | undefined)[][] = Array.from({ length: size }, () => Array(size).fill(undefined));
	const set = (x: number, y: number, dark: boolean) => {
		const row = modules[y];
		if (row && x >= 0 && x < size) row[x] = dark;
	};
	/** Rings around a place: a finder of three, or the smaller one that helps to find the grid. */
	const rings = (centerX: number, centerY: number, radius: number, light: number) => {
		for (let y = -radius; y <= radius; y++) {
			for (let x = -radius; x <= radius; x++) {
				const ring = Math.max(Math.abs(x), Math.abs(y));
				set(centerX + x, centerY + y, ring !== light && ring !== 4);
			}
		}
	};
	for (let place = 0; place < size; place++) {
		set(6, place, place % 2 === 0);
		set(place, 6, place % 2 === 0);
	}
	rings(3, 3, 4, 2);
	rings(size - 4, 3, 4, 2);
	rings(3, size - 4, 4, 2);
	if (version > 1) rings(size - 7, size - 7, 2, 1);
	drawFormat(set, size, mask);
	fillIn(modules, words, MASKS[mask] ?? (() => 0));
	return modules.map((row) => row.map(Boolean));
}

/** Level M and the mask, each bit twice, with a correction of their own. */
function drawFormat(set: (x: number, y: number, dark: boolean) => void, size: number, mask: number): void {
	let rest = mask;
	for (let step = 0; step < 10; step++) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
	const bits = ((mask << 10) | rest) ^ 0x5412;
	for (let place = 0; place < 15; place++) {
		const dark = ((bits >> place) & 1) === 1;
		const near = place < 6 ? place : place < 8 ? place + 1 : 14 - place;
		if (place < 8) {
			set(8, near, dark);
			set(size - 1 - place, 8, dark);
		} else {
			set(place === 8 ? 7 : near, 8, dark);
			set(8, size - 15 + place, dark);
		}
	}
	set(8, size - 8, true);
}

/** Two columns at a time from the right, up and down in turn, where nothing is yet. */
function fillIn(modules: (boolean | undefined)[][], words: readonly number[], mask: (x: number, y: number) => number) {
	const size = modules.length;
	let bit = 0;
	let upwards = true;
	for (let right = size - 1; right > 0; right -= 2, upwards = !upwards) {
		if (right === 6) right = 5;
		for (let step = 0; step < size; step++) {
			const y = upwards ? size - 1 - step : step;
			for (const x of [right, right - 1]) {
				const row = modules[y];
				if (!row || row[x] !== undefined) continue;
				const dark = (((words[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1;
				bit += 1;
				row[x] = dark !== (mask(x, y) === 0);
			}
		}
	}
}

/** How hard it is to read: long runs, squares, what looks like a finder, too much of one kind. */
function penaltyOf(modules: Modules): number {
	const rows = modules.map((row) => row.map(Number).join(''));
	const columns = rows.map((_, x) => rows.map((row) => row[x]).join(''));
	let penalty = 0;
	for (const line of [...rows, ...columns]) {
		for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) penalty += run.length - 2;
		penalty += 40 * (line.match(/(?=00001011101|10111010000)/g)?.length ?? 0);
	}
	rows.forEach((row, y) => {
		for (let x = 1; x < row.length; x++) {
			const above = rows[y - 1]?.slice(x - 1, x + 1);
			if (above === row.slice(x - 1, x + 1) && above[0] === above[1]) penalty += 3;
		}
	});
	const dark = rows.join('').replaceAll('0', '').length / rows.length ** 2;
	return penalty + 10 * Math.floor(Math.abs(dark * 20 - 10));
}
