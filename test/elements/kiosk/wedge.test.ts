import { Wedge } from '@endcap/elements';
import { assert } from '@esm-bundle/chai';
import * as fc from 'fast-check';

let field: HTMLInputElement;
let heard: string[] = [];
let wedge: Wedge | undefined;
let at = 10_000;

function hear(prefix: string, suffix: string): void {
	wedge = new Wedge({
		isListening: () => true,
		prefix: () => prefix,
		suffix: () => suffix,
		onScan: (text) => heard.push(text),
	});
	wedge.connect();
}

/** What a key does in a field: the letter comes after the key was heard, unless it was kept from it. */
function press(key: string, gap: number): void {
	at += gap;
	const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
	Object.defineProperty(event, 'timeStamp', { value: at });
	if (field.dispatchEvent(event) && key.length === 1) field.value += key;
}

const codes = fc.stringMatching(/^[A-Za-z0-9/:.?=-]{6,40}$/);
const typed = fc.stringMatching(/^[a-z ]{0,12}$/);
const fast = fc.integer({ min: 1, max: 40 });

describe('a scanner that types', () => {
	beforeEach(() => {
		field = document.body.appendChild(document.createElement('input'));
		heard = [];
		at += 10_000;
	});
	afterEach(() => {
		wedge?.disconnect();
		field.remove();
	});

	it('is heard whole, and leaves what people had typed as it was', () => {
		fc.assert(
			fc.property(
				typed,
				codes,
				fast,
				fc.constantFrom('', '~', '@@'),
				fc.constantFrom('Enter', 'Tab'),
				(before, code, gap, prefix, suffix) => {
					hear(prefix, suffix);
					field.value = before;
					heard = [];
					for (const [index, key] of Array.from(prefix + code).entries()) press(key, index === 0 ? 2000 : gap);
					press(suffix, gap);
					wedge?.disconnect();
					assert.deepEqual(heard, [code]);
					assert.equal(field.value, before);
				},
			),
		);
	});

	it('is no person: what is typed slowly stays, and Enter is theirs', () => {
		fc.assert(
			fc.property(codes, fc.integer({ min: 60, max: 99 }), (text, gap) => {
				hear('', 'Enter');
				field.value = '';
				heard = [];
				for (const key of text) press(key, gap);
				press('Enter', gap);
				wedge?.disconnect();
				assert.deepEqual(heard, []);
				assert.equal(field.value, text);
			}),
		);
	});

	it('is not heard with another prefix than its own', () => {
		hear('~', 'Enter');
		for (const key of '0400007001022') press(key, 8);
		press('Enter', 8);
		assert.deepEqual(heard, []);
	});
});
