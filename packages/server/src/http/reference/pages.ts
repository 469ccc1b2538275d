import { PROBLEMS } from '@endcap/contract';
import type { MediaType, OpenApi, OperationObject, Parameter } from './document.ts';
import { document, markup, prose, type Html } from './html.ts';
import { fieldsOf, fieldTable, notesOf, typeOf } from './schema.ts';

interface Listed {
	method: string;
	path: string;
	operation: OperationObject;
}

/** The whole reference as one page. */
export function referencePage(openApi: OpenApi): string {
	const listed = Object.entries(openApi.paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
	);
	const tags = [...new Set(listed.flatMap(({ operation }) => operation.tags))];
	const ofTag = (tag: string) => listed.filter(({ operation }) => operation.tags.includes(tag));
	const body = markup`<a class="skip" href="#main">Skip to the reference</a>
		<div class="columns">
			<nav aria-label="Reference">
				<p class="brand"><a href="/">Endcap</a> <small>${openApi.info.version}</small></p>
				<ul>
					<li><a href="#requests">Requests and answers</a></li>
					<li><a href="/docs/errors">Error codes</a></li>
					<li><a href="/openapi.json">openapi.json</a></li>
				</ul>
				${tags.map(
					(tag) =>
						markup`<h2>${tag}</h2>
							<ul>
								${ofTag(tag).map(({ operation }) => markup`<li><a href="#${operation.operationId}">${operation.summary}</a></li>`)}
							</ul>`,
				)}
				<h2>Schemas</h2>
				<ul>
					${Object.keys(openApi.components.schemas).map((name) => markup`<li><a href="#schema-${name}">${name}</a></li>`)}
				</ul>
			</nav>
			<main id="main">
				<h1>The Endcap API</h1>
				<p class="lead">${openApi.info.summary}</p>
				${conventions()}
				${tags.map(
					(tag) =>
						markup`<h2 class="tag">${tag}</h2>
							${ofTag(tag).map(operationSection)}`,
				)}
				<h2 class="tag">Schemas</h2>
				${Object.entries(openApi.components.schemas).map(
					([name, schema]) =>
						markup`<section id="schema-${name}">
							<h3><a href="#schema-${name}">${name}</a></h3>
							<p>${notesOf(schema)}</p>
							${schema.properties ? fieldTable(name, fieldsOf(schema)) : markup`<p>${typeOf(schema)}</p>`}
						</section>`,
				)}
			</main>
		</div>`;
	return document('Endcap API reference', body);
}

function conventions(): Html {
	return markup`<section id="requests">
		<h2>Requests and answers</h2>
		<p>
			Send a key as <code>Authorization: Bearer …</code>. Publishable keys (<code>pk_…</code>) are for pages: they only
			read, from the origins they list, and may also be sent as <code>?key=pk_…</code>, which saves the browser a
			preflight. Secret keys (<code>sk_…</code>) stay on servers.
		</p>
		<p>
			Repeat a parameter to give several values: <code>?sku=TEE-M&amp;sku=TEE-L</code>. Lists come in pages: pass
			<code>next_cursor</code> as <code>cursor</code> until it is null.
		</p>
		<p>
			Reads carry an <code>ETag</code>. Send it back as <code>If-None-Match</code> and get <code>304</code> while
			nothing changed. The <code>Date</code> header says when the server answered.
		</p>
		<p>
			<code>RateLimit</code> says how many requests are left; after <code>429</code> wait
			<code>Retry-After</code> seconds. Requests that need an <code>Idempotency-Key</code> do their work once however
			often they are sent within 24 hours. Every refusal is a problem document (RFC 9457) with one of the
			<a href="/docs/errors">permanent codes</a>.
		</p>
	</section>`;
}

