/**
 * 256 words that read alike in many languages: one for each byte. A word is never taken out or moved, since people have
 * them in their messages.
 */
const WORDS = (
	'alarm album amber anchor angel arena aroma atlas atom avocado axis balcony ballad ballet bamboo ' +
	'banana bandana banjo baron basalt basil basket bazaar beret beta biscuit bistro bonus botany bottle ' +
	'boulevard boxer bravo brigade brilliant broccoli bronze bungalow bus butter button cabin cable ' +
	'cactus cafe camel camera canal canary candy canoe capital caravan cargo carnival carpet cascade ' +
	'casino castle cello ceramic charm chef chili chocolate chorus cinema cinnamon circle circus citrus ' +
	'clarinet classic clown cobalt cobra cocoa coconut code coffee comet compass concert condor copper ' +
	'coral cosmos cotton crater cream credit crystal cube curry cycle cyclone delta dessert dialog ' +
	'diamond diary dinosaur diploma disco doctor dolphin domino dragon drama duet echo eclipse elixir ' +
	'emblem energy engine epic espresso etude eureka fabric facade fanfare fantasy ferry festival film ' +
	'filter finale flamingo flora flute focus folk forest formula forum fox fresco fruit galaxy gallery ' +
	'garage garden gazelle geyser giraffe glass globe gold gondola gong gorilla graffiti gram granite ' +
	'graphite gravity guitar habitat hamster harbor harmony harp helmet hobby hockey honey horizon hotel ' +
	'humor ice idea igloo impulse indigo island ivory jaguar jasmin jazz jeans jersey jubilee judo jungle ' +
	'kangaroo karate kayak ketchup kiosk kiwi koala lagoon lama lamp lantern laser lava legend lemon ' +
	'leopard lilac linen lion logo lotus lunar magic magnet magnolia mango marathon marble mascot maximum ' +
	'medal melody melon menu meteor metro mineral mosaic motor museum music nectar neon neptune ninja ' +
	'nomad oasis ocean octave olive omega onyx opal opera optic orbit orchid organ origami oxygen pagoda ' +
	'palace palm panda panorama papaya paper parade paradise park'
).split(' ');

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/** A pickup code: thirteen characters of RFC 4648’s base 32, 65 random bits. */
export const PICKUP_CODE = /^[a-z2-7]{13}$/;

/** The four words that stand for a pickup code at the counter: its first 32 bits. */
export function wordsOfCode(code: string): string[] {
	const bits = Array.from(code.slice(0, 7), (letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
	return [0, 8, 16, 24].map((from) => WORDS[Number.parseInt(bits.slice(from, from + 8), 2)] ?? '');
}

/** The words that somebody said, in their order and spelling of the list; undefined when they are not four of them. */
export function readWords(text: string): string[] | undefined {
	const words = text
		.toLowerCase()
		.split(/[^a-z]+/)
		.filter(Boolean);
	return words.length === 4 && words.every((word) => WORDS.includes(word)) ? words : undefined;
}

/** What every code with these words begins with: six characters, of which the first 30 bits are those of the words. */
export function beginningOfWords(words: readonly string[]): string {
	const bits = words.map((word) => WORDS.indexOf(word).toString(2).padStart(8, '0')).join('');
	return [0, 5, 10, 15, 20, 25].map((from) => LETTERS[Number.parseInt(bits.slice(from, from + 5), 2)]).join('');
}
