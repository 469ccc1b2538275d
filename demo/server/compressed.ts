import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };

/** The text as small as a browser takes it that sent this Accept-Encoding, with the headers that go with it. */
export async function compressed(accepted: string, text: string | Buffer) {
	const vary = { vary: 'Accept-Encoding' };
	if (/\bbr\b/.test(accepted))
		return { body: await brotli(text, { params }), headers: { ...vary, 'content-encoding': 'br' } };
	if (/\bgzip\b/.test(accepted)) return { body: await zip(text), headers: { ...vary, 'content-encoding': 'gzip' } };
	return { body: text, headers: vary };
}
