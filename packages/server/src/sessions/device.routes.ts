import {
	answerDeviceSignIn as answerOperation,
	lookAtDeviceSignIn as lookOperation,
	pollDeviceSignIn as pollOperation,
	signInWithCard as cardOperation,
	startDeviceSignIn as startOperation,
} from '@endcap/contract';
import type { Caller, ShopperCaller } from '../http/caller.ts';
import { answer, type Route } from '../http/operation-route.ts';
import { isRefusal, refuse, type Refusal } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { signInWithCard } from './card-sign-in.ts';
import { answerDeviceSignIn, lookAtDeviceSignIn, pollDeviceSignIn, startDeviceSignIn } from './device.ts';
import { repeatOf } from './repeats.ts';
import { signedIn, type CustomerCaller } from './signed-in.ts';

export function deviceRoutes(route: Route, { database, address, signInAttempts, codeGuesses }: Services): void {
	route(startOperation, async ({ caller, request }) => {
		const shopper = caller as ShopperCaller;
		const refusal = signInAttempts.judgeScreen(shopper, request);
		return refusal ?? answer(201, await startDeviceSignIn(database, shopper, address()));
	});

	route(pollOperation, async ({ caller, body, request }) => {
		const shopper = caller as ShopperCaller;
		const { merchant, session_id } = shopper;
		const repeat = repeatOf(request, merchant.id, pollOperation.id, session_id, body.device_id);
		const found = await pollDeviceSignIn(database, shopper, body.device_id, repeat);
		if (isRefusal(found)) return found;
		return 'status' in found ? answer(200, found) : answer(201, found);
	});

	route(lookOperation, async ({ caller, body, request }) => {
		const customer = onOwnDevice(caller);
		if (isRefusal(customer)) return customer;
		const counted = signInAttempts.judgeCode(customer, request);
		if (typeof counted !== 'function') return counted;
		const asked = await lookAtDeviceSignIn(database, customer, body.code);
		if (!asked) return noSuchCode();
		counted();
		return answer(200, asked);
	});

	route(answerOperation, async ({ caller, body, request }) => {
		const customer = onOwnDevice(caller);
		if (isRefusal(customer)) return customer;
		const counted = signInAttempts.judgeCode(customer, request);
		if (typeof counted !== 'function') return counted;
		const answered = await answerDeviceSignIn(database, customer, body);
		if (!answered) return noSuchCode();
		counted();
		return answer(200, answered);
	});

	route(cardOperation, async ({ caller, body, request }) => {
		const shopper = caller as ShopperCaller;
		if (shopper.kiosk === null) {
			return refuse(
				'key_not_allowed',
				'Cards are scanned to sign in at a kiosk of the shop. Have a code sent instead.',
			);
		}
		const guess = codeGuesses.begin(shopper, request, body.code);
		if (isRefusal(guess)) return guess;
		const { merchant, session_id } = shopper;
		const repeat = repeatOf(request, merchant.id, cardOperation.id, session_id, body.code);
		const session = await signInWithCard(database, shopper, body.code, repeat);
		if (!session)
			return refuse('code_wrong', 'It is wrong, was used, or is over. Have the card shown anew, and scan it.');
		guess.right();
		return answer(201, session);
	});
}

/** Who is signed in for half an hour on somebody else’s screen cannot sign in on the next from there. */
function onOwnDevice(caller: Caller): CustomerCaller | Refusal<'sign_in_needed' | 'key_not_allowed'> {
	const customer = signedIn(caller);
	if (isRefusal(customer) || !customer.is_borrowed) return customer;
	return refuse('key_not_allowed', 'This is answered on a device of one’s own, and not at a kiosk.');
}

function noSuchCode(): Refusal<'code_wrong'> {
	return refuse('code_wrong', 'It is wrong, was used, or is over. Have a new one shown, and scan it at once.');
}
