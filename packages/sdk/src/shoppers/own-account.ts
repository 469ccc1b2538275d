import type { Customer, CustomerErased, CustomerExport, Session, SessionsEnded, SignIn } from '@endcap/contract';
import { SESSION } from '../sessions/sessions.ts';
import type { Shopper } from '../sessions/shopper.ts';
import { unlessAborted } from '../shared/abort.ts';
import { now } from '../shared/clock.ts';
import { isEndcapProblem } from '../shared/errors.ts';
import { makeIdempotencyKey } from '../shared/idempotency-key.ts';
import type { Kept } from '../shared/keeper.ts';
import type { Behind } from '../shared/lazily.ts';
import { refusalOf } from '../shared/outcome.ts';
import type { Refreshed } from '../shared/refresher.ts';
import { dateOf } from '../shared/server-date.ts';
import type { Shape } from '../shared/shape.ts';
import type { RequestOptions } from '../shared/transport.ts';
import { write, type Written } from '../shared/write.ts';
import type { Account, ChangeOutcome, SignedInOutcome, SignedOut, Verification } from './account.ts';
import { asCustomer } from './as-customer.ts';
import type { OtherSignIns } from './devices.ts';
import { limitedOf } from './limited.ts';
import { createOwnState } from './own-state.ts';

const SESSIONS = '/v1/sessions';
const ME = '/v1/customers/me';
const CUSTOMER: Shape<Customer> = ['id', 'consents'];
const SIGN_IN: Shape<SignIn> = ['sign_in_id', 'expires_at'];
const ENDED: Shape<SessionsEnded> = ['ended'];
const EXPORT: Shape<CustomerExport> = ['exported_at'];
const ERASED: Shape<CustomerErased> = ['erased_at'];

/** For so long (ms) signing in and out wait for what was asked for before. */
const PATIENCE = 10_000;

/** What every way of signing in comes to. */
export interface Entering {
	/** Waits a little for what was asked for before to be sent, since somebody comes or goes. */
	settle: () => Promise<void>;
	/** Puts the session of who signs in in place of the one there was. */
	enter: (session: Written<Session>, basket: Verification['basket']) => Promise<SignedInOutcome>;
}

