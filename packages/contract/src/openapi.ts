import type { TObject, TSchema } from 'typebox';
import { operations } from './operations.ts';
import type { Answer, Operation } from './shared/operation.ts';
import { Problem, PROBLEMS, type ProblemCode } from './shared/problem.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

const EVERY_OPERATION: readonly ProblemCode[] = [
	'invalid_request',
	'unauthenticated',
	'key_not_allowed',
	'origin_not_allowed',
	'rate_limited',
	'internal_error',
	'unavailable',
];

/** The schema as plain JSON Schema without `$id`, so that one schema may stand in many places of another. */
export function plainSchema(schema: TSchema): JsonObject {
	return withoutIds(JSON.parse(JSON.stringify(schema)) as Json) as JsonObject;
}

/** The OpenAPI 3.1 document of every operation, as plain JSON. */
export function openApiDocument(version: string): JsonObject {
	const components: JsonObject = {};
	const paths: { [path: string]: JsonObject } = {};
	for (const each of operations) {
		const path = (paths[each.path] ??= {});
		path[each.method.toLowerCase()] = operationObject(each, components);
	}
	return {
		openapi: '3.1.0',
		info: {
			title: 'Endcap',
			version,
			summary: 'One stock, one shopper, one set of points and coupons in every channel.',
			license: { name: 'MIT', identifier: 'MIT' },
		},
		servers: [{ url: '/' }],
		paths: paths,
		components: {
			schemas: Object.fromEntries(Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1))),
			securitySchemes: {
				bearer: { type: 'http', scheme: 'bearer', description: '`pk_…`, `sk_…` or `st_…`' },
				staff: { type: 'apiKey', in: 'cookie', name: 'endcap_staff', description: 'Set by signInStaff.' },
				query: { type: 'apiKey', in: 'query', name: 'key', description: 'Publishable keys on GET only.' },
			},
		},
	};
}

function operationObject(each: Operation, components: JsonObject): JsonObject {
	const object: JsonObject = {
		operationId: each.id,
		tags: [each.tag],
		summary: each.summary,
		'x-callers': [...each.callers],
		security: securityOf(each),
	};
	if (each.description) object.description = each.description;
	const parameters = [
		...parametersIn('path', each.params, components),
		...parametersIn('query', each.query, components),
		...parametersIn('header', each.headers, components),
	];
	if (each.idempotent) parameters.push(header('Idempotency-Key', true, 'Any text of your own, kept for 24 hours.'));
	if (each.guarded) parameters.push(header('If-Match', true, 'The ETag of the answer you are changing.'));
	if (each.conditional) parameters.push(header('If-None-Match', false, 'The ETag of an earlier answer.'));
	if (parameters.length > 0) object.parameters = parameters;
	if (each.body) {
		const types = each.fileTypes ?? ['application/json'];
		const schema = hoist(each.body, components);
		object.requestBody = { required: true, content: Object.fromEntries(types.map((type) => [type, { schema }])) };
	}
	object.responses = responses(each, components);
	return object;
}

function securityOf({ callers, method }: Operation): Json[] {
	if (callers.includes('anyone')) return [];
	const bearer = callers.some((caller) => caller !== 'staff');
	return [
		...(bearer ? [{ bearer: [] }] : []),
		...(callers.includes('publishable') && method === 'GET' ? [{ query: [] }] : []),
		...(callers.includes('staff') ? [{ staff: [] }] : []),
	];
}

function responses(each: Operation, components: JsonObject): JsonObject {
	const object: JsonObject = {};
	for (const [status, answer] of Object.entries(each.answers)) object[status] = answerObject(answer, components);
	if (each.conditional) object['304'] = { description: 'Not changed since the ETag sent' };
	const problem = hoist(Problem, components);
	for (const code of [...EVERY_OPERATION, ...each.problems]) {
		const { status, title } = PROBLEMS[code];
		const before = object[status] as { description: string } | undefined;
		object[status] = {
			description: before ? `${before.description} · \`${code}\`: ${title}` : `\`${code}\`: ${title}`,
			content: { 'application/problem+json': { schema: problem } },
		};
	}
	return object;
}

function answerObject(answer: Answer, components: JsonObject): JsonObject {
	const object: JsonObject = { description: answer.description };
	if (answer.schema) {
		const examples = Object.fromEntries(
			Object.entries(answer.examples ?? {}).map(([name, value]) => [name, { value: value as Json }]),
		);
		object.content = {
			'application/json': {
				schema: hoist(answer.schema, components),
				...(Object.keys(examples).length > 0 && { examples }),
			},
		};
	}
	return object;
}

function parametersIn(place: 'path' | 'query' | 'header', schema: TObject | undefined, components: JsonObject): Json[] {
	if (!schema) return [];
	const required = new Set<string>((schema as { required?: string[] }).required);
	return Object.entries(schema.properties).map(([name, property]) => {
		const { description, ...rest } = hoist(property, components) as JsonObject;
		return {
			name,
			in: place,
			required: place === 'path' || required.has(name),
			...(description !== undefined && { description }),
			schema: rest,
		};
	});
}

function header(name: string, required: boolean, description: string): Json {
	return { name, in: 'header', required, description, schema: { type: 'string', minLength: 1, maxLength: 255 } };
}

/** Moves every schema with an `$id` to the components and leaves a reference. */
function hoist(schema: TSchema, components: JsonObject): Json {
	const visit = (value: Json): Json => {
		if (Array.isArray(value)) return value.map(visit);
		if (value === null || typeof value !== 'object') return value;
		const { $id, ...rest } = value;
		const visited = Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, visit(inner)]));
		if (typeof $id !== 'string') return visited;
		components[$id] = visited;
		return { $ref: `#/components/schemas/${$id}` };
	};
	return visit(JSON.parse(JSON.stringify(schema)) as Json);
}

function withoutIds(value: Json): Json {
	if (Array.isArray(value)) return value.map(withoutIds);
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([key]) => key !== '$id')
			.map(([key, inner]) => [key, withoutIds(inner)]),
	);
}
