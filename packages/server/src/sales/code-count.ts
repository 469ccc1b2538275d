import type { CouponVerdict, SaleExcess, SalePriceInput } from '@endcap/contract';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../http/caller.ts';
import { isRefusal, type Refusal } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { readRotatingCode } from '../loyalty/codes.rules.ts';

interface CodeCall {
	caller: Caller;
	request: FastifyRequest;
	body: Pick<SalePriceInput, 'coupons' | 'customer'>;
}

/**
 * Counts the codes of a sale before anything is looked up: those that a phone shows by who asks and by card, coupons by
 * their own limits. What turns out to be right is not counted in the end; that a till was offline makes nothing right.
 */
export function countCodes(
	{ codeAttempts, codeGuesses }: Pick<Services, 'codeAttempts' | 'codeGuesses'>,
	{ caller, request, body: { coupons = [], customer } }: CodeCall,
): Refusal<'rate_limited'> | { end(outcome: object): void } {
	const member = customer && 'code' in customer ? customer.code : undefined;
	const shown = coupons.filter((name) => readRotatingCode(name) !== undefined);
	const guesses = new Map<string, { right(): void }>();
	for (const code of new Set([...(member === undefined ? [] : [member]), ...shown])) {
		const guess = codeGuesses.begin(caller, request, code);
		if (isRefusal(guess)) return guess;
		guesses.set(code, guess);
	}
	const limited = codeAttempts.take(caller, request.ip, coupons.length);
	if (limited) return limited;
	return {
		end(outcome) {
			const { coupons: verdicts = [], excess = [] } = outcome as {
				coupons?: Pick<CouponVerdict, 'code' | 'reason'>[];
				excess?: Pick<SaleExcess, 'kind'>[];
			};
			const wrong = new Set(verdicts.flatMap(({ code, reason }) => (reason === 'unknown' ? code : [])));
			codeAttempts.giveBack(caller, request.ip, Math.max(0, coupons.length - wrong.size));
			const nobody =
				excess.some(({ kind }) => kind === 'member_unknown') || (isRefusal(outcome) && outcome.problem === 'not_found');
			if (nobody && member !== undefined) wrong.add(member);
			for (const [code, guess] of guesses) if (!wrong.has(code)) guess.right();
		},
	};
}
