import type {
	DeviceSignIn,
	DeviceSignInAnswered,
	DeviceSignInAsked,
	DeviceSignInState,
	Session,
} from '@endcap/contract';
import { atom } from 'nanostores';
import { SESSION } from '../sessions/sessions.ts';
import type { Shopper } from '../sessions/shopper.ts';
import { unlessAborted } from '../shared/abort.ts';
import { now, since } from '../shared/clock.ts';
import { isEndcapError, isEndcapProblem } from '../shared/errors.ts';
import { makeIdempotencyKey } from '../shared/idempotency-key.ts';
import { refusalOf } from '../shared/outcome.ts';
import { dateOf } from '../shared/server-date.ts';
import type { Shape } from '../shared/shape.ts';
import type { RequestOptions } from '../shared/transport.ts';
import { write, type Written } from '../shared/write.ts';
import { asCustomer } from './as-customer.ts';
import type { DeviceOutcome, DeviceProgress, OtherSignIns } from './devices.ts';
import { limitedOf } from './limited.ts';
import type { Entering } from './own-account.ts';

const DEVICE = '/v1/sessions/device';
const ASKED: Shape<DeviceSignIn> = ['device_id', 'url', 'number', 'interval', 'expires_at'];
const SEEN: Shape<DeviceSignInAsked> = ['numbers', 'expires_at'];
const ANSWERED: Shape<DeviceSignInAnswered> = ['outcome'];

/** What was approved in the last moment can be fetched for so long (ms) after. */
const LATE = 20_000;

/** What stands behind `OtherSignIns`. */
export function createOtherSignIns(shopper: Shopper, { settle, enter }: Entering): OtherSignIns {
	const { transport, keeper, asShopper } = shopper;

	/** Asks once; undefined when this device has another session now. */
	const poll = (device_id: string, idempotencyKey: string, signal: AbortSignal | undefined) =>
		asShopper(false, ({ authorization }) =>
			write<DeviceSignInState | Session>(
				transport,
				'POST',
				`${DEVICE}/token`,
				{ device_id },
				{ shape: [], authorization, idempotencyKey, signal, once: true },
			),
		);

	async function follow(
		{ device_id, interval }: DeviceSignIn,
		lasts: number,
		show: (progress: DeviceProgress) => void,
		signal: AbortSignal | undefined,
	): Promise<Written<Session> | DeviceOutcome> {
		const began = now();
		// Of all its questions, so that a session whose answer is lost is given again.
		const idempotencyKey = makeIdempotencyKey();
		let wait = interval;
		while (since(began) < lasts + LATE) {
			await pause(wait * 1000, signal);
			wait = interval;
			try {
				const told = await poll(device_id, idempotencyKey, signal);
				if (told?.status === 201) return told as Written<Session>;
				const { status = 'over' } = (told?.value ?? {}) as Partial<DeviceSignInState>;
				if (status === 'refused' || status === 'over') return { outcome: status };
				show(status);
			} catch (error) {
				if (!isEndcapError(error)) throw error;
				if (isEndcapProblem(error)) wait = error.retry_after ?? interval;
				else show('unreachable');
			}
		}
		return { outcome: 'over' };
	}

	async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const passed = new Promise<void>((resolve) => {
			timer = setTimeout(resolve, milliseconds);
		});
		try {
			await unlessAborted(unlessAborted(passed, signal), transport.end);
		} finally {
			clearTimeout(timer);
		}
	}

	return {
		async startDevice({ basket } = {}, { signal } = {}) {
			try {
				const asked = asShopper(true, ({ authorization }) =>
					write<DeviceSignIn>(transport, 'POST', DEVICE, undefined, { shape: ASKED, authorization, signal }),
				);
				const { value, headers } = (await unlessAborted(asked, signal)) as Awaited<typeof asked> & object;
				const as_of = dateOf(headers);
				const lasts = Date.parse(value.expires_at) - (as_of?.getTime() ?? Date.now());
				await keeper.change((kept) => void (kept.signing = Date.now() + lasts + LATE));
				const $progress = atom<DeviceProgress>('waiting');
				const ended = follow(value, lasts, (progress) => $progress.set(progress), signal).then(async (told) => {
					if ('outcome' in told) return told;
					await settle();
					signal?.throwIfAborted();
					return enter(told, basket);
				});
				// Who does not ask what came of it, and aborts it, need not catch it.
				ended.catch(() => undefined);
				const { url, number, expires_at } = value;
				return { outcome: 'asked', url, number, expires_at, as_of, $progress, ended };
			} catch (error) {
				return limitedOf(error);
			}
		},
		async scanCard({ code, basket }, { signal } = {}) {
			await unlessAborted(settle(), signal);
			const idempotencyKey = makeIdempotencyKey();
			try {
				const asked = asShopper(true, ({ authorization }) =>
					write<Session>(
						transport,
						'POST',
						'/v1/sessions/member-card',
						{ code },
						{ shape: SESSION, authorization, idempotencyKey, signal },
					),
				);
				return await enter((await unlessAborted(asked, signal)) as Awaited<typeof asked> & object, basket);
			} catch (error) {
				return isEndcapProblem(error, 'code_wrong') ? refusalOf(error, 'code_wrong') : limitedOf(error);
			}
		},
		async lookAtDevice(code, options) {
			try {
				const { value, headers } = await ask<DeviceSignInAsked>(`${DEVICE}/look`, { code }, SEEN, options);
				return { outcome: 'asked', as_of: dateOf(headers), ...value };
			} catch (error) {
				return refusedOf(error);
			}
		},
		async answerDevice(code, number, options) {
			try {
				return (await ask<DeviceSignInAnswered>(`${DEVICE}/answer`, { code, number }, ANSWERED, options)).value;
			} catch (error) {
				return refusedOf(error);
			}
		},
	};

	/** The same again is answered the same. */
	function ask<T>(path: string, body: object, shape: Shape<T>, options: RequestOptions = {}): Promise<Written<T>> {
		const { signal } = options;
		return asCustomer(
			shopper,
			({ authorization }) => write<T>(transport, 'POST', path, body, { shape, authorization, signal, once: false }),
			signal,
		);
	}
}

function refusedOf(error: unknown) {
	if (isEndcapProblem(error, 'rate_limited')) return limitedOf(error);
	return refusalOf(error, 'code_wrong', 'sign_in_needed', 'key_not_allowed');
}
