import type { Schema } from './document.ts';
import { markup, prose, type Html } from './html.ts';

/** A type in a few words, with links to the schemas it names. */
export function typeOf(schema: Schema): Html {
	if (schema.$ref) {
		const name = schema.$ref.split('/').at(-1) ?? '';
		return markup`<a href="#schema-${name}">${name}</a>`;
	}
	if (schema.anyOf) return unionOf(schema.anyOf);
	if (schema.const !== undefined) return markup`<code>${JSON.stringify(schema.const)}</code>`;
	if (schema.type === 'array' && schema.items) return markup`list of ${typeOf(schema.items)}`;
	if (schema.type === 'object' && schema.properties) return markup`object`;
	return markup`${schema.type ?? 'anything'}${schema.format ? markup` <small>(${schema.format})</small>` : ''}`;
}

function unionOf(members: Schema[]): Html {
	const parts = members.map((member) => (member.type === 'null' ? markup`null` : typeOf(member)));
	return markup`${parts.map((part, index) => markup`${index > 0 ? ' or ' : ''}${part}`)}`;
}

/** What a value has to keep to, for people. */
function limitsOf(schema: Schema): string {
	const limits = [
		schema.minimum !== undefined && schema.maximum !== undefined && `${schema.minimum} to ${schema.maximum}`,
		schema.minimum !== undefined && schema.maximum === undefined && `at least ${schema.minimum}`,
		schema.maxLength !== undefined && `at most ${schema.maxLength} characters`,
		schema.maxItems !== undefined && `at most ${schema.maxItems} of them`,
		schema.default !== undefined && `usually ${JSON.stringify(schema.default)}`,
	];
	const named = limits.filter((limit) => typeof limit === 'string').join(', ');
	return named && `${named.charAt(0).toUpperCase()}${named.slice(1)}.`;
}

export function notesOf(schema: Schema, description = schema.description): Html {
	const inner = schema.anyOf?.find(({ type }) => type !== 'null') ?? schema;
	const [example] = schema.examples ?? inner.examples ?? [];
	return markup`${prose(description ?? inner.description ?? '')}
		<small
			>${limitsOf(inner)}${example === undefined ? '' : markup` For example <code>${JSON.stringify(example)}</code>.`}</small
		>`;
}

/** The fields of an object; those of objects within it follow, with their path. */
export function fieldsOf(schema: Schema, path = ''): Html {
	const required = new Set(schema.required);
	const rows = Object.entries(schema.properties ?? {}).map(
		([name, field]) =>
			markup`<tr>
					<th scope="row"><code>${path}${name}</code>${required.has(name) ? '' : markup` <small>optional</small>`}</th>
					<td>${typeOf(field)}</td>
					<td>${notesOf(field)}</td>
				</tr>
				${nested(field, `${path}${name}`)}`,
	);
	return markup`${rows}`;
}

function nested(field: Schema, path: string): Html | undefined {
	const inner = field.anyOf?.find(({ type }) => type !== 'null') ?? field;
	if (inner.properties) return fieldsOf(inner, `${path}.`);
	return inner.items?.properties && fieldsOf(inner.items, `${path}[].`);
}

export function fieldTable(caption: string, rows: Html): Html {
	return markup`<div class="table" tabindex="0" role="region" aria-label="${caption}">
		<table>
			<thead>
				<tr>
					<th scope="col">Name</th>
					<th scope="col">Type</th>
					<th scope="col">What it is</th>
				</tr>
			</thead>
			<tbody>
				${rows}
			</tbody>
		</table>
	</div>`;
}
