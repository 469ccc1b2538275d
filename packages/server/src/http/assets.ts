import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { etagOf, matches } from './conditional.ts';
import { refuse, sendProblem } from './problems.ts';

interface Asset {
	etag: string;
	modified: number;
	plain: Buffer;
	br: Buffer;
	gzip: Buffer;
}

const NAMES = /^(endcap(-staff|-\d[\w.-]*)?\.js|order\/(page|worker)\.js|chunks\/[\w-][\w.-]*\.js)$/;
/** They keep their names when what they load changes. */
const LOADERS = ['endcap.js', 'endcap-staff.js', 'order/page.js', 'order/worker.js'];

/** The folder that @endcap/elements publishes its script-tag build in. */
export function builtElements(): string {
	return fileURLToPath(new URL('../cdn/', import.meta.resolve('@endcap/elements')));
}

/**
 * `/endcap.js`, `/endcap-staff.js`, the two that the page of an order has besides, and what they load. Files named by their
 * content or version never change and are kept for good; the others keep their names and are asked about each time. Any
 * page may load them.
 */
export function serveElements(app: FastifyInstance, folder: string): void {
	const assets = new Map<string, Asset>();
	const serve = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
		const name = request.url.slice(1).split('?', 1)[0] ?? '';
		const asset = NAMES.test(name) ? await load(folder, name, assets) : undefined;
		reply
			.header('access-control-allow-origin', '*')
			.header('cross-origin-resource-policy', 'cross-origin')
			.header('vary', 'Accept-Encoding');
		if (!asset) return missing(request, reply, name);
		return send(request, reply, asset, LOADERS.includes(name));
	};
	for (const name of LOADERS) app.get(`/${name}`, serve);
	app.get('/:file(^endcap-\\d[\\w.-]*\\.js$)', serve);
	app.get('/chunks/*', serve);
}

function missing(request: FastifyRequest, reply: FastifyReply, name: string): FastifyReply {
	if (!LOADERS.includes(name))
		return sendProblem(request, reply, refuse('not_found', 'No such file of the elements is here.'));
	return sendProblem(
		request,
		reply,
		refuse(
			'unavailable',
			'The elements have not been built on this server, so there is no script to load. Run `npm run build`.',
		),
	);
}

async function load(folder: string, name: string, assets: Map<string, Asset>): Promise<Asset | undefined> {
	const path = `${folder}/${name}`;
	const modified = await stat(path).then(
		({ mtimeMs }) => mtimeMs,
		() => undefined,
	);
	if (modified === undefined) return undefined;
	const known = assets.get(name);
	if (known?.modified === modified) return known;
	const plain = await readFile(path);
	const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.byteLength };
	const [br, zipped] = await Promise.all([
		promisify(brotliCompress)(plain, { params }),
		promisify(gzip)(plain, { level: 9 }),
	]);
	const asset = { etag: etagOf(plain.toString('latin1')), modified, plain, br, gzip: zipped };
	assets.set(name, asset);
	return asset;
}

function send(request: FastifyRequest, reply: FastifyReply, asset: Asset, changes: boolean): FastifyReply {
	const encoding = encodingFor(request.headers['accept-encoding']);
	const etag = encoding ? asset.etag.replace(/"$/, `-${encoding}"`) : asset.etag;
	reply.header('etag', etag).header('cache-control', changes ? 'no-cache' : 'public, max-age=31536000, immutable');
	if (matches(request.headers['if-none-match'], etag)) return reply.code(304).send();
	if (encoding) reply.header('content-encoding', encoding);
	return reply.type('text/javascript; charset=utf-8').send(encoding ? asset[encoding] : asset.plain);
}

function encodingFor(accepted = ''): 'br' | 'gzip' | undefined {
	const names = accepted.split(',').map((part) => part.trim());
	const takes = (name: string) => names.some((part) => part.split(';')[0] === name && !/;\s*q=0(\.0*)?$/.test(part));
	if (takes('br')) return 'br';
	return takes('gzip') ? 'gzip' : undefined;
}