function operationSection({ method, path, operation }: Listed): Html {
	const { operationId, summary, description, parameters = [], requestBody, responses } = operation;
	const query = exampleQuery(method, parameters);
	return markup`<section id="${operationId}">
		<h3><a href="#${operationId}">${summary}</a></h3>
		<p class="address"><b class="method">${method}</b> <code>${path}</code></p>
		<p>${prose(description ?? '')} <small>For ${operation['x-callers'].join(' and ')} keys.</small></p>
		${parameters.length > 0 ? fieldTable('Parameters', markup`${parameters.map(parameterRow)}`) : ''}
		${
			requestBody
				? markup`<h4>Body</h4>
						${Object.entries(requestBody.content).map(mediaType)}`
				: ''
		}
		<h4>Try it</h4>
		<pre tabindex="0"><code>${curl(method, path, query, requestBody !== undefined)}</code></pre>
		<h4>Answers</h4>
		<dl>
			${Object.entries(responses).map(
				([status, { description, content = {} }]) =>
					markup`<dt>${status}</dt>
						<dd>${prose(description)}${Number(status) < 400 ? Object.entries(content).map(mediaType) : ''}</dd>`,
			)}
		</dl>
	</section>`;
}

function parameterRow({ name, in: place, required, description, schema }: Parameter): Html {
	return markup`<tr>
		<th scope="row"><code>${name}</code> <small>${place}${required ? '' : ', optional'}</small></th>
		<td>${typeOf(schema)}</td>
		<td>${notesOf(schema, description)}</td>
	</tr>`;
}

function mediaType([type, { schema, examples = {} }]: [string, MediaType]): Html {
	return markup`<p><code>${type}</code>: ${typeOf(schema)}</p>
		${Object.entries(examples).map(
			([name, { value }]) =>
				markup`<details>
					<summary>Example: ${name}</summary>
					<pre tabindex="0"><code>${JSON.stringify(value, null, 2)}</code></pre>
				</details>`,
		)}`;
}

function exampleQuery(method: string, parameters: Parameter[]): string {
	const names = new Set(parameters.filter((each) => each.in === 'query').map(({ name }) => name));
	if (method !== 'GET' || !names.has('sku')) return '';
	return names.has('near') ? '?sku=KETTLE-RED&near=58.3776,26.7290' : '?sku=KETTLE-RED';
}

function curl(method: string, path: string, query: string, hasBody: boolean): string {
	const lines = [`curl ${method === 'GET' ? '' : `-X ${method} `}'https://shop.example${path}${query}'`];
	lines.push(`  -H 'Authorization: Bearer ${method === 'GET' ? 'pk' : 'sk'}_…'`);
	if (method === 'POST') lines.push(`  -H 'Idempotency-Key: a-name-of-your-own'`);
	if (hasBody)
		lines.push(
			path.endsWith('/imports') ? `  --data-binary @file.csv -H 'Content-Type: text/csv'` : `  --json @body.json`,
		);
	return lines.join(' \\\n');
}

/** What each permanent code means; a problem's `type` points here. */
export function errorsPage(): string {
	const body = markup`<main id="main" class="narrow">
		<p class="brand"><a href="/docs">Endcap API</a></p>
		<h1>Error codes</h1>
		<p class="lead">
			Refusals are problem documents (RFC 9457). <code>code</code> is permanent; <code>detail</code> says what happened
			and what to do; <code>errors</code> points at the parts that are wrong; quote <code>request_id</code> when you ask
			for help.
		</p>
		${Object.entries(PROBLEMS).map(
			([code, { status, title }]) =>
				markup`<section id="${code}">
					<h2>
						<a href="#${code}"><code>${code}</code></a>
					</h2>
					<p>${status} · ${title}.</p>
				</section>`,
		)}
	</main>`;
	return document('Endcap error codes', body);
}

/** What someone sees who opens the server's address. */
export function startPage(origin: string): string {
	const snippet = `<script type="module" src="${origin}/endcap.js?key=pk_…"></script>\n<endcap-store-stock sku="YOUR-SKU"></endcap-store-stock>`;
	const body = markup`<main id="main" class="narrow">
		<h1>Endcap is running</h1>
		<p class="lead">This server knows which shop has what, and shows it on any page.</p>
		<h2>Paste</h2>
		<p>
			Two lines in a page show the stock of one article by shop. Put your publishable key in the place of
			<code>pk_…</code>; <code>endcap keys list</code> shows it.
		</p>
		<pre tabindex="0"><code>${snippet}</code></pre>
		<h2>Read on</h2>
		<ul>
			<li><a href="/docs">The API, operation by operation</a></li>
			<li><a href="/docs/errors">Error codes</a></li>
			<li><a href="/openapi.json">The OpenAPI document</a></li>
		</ul>
	</main>`;
	return document('Endcap', body);
}
