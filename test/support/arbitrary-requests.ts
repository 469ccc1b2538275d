import * as fc from 'fast-check';

export type JsonSchema = {
	$ref?: string;
	type?: string;
	const?: unknown;
	anyOf?: JsonSchema[];
	items?: JsonSchema;
	properties?: Record<string, JsonSchema>;
	required?: string[];
	pattern?: string;
	minLength?: number;
	maxLength?: number;
	minItems?: number;
	maxItems?: number;
	minimum?: number;
	maximum?: number;
	examples?: unknown[];
};

/** Text that breaks things: markup, NUL, half a surrogate pair, SQL, letters far from ASCII. */
export const nastyText = fc.constantFrom(
	'',
	' ',
	'\0',
	'a\0b',
	'\u{D800}',
	'é\u0301\u202E',
	'<script>',
	`'; DROP TABLE store; --`,
	'%_\\',
	'__proto__',
	'💥'.repeat(20),
	'x'.repeat(5000),
);

/** Values of a schema of the OpenAPI document, and now and then something else. */
export function valueOf(schema: JsonSchema, schemas: Record<string, JsonSchema>, depth = 0): fc.Arbitrary<unknown> {
	const right = rightValueOf(schema, schemas, depth);
	// Zones, currencies and check digits are hardly ever met by chance.
	const known = schema.examples ? fc.constantFrom(...schema.examples) : right;
	return fc.oneof(
		{ arbitrary: known, weight: 40 },
		{ arbitrary: right, weight: 20 },
		{ arbitrary: fc.oneof(nastyText, fc.jsonValue()), weight: 1 },
	);
}

function rightValueOf(schema: JsonSchema, schemas: Record<string, JsonSchema>, depth: number): fc.Arbitrary<unknown> {
	if (schema.$ref) return valueOf(schemas[schema.$ref.split('/').at(-1)!]!, schemas, depth);
	if (schema.const !== undefined) return fc.constant(schema.const);
	if (schema.anyOf) return fc.oneof(...schema.anyOf.map((member) => valueOf(member, schemas, depth)));
	switch (schema.type) {
		case 'object': {
			const properties = Object.entries(schema.properties ?? {});
			const fields = Object.fromEntries(properties.map(([name, field]) => [name, valueOf(field, schemas, depth + 1)]));
			return fc.record(fields, { requiredKeys: schema.required ?? [] });
		}
		case 'array': {
			const { minItems = 0, maxItems = 5 } = schema;
			return fc.array(valueOf(schema.items ?? {}, schemas, depth + 1), {
				minLength: minItems,
				maxLength: Math.min(maxItems, 5),
			});
		}
		case 'integer':
			return fc.integer({
				min: Math.max(schema.minimum ?? -10, -(2 ** 31)),
				max: Math.min(schema.maximum ?? 1000, 2 ** 31 - 1),
			});
		case 'number':
			return fc.double({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000, noNaN: true });
		case 'boolean':
			return fc.boolean();
		case 'null':
			return fc.constant(null);
		default:
			return schema.pattern
				? fc.stringMatching(new RegExp(schema.pattern, 'u'), { size: 'small' })
				: fc.string({
						minLength: schema.minLength ?? 0,
						maxLength: Math.min(schema.maxLength ?? 50, 50),
						unit: 'binary',
					});
	}
}
