import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

/** OWASP’s password storage cheat sheet, 2025: 128 MB and about half a second each. */
const COST = { N: 2 ** 17, r: 8, p: 1 };
const HASH_BYTES = 32;

/** `scrypt$N$r$p$salt$hash`, salt and hash as base64url. */
export async function hashPassword(password: string): Promise<string> {
	const salt = randomBytes(16);
	const hash = await derive(password, salt, COST);
	const { N, r, p } = COST;
	return ['scrypt', N, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Takes as long for a wrong password as for the right one. */
export async function passwordFits(password: string, stored: string): Promise<boolean> {
	const [scheme, N, r, p, salt = '', hash = ''] = stored.split('$');
	if (scheme !== 'scrypt') throw new Error('A stored password is of an unknown kind');
	const expected = Buffer.from(hash, 'base64url');
	const cost = { N: Number(N), r: Number(r), p: Number(p) };
	const found = await derive(password, Buffer.from(salt, 'base64url'), cost);
	return found.byteLength === expected.byteLength && timingSafeEqual(found, expected);
}

/** Of no password anyone has: for logins that do not exist, so that they take as long as those that do. */
export const NO_PASSWORD = ['scrypt', COST.N, COST.r, COST.p, randomBytes(16).toString('base64url')]
	.concat(randomBytes(HASH_BYTES).toString('base64url'))
	.join('$');

let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** Passwords that wait for their turn. */
export function passwordsWaiting(): number {
	return waiting;
}

/** On libuv’s threads, and one at a time: many at once would take 128 MB each and every thread that reads files. */
function derive(password: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> {
	const work = () =>
		new Promise<Buffer>((resolve, reject) => {
			const maxmem = 256 * (cost.N ?? 1) * (cost.r ?? 1);
			scrypt(password.normalize('NFKC'), salt, HASH_BYTES, { ...cost, maxmem }, (error, key) =>
				error ? reject(error) : resolve(key),
			);
		});
	waiting += 1;
	const derived = last.then(work).finally(() => (waiting -= 1));
	last = derived.catch(() => undefined);
	return derived;
}