/** What stands behind `Account`. `onOver` is called when a session that was begun to sign in may be of no use. */
export function createOwnAccount(
	shopper: Shopper,
	source: Refreshed<Customer | null>,
	onOver: () => void,
): Behind<Omit<Account, keyof OtherSignIns>> & Entering {
	const { transport, keeper, asShopper } = shopper;
	const state = createOwnState(shopper, source, {
		name: '$customer',
		topic: 'customer',
		events: /^(customer|consent)\./,
		read: ({ authorization }) => transport.read(ME, {}, CUSTOMER, undefined, authorization),
	});

	async function change(
		method: 'PATCH' | 'PUT',
		path: string,
		body: object,
		options: RequestOptions | undefined,
	): Promise<ChangeOutcome> {
		const signal = options?.signal;
		try {
			const { value, headers } = await asCustomer(
				shopper,
				({ authorization }) =>
					write<Customer>(transport, method, path, body, { shape: CUSTOMER, authorization, signal, once: false }),
				signal,
			);
			await state.take({ value, as_of: dateOf(headers), began: now() });
			return { outcome: 'changed', customer: value };
		} catch (error) {
			return refusalOf(error, 'sign_in_needed');
		}
	}

	async function leave(): Promise<SignedOut> {
		return { outcome: 'signed_out', lost: await (await shopper.customer()).leave() };
	}

	const loadSource = async () => (await import('../links/source.ts')).createSource(shopper);

	async function settle(): Promise<void> {
		await (await shopper.customer()).settle(PATIENCE);
	}

	async function enter(session: Written<Session>, basket: Verification['basket']): Promise<SignedInOutcome> {
		const customer = await shopper.customer();
		await customer.enter(session, (kept) => replace(kept, session.value.customer_id, basket));
		// What does not come through now is done later.
		await customer.settleFormer().catch(() => undefined);
		await state.refresh();
		shopper.readAgain();
		return { outcome: 'signed_in', customer: (await state.find()) as Customer };
	}

	return {
		settle,
		enter,
		setSource: async (...given) => (await loadSource()).setSource(...given),
		forgetSource: async (...given) => (await loadSource()).forgetSource(...given),
		async $customer() {
			shopper.resume();
			await state.refresh();
			const isOver = await keeper.change((kept) => {
				if (!(Number(kept.signing) < Date.now())) return false;
				return delete kept.signing;
			});
			if (isOver) onOver();
		},
		async requestCode(input, options) {
			const signal = options?.signal;
			try {
				const asked = asShopper(true, ({ authorization }) =>
					write<SignIn>(transport, 'POST', `${SESSIONS}/otp`, input, { shape: SIGN_IN, authorization, signal }),
				);
				const { value, headers } = (await unlessAborted(asked, signal)) as Awaited<typeof asked> & object;
				const as_of = dateOf(headers);
				const lasts = Date.parse(value.expires_at) - (as_of?.getTime() ?? Date.now());
				await keeper.change((kept) => void (kept.signing = Date.now() + lasts));
				return { outcome: 'sent', as_of, ...value };
			} catch (error) {
				return limitedOf(error);
			}
		},
		async verify({ basket, ...input }, options) {
			const signal = options?.signal;
			await unlessAborted(settle(), signal);
			const idempotencyKey = makeIdempotencyKey();
			try {
				const asked = asShopper(false, ({ authorization }) =>
					write<Session>(transport, 'POST', `${SESSIONS}/verify`, input, {
						shape: SESSION,
						authorization,
						idempotencyKey,
						signal,
					}),
				);
				const verified = await unlessAborted(asked, signal);
				// Nobody has asked for a code here.
				if (!verified) return { outcome: 'code_wrong', pointers: [] };
				return await enter(verified, basket);
			} catch (error) {
				return isEndcapProblem(error, 'code_wrong') ? refusalOf(error, 'code_wrong') : limitedOf(error);
			}
		},
		change: (input, options) => change('PATCH', ME, input, options),
		setConsent: (input, options) => change('PUT', `${ME}/consents`, input, options),
		async export(options) {
			try {
				const { value } = await asCustomer(
					shopper,
					({ authorization }) => transport.read(`${ME}/export`, {}, EXPORT, options?.signal, authorization),
					options?.signal,
				);
				return { outcome: 'exported', data: value };
			} catch (error) {
				return refusalOf(error, 'sign_in_needed', 'step_up_needed');
			}
		},
		async erase(options) {
			try {
				await asCustomer(
					shopper,
					({ authorization }) =>
						write(transport, 'POST', `${ME}/erase`, { confirm: 'erase' }, { shape: ERASED, authorization }),
					options?.signal,
				);
			} catch (error) {
				return refusalOf(error, 'sign_in_needed', 'step_up_needed', 'orders_open');
			}
			await leave();
			return { outcome: 'erased' };
		},
		async signOut() {
			await settle();
			const identity = await asShopper(false, async (found) => found).catch(() => undefined);
			// Here first: whether or not the server is reached.
			const left = await leave();
			const ending = { shape: ENDED, authorization: identity?.authorization, once: true };
			if (identity) await write(transport, 'DELETE', `${SESSIONS}/current`, undefined, ending).catch(() => undefined);
			return left;
		},
		async signOutEverywhere() {
			await settle();
			await asShopper(false, async ({ authorization, customer }) => {
				const path = `${SESSIONS}/${customer === undefined ? 'current' : 'sign-out-everywhere'}`;
				const method = customer === undefined ? 'DELETE' : 'POST';
				await write(transport, method, path, undefined, { shape: ENDED, authorization, once: false });
			});
			return leave();
		},
	};
}

/** Takes leave of who was here before: of somebody else nothing stays, and of the session what was asked for is noted. */
function replace(kept: Kept, customer: string | null, basket: 'take' | 'leave' | undefined): void {
	const { session } = kept;
	delete kept.signing;
	if (session && (session.customer_id || basket)) kept.former ??= { session, basket: basket ?? 'leave' };
	// The card of a session ends with it.
	delete kept.own?.['card'];
	if (session?.customer_id === customer) return;
	delete kept.cart;
	delete kept.orders;
	delete kept.own;
}
