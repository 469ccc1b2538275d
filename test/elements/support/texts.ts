import { assert } from '@esm-bundle/chai';
import type { Catalogue } from '@endcap/elements';

/** Holds a catalogue's languages to its English: every text, with the same places to fill in. */
export async function compareTexts<Strings extends object>({ english, languages }: Catalogue<Strings>): Promise<void> {
	const places = (value: unknown) => [...new Set(JSON.stringify(value).match(/\{\w+\}/g))].sort().join();
	assert.isAtLeast(languages.size, 5);
	for (const entry of languages.values()) {
		const strings = typeof entry === 'function' ? (await entry()).default : entry;
		for (const [name, words] of Object.entries(english)) {
			const said = strings[name as keyof Strings];
			assert.isOk(said, name);
			assert.equal(places(said), places(words), name);
			if (Array.isArray(words)) assert.lengthOf(said as unknown[], words.length);
		}
	}
}
