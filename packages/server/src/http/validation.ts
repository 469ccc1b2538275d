import type { Operation } from '@endcap/contract';
import type { FastifySchemaValidationError } from 'fastify/types/schema.js';
import type { PointedError } from './problems.ts';

type QueryReader = (query: Record<string, unknown>) => Record<string, unknown>;

const PLACES: Record<string, string> = { body: '', querystring: '/query', params: '/path', headers: '/headers' };

/**
 * Query values arrive as text. Reads each as the type its schema names and leaves anything else as it is for the
 * validation to refuse, so `limit=` or `limit=1e2` never turns into a number. `key` is authentication, not a parameter.
 */
export function queryReader(operation: Operation): QueryReader {
	const types = new Map<string, unknown>(
		Object.entries(operation.query?.properties ?? {}).map(([name, schema]) => [
			name,
			(schema as { type?: unknown }).type,
		]),
	);
	return (query) => {
		const read: Record<string, unknown> = {};
		for (const [name, value] of Object.entries(query)) {
			if (name !== 'key' || operation.method !== 'GET') read[name] = readAs(types.get(name), value);
		}
		return read;
	};
}

function readAs(type: unknown, value: unknown): unknown {
	if (type === 'array') return Array.isArray(value) ? value : [value];
	if (typeof value !== 'string') return value;
	if (type === 'integer' && /^-?[0-9]{1,15}$/.test(value)) return Number(value);
	if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
	return value;
}

/** What the validator found, one entry a place, in words. */
export function pointedErrors(context: string, found: readonly FastifySchemaValidationError[]): PointedError[] {
	const byPlace = new Map<string, FastifySchemaValidationError[]>();
	for (const error of found) {
		const place = `${PLACES[context] ?? ''}${error.instancePath}${propertyOf(error)}`;
		byPlace.set(place, [...(byPlace.get(place) ?? []), error]);
	}
	return [...byPlace].map(([pointer, errors]) => ({ pointer, detail: inWords(errors) }));
}

function propertyOf({ keyword, params }: FastifySchemaValidationError): string {
	const name = keyword === 'required' ? params.missingProperty : params.additionalProperty;
	return typeof name === 'string' ? `/${escapePointer(name)}` : '';
}

function inWords(errors: FastifySchemaValidationError[]): string {
	const choices = errors.filter(({ keyword }) => keyword === 'const').map(({ params }) => String(params.allowedValue));
	if (choices.length > 0) return `Must be one of ${choices.join(', ')}.`;
	// A nullable field fails as "not null" and "no alternative matched" besides the reason worth telling.
	const nullable = errors.some(({ keyword, params }) => keyword === 'type' && params.type === 'null');
	const telling = errors.find(
		({ keyword, params }) => keyword !== 'anyOf' && !(keyword === 'type' && params.type === 'null'),
	);
	const { keyword, params, message }: Partial<FastifySchemaValidationError> = telling ?? errors[0] ?? {};
	if (keyword === 'required') return 'Is missing.';
	if (keyword === 'additionalProperties') return 'Is not known here.';
	if (keyword === 'pattern') return `Must match ${String(params?.pattern)}${nullable ? ', or be null' : ''}.`;
	const sentence = message ?? 'is not valid';
	return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${nullable ? ', or be null' : ''}.`;
}

export function escapePointer(name: string): string {
	return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Text that PostgreSQL cannot keep: NUL, and halves of a surrogate pair, which would come back as something else. */
export const UNSTORABLE = /\0|\p{Surrogate}/u;

/** A pointed error for each text below `pointer` that could not be kept. */
export function textErrors(value: unknown, pointer: string): PointedError[] {
	if (typeof value === 'string') {
		if (!UNSTORABLE.test(value)) return [];
		return [{ pointer, detail: 'Must be Unicode text without NUL characters.' }];
	}
	if (Array.isArray(value)) return value.flatMap((item, index) => textErrors(item, `${pointer}/${index}`));
	if (value === null || typeof value !== 'object') return [];
	return Object.entries(value).flatMap(([name, item]) => textErrors(item, `${pointer}/${escapePointer(name)}`));
}
