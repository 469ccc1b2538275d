import { createHmac, timingSafeEqual } from 'node:crypto';

/** Codes change as often. */
export const PERIOD_SECONDS = 30;
/** Clocks of devices differ from this one’s: so many periods before and after are taken too. */
const PERIODS_OFF = 2;

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const MAC_LENGTH = 10;
/** Alone, or at the end of the address that a QR code holds. */
const CODE = /^(?:https?:\/\/\S+\/)?([a-z][a-z2-7]{9})([a-z2-7]{10})$/;

/** `head` is what the code is of: a letter and a locator of nine characters; `m` begins those of members. */
export interface RotatingCode {
	head: string;
	mac: string;
}

/** As scanned, or typed in groups; undefined when it has another form. */
export function readRotatingCode(text: string): RotatingCode | undefined {
	const [, head, mac] = CODE.exec(text.replaceAll(/\s/g, '').toLowerCase()) ?? [];
	return head !== undefined && mac !== undefined ? { head, mac } : undefined;
}

export function periodAt(at: Date): number {
	return Math.floor(at.getTime() / 1000 / PERIOD_SECONDS);
}

/** The first 50 bits of HMAC-SHA-256 over `head:period`, in lower-case base32 (RFC 4648). */
export function macOf(secret: string, head: string, period: number): string {
	const digest = createHmac('sha256', secret).update(`${head}:${period}`).digest();
	const bits = [...digest.subarray(0, 7)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
	return Array.from({ length: MAC_LENGTH }, (_, index) =>
		ALPHABET.charAt(Number.parseInt(bits.slice(index * 5, index * 5 + 5), 2)),
	).join('');
}

export function rotatingCode(secret: string, head: string, at: Date): string {
	return head + macOf(secret, head, periodAt(at));
}

/** The period whose code it is; undefined when it is none of those that are taken now. Every period is looked at. */
export function periodOfCode(secret: string, { head, mac }: RotatingCode, now: Date): number | undefined {
	const current = periodAt(now);
	let found: number | undefined;
	for (let period = current - PERIODS_OFF; period <= current + PERIODS_OFF; period += 1) {
		if (timingSafeEqual(Buffer.from(macOf(secret, head, period)), Buffer.from(mac))) found = period;
	}
	return found;
}
