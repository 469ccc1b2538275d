/** The shop's colours, by the words its products use, with a shade and a light of each. */
export interface Colour {
	base: string;
	shade: string;
	light: string;
}

const colours: Record<string, Colour> = {
	moss: { base: '#6c7f55', shade: '#56673f', light: '#869a6c' },
	rust: { base: '#b5563a', shade: '#95412a', light: '#cb7455' },
	cream: { base: '#f4e9d2', shade: '#e0cfae', light: '#fdf7e9' },
	ink: { base: '#33495c', shade: '#253746', light: '#4d6679' },
	sky: { base: '#88aebf', shade: '#6b95a8', light: '#a8c8d5' },
	mustard: { base: '#d8a136', shade: '#b98320', light: '#e8bd62' },
	rye: { base: '#cdb48c', shade: '#b1966b', light: '#dfcba8' },
	fog: { base: '#b9bcb6', shade: '#9da19a', light: '#d1d3ce' },
	ice: { base: '#cfe3e6', shade: '#aecbd0', light: '#eaf5f6' },
	smoke: { base: '#7b8084', shade: '#61666a', light: '#989da1' },
	birch: { base: '#e2c798', shade: '#c9a873', light: '#f0dcb8' },
	wood: { base: '#c8975f', shade: '#a97a45', light: '#dcb27f' },
	steel: { base: '#aab4b8', shade: '#8a959a', light: '#cdd5d8' },
	iron: { base: '#3d4144', shade: '#2b2e31', light: '#565b5f' },
	clay: { base: '#c57a55', shade: '#a7613e', light: '#d99877' },
	brass: { base: '#c9a24b', shade: '#a98232', light: '#e0c27a' },
	paper: { base: '#fbf6ea', shade: '#e9dfc9', light: '#ffffff' },
	wax: { base: '#e6b95c', shade: '#cc9a3b', light: '#f3d48c' },
};

export const wood = named('wood');
export const birch = named('birch');
export const steel = named('steel');
export const iron = named('iron');
export const clay = named('clay');
export const brass = named('brass');
export const paper = named('paper');
export const wax = named('wax');
export const ink = named('ink');

/** The colour of that name, or undefined when the word is no colour of the shop's. */
export function findColour(name: string): Colour | undefined {
	return colours[name.toLowerCase()];
}

function named(name: string): Colour {
	const colour = findColour(name);
	if (!colour) {
		throw new Error(`There is no colour called ${name}.`);
	}
	return colour;
}
