import type { MemberCard } from '@endcap/contract';
import { asCustomer } from '../shoppers/as-customer.ts';
import type { Shopper } from '../sessions/shopper.ts';
import { now } from '../shared/clock.ts';
import { EndcapError } from '../shared/errors.ts';
import { whileMounted } from '../shared/mounting.ts';
import type { Refreshed } from '../shared/refresher.ts';
import { dateOf } from '../shared/server-date.ts';
import type { Shape } from '../shared/shape.ts';
import { write } from '../shared/write.ts';
import type { ShownCode } from './loyalty.ts';

const CARD: Shape<MemberCard> = ['locator', 'secret', 'period_seconds'];
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** Shows codes that change, made on this device from the secret of its card. */
export interface Codes {
	/** `headOf` says what it is a code of; undefined: of nothing, and null is shown. */
	show(
		source: Refreshed<ShownCode | null>,
		place: string,
		headOf: (card: MemberCard) => Promise<string | undefined>,
	): Promise<void>;
}

/** One for all features. */
export function createCodes(shopper: Shopper, baseUrl: string): Codes {
	const { transport, keeper } = shopper;
	const shown = new Map<Refreshed<ShownCode | null>, ReturnType<typeof setTimeout> | undefined>();

	/** The card of this device, which is asked for once. */
	async function card(): Promise<MemberCard> {
		const known = await keeper.change(({ own }) => own?.['card']?.value as MemberCard | undefined);
		if (known) return known;
		return asCustomer(shopper, async ({ authorization, customer }) => {
			const options = { shape: CARD, authorization, once: false };
			const { value, headers } = await write<MemberCard>(transport, 'POST', '/v1/loyalty/me/card', undefined, options);
			const as_of = dateOf(headers)?.getTime();
			await keeper.change((kept) => {
				if (kept.session?.customer_id !== customer) return;
				(kept.own ??= {})['card'] = { value, as_of };
				if (as_of !== undefined) kept.ahead = as_of - Date.now();
			});
			return value;
		});
	}

	function watch(source: Refreshed<ShownCode | null>): void {
		if (shown.has(source)) return;
		shown.set(source, undefined);
		whileMounted(source.$live, () => () => {
			clearTimeout(shown.get(source));
			shown.delete(source);
		});
	}

	shopper.join({
		topic: () => undefined,
		onEvent() {},
		onGap: () => shown.forEach((_, source) => void source.refresh()),
		onEnded: () => shown.forEach((_, source) => source.accept({ value: null, as_of: undefined, began: now() })),
	});
	return {
		async show(source, place, headOf) {
			watch(source);
			const { session, ahead = 0 } = await keeper.change((kept) => ({ session: kept.session, ahead: kept.ahead }));
			const mine = session?.customer_id === undefined ? undefined : await card();
			const head = mine && (await headOf(mine));
			// By the server's clock, however wrong this machine's is.
			const at = Date.now() + ahead;
			if (!mine || head === undefined) return source.accept({ value: null, as_of: undefined, began: now() });
			const length = mine.period_seconds * 1000;
			const period = Math.floor(at / length);
			const code = head + (await macOf(mine.secret, `${head}:${period}`));
			const ends = (period + 1) * length;
			const value = { code, url: `${baseUrl}/${place}/${code}`, valid_until: new Date(ends).toISOString() };
			source.accept({ value, as_of: new Date(at), began: now() });
			clearTimeout(shown.get(source));
			const timer = setTimeout(() => void source.refresh(), ends - at);
			// A script that has done its work need not wait for it.
			(timer as { unref?: () => void }).unref?.();
			shown.set(source, timer);
		},
	};
}

/** The first 50 bits of HMAC-SHA-256, in lower-case base32 (RFC 4648). */
async function macOf(secret: string, text: string): Promise<string> {
	const { subtle } = crypto;
	if (!subtle) throw new EndcapError('Codes can be made over https only.');
	const encoder = new TextEncoder();
	const hmac = { name: 'HMAC', hash: 'SHA-256' };
	const key = await subtle.importKey('raw', encoder.encode(secret), hmac, false, ['sign']);
	const digest = new Uint8Array(await subtle.sign('HMAC', key, encoder.encode(text)));
	const bits = Array.from(digest.subarray(0, 7), (byte) => byte.toString(2).padStart(8, '0')).join('');
	return bits.slice(0, 50).replaceAll(/.{5}/g, (five) => ALPHABET.charAt(Number.parseInt(five, 2)));
}
