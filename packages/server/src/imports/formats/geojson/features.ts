import { FileRefused } from '../../records.ts';

/** One member of the collection’s `features`, still as text. */
export interface FeatureText {
	line: number;
	text: string;
}

/** More characters than this in one feature, or in all that stands outside the features, are refused. */
const LIMIT = 4 * 1024 * 1024;

function refused(line: number, code: string, reason: string): FileRefused {
	return new FileRefused({ line, column: null, value: null, code, reason });
}

/**
 * Cuts the features out of a FeatureCollection as it comes in, so that no more than one is held. Each feature is
 * replaced by a zero in what is left over, which at the end is parsed to prove that the file is whole.
 */
export class FeatureCutter {
	#rest = '';
	#line = 1;
	#depth = 0;
	#inString = false;
	#escaped = false;
	#string = '';
	#key = '';
	#inFeatures = false;
	#feature: string[] | null = null;
	#featureLine = 1;
	#length = 0;

	push(text: string): FeatureText[] {
		const found: FeatureText[] = [];
		let from = 0;
		for (let at = 0; at < text.length; at += 1) {
			const character = text.charAt(at);
			if (character === '\n') this.#line += 1;
			if (this.#inString) {
				this.#readString(character);
				continue;
			}
			if (character === '"') {
				this.#inString = true;
				this.#string = '';
			} else if (character === '{' || character === '[') {
				if (this.#inFeatures && this.#depth === 2) {
					this.#keep(text.slice(from, at), this.#line);
					from = at;
					this.#feature = [];
					this.#featureLine = this.#line;
				}
				if (this.#depth === 1 && character === '[' && this.#key === 'features') this.#inFeatures = true;
				this.#depth += 1;
			} else if (character === '}' || character === ']') {
				this.#depth -= 1;
				if (this.#feature && this.#depth === 2) {
					this.#feature.push(text.slice(from, at + 1));
					from = at + 1;
					found.push({ line: this.#featureLine, text: this.#feature.join('') });
					this.#feature = null;
					this.#length = 0;
					this.#rest += '0';
				}
				if (this.#depth === 1) this.#inFeatures = false;
			} else if (character === ':' && this.#depth === 1) {
				this.#key = this.#string;
			}
		}
		this.#keep(text.slice(from), this.#line);
		return found;
	}

	/** The collection without its features. */
	end(): Record<string, unknown> {
		let root: unknown;
		try {
			root = JSON.parse(this.#rest);
		} catch {
			const reason = 'The file is no JSON, or it breaks off. Export it again, whole, as GeoJSON.';
			throw refused(this.#line, 'json_malformed', reason);
		}
		if (typeof root !== 'object' || root === null || !('features' in root) || !Array.isArray(root.features)) {
			const reason = 'A GeoJSON FeatureCollection is expected, with one feature a store. Export the file as GeoJSON.';
			throw refused(1, 'geojson_expected', reason);
		}
		return { ...root };
	}

	#readString(character: string): void {
		if (this.#escaped) this.#escaped = false;
		else if (character === '\\') this.#escaped = true;
		else if (character === '"') this.#inString = false;
		else if (this.#depth === 1 && this.#string.length < 32) this.#string += character;
	}

	#keep(text: string, line: number): void {
		if (this.#feature) this.#feature.push(text);
		else this.#rest += text;
		this.#length = this.#feature ? this.#length + text.length : 0;
		if (this.#length > LIMIT || this.#rest.length > LIMIT) {
			throw refused(line, 'record_too_long', 'More than four million characters that are no store. Is this GeoJSON?');
		}
	}
}
