import { randomBytes } from 'node:crypto';

let lastMillisecond = 0;
let counter = 0;

/** A UUID of version 7 (RFC 9562): later ones of a process sort after earlier ones, also within a millisecond. */
export function timeOrderedId(now: number = Date.now()): string {
	counter = now > lastMillisecond ? 0 : counter + 1;
	lastMillisecond = Math.max(now, lastMillisecond) + (counter > 0xfff ? 1 : 0);
	counter &= 0xfff;
	const bytes = randomBytes(16);
	bytes.writeUIntBE(lastMillisecond, 0, 6);
	bytes.writeUInt16BE(0x7000 | counter, 6);
	bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
	return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
