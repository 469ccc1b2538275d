import { PROBLEMS } from '@endcap/contract';
import type {
	Consent,
	Customer,
	DeviceSignInAsked,
	DeviceSignInState,
	LoyaltyAccount,
	LoyaltyEntry,
	LoyaltyProgram,
	ProblemCode,
	Reward,
} from '@endcap/contract';
import {
	exampleCustomer as contractCustomer,
	exampleDeviceAsked,
	exampleDeviceSignIn,
	exampleLoyaltyAccount,
	exampleLoyaltyEntries,
	exampleLoyaltyProgram,
	exampleMemberCard,
	exampleReward,
} from '@endcap/contract/examples';
import type { Endcap } from '@endcap/sdk';
import { EXAMPLE_BASKET_CODE } from './example-basket.ts';
import { answer, exampleSession, iso, now, problem } from './example-holding.ts';

/** What it answers to in place of the next of that kind. */
export type AccountRefusal =
	| 'code'
	| 'verify'
	| 'change'
	| 'export'
	| 'erase'
	| 'reward'
	| 'take'
	| 'device'
	| 'look'
	| 'answer';

/** The shopper's side of the example shop: who joins it, and their points. */
export interface ExampleAccount {
	/** Who has the address that somebody signs in with; undefined for somebody new. */
	customer: Customer | undefined;
	/** As they joined it, or anew. */
	joined: Customer | undefined;
	/** Null: the shop has no points. */
	program: LoyaltyProgram | null;
	loyalty: LoyaltyAccount;
	entries: LoyaltyEntry[];
	/** Codes of problems to come, by what they refuse. */
	refusals: Partial<Record<AccountRefusal, ProblemCode[]>>;
	/** Bodies of what was asked to be changed. */
	changes: unknown[];
	/** Until when a code is good, and when another one is sent (seconds). */
	codeLasts: number;
	resendAfter: number;
	/** What the phone has come to, as the screen is told; and what the phone is told of the screen. */
	device: { status: DeviceSignInState['status'] | 'approved'; lasts: number; asked: DeviceSignInAsked };
	/** How many codes were sent. */
	sent: { channel: string; to: string; language?: string }[];
}

/** The code that is sent. */
export const EXAMPLE_CODE = '493817';

export const exampleCustomer: Customer = {
	...contractCustomer,
	id: exampleLoyaltyAccount.customer_id,
	phone: '+37255500001',
	name: 'Maija Kask',
};

export function exampleAccount(changes: Partial<ExampleAccount> = {}): ExampleAccount {
	return {
		customer: exampleCustomer,
		joined: undefined,
		program: exampleLoyaltyProgram,
		loyalty: { ...exampleLoyaltyAccount, rewards: [] },
		entries: exampleLoyaltyEntries,
		refusals: {},
		changes: [],
		codeLasts: 600,
		resendAfter: 30,
		device: { status: 'waiting', lasts: 120, asked: exampleDeviceAsked },
		sent: [],
		...changes,
	};
}

/** Signs in as a shopper does. */
export async function signIn({ account }: Endcap): Promise<void> {
	const sent = await account.requestCode({ channel: 'email', to: 'shopper@example.com' });
	if (sent.outcome !== 'sent') throw new Error('No code was sent.');
	await account.verify({ sign_in_id: sent.sign_in_id, code: EXAMPLE_CODE });
}

interface Asked {
	method: string;
	path: string;
	body: unknown;
	query: URLSearchParams;
}

type Answers = Record<string, (asked: Asked) => Response | undefined>;

/** What the API answers about the shopper; undefined when something else was asked. */
export function answerAccount(example: ExampleAccount, asked: Asked): Response | undefined {
	const { method, path } = asked;
	const answers: Answers = { ...sessions(example), ...customers(example), ...loyalty(example) };
	const exact = answers[`${method} ${path}`];
	if (exact) return exact(asked);
	if (path.startsWith('/v1/rewards/') && method === 'DELETE') return cancelReward(example, path.split('/')[3] ?? '');
	if (path.endsWith('/handoff')) return answer(201, handOff());
	return undefined;
}

/** The next scripted refusal of that kind. */
function refusal({ refusals }: ExampleAccount, kind: AccountRefusal): Response | undefined {
	const code = refusals[kind]?.shift();
	if (code === undefined) return undefined;
	const refused = problem(code, PROBLEMS[code].status);
	if (code === 'rate_limited') refused.headers.set('retry-after', '95');
	return refused;
}

function sessions(example: ExampleAccount): Answers {
	return {
		'POST /v1/sessions/otp': ({ body }) => {
			example.sent.push(body as ExampleAccount['sent'][number]);
			const times = {
				expires_at: iso(now() + example.codeLasts * 1000),
				resend_at: iso(now() + example.resendAfter * 1000),
			};
			return (
				refusal(example, 'code') ?? answer(202, { sign_in_id: `sign-in-${example.sent.length}`, digits: 6, ...times })
			);
		},
		'POST /v1/sessions/verify': ({ body }) => {
			const { code } = body as { code: string };
			const refused = refusal(example, 'verify') ?? (code === EXAMPLE_CODE ? undefined : problem('code_wrong', 422));
			if (refused) return refused;
			example.joined ??= example.customer ?? newCustomer(example);
			const session = { ...exampleSession(), id: 'session-of-customer' };
			return answer(201, { ...session, customer_id: example.joined.id, verified_at: iso(now()) });
		},
		...devices(example),
		'POST /v1/sessions/claim': ({ body }) => {
			example.changes.push(body);
			return answer(200, { cart_id: null, orders: 0, reservations: 0 });
		},
		'DELETE /v1/sessions/current': () => answer(200, { ended: 1 }),
		'POST /v1/sessions/sign-out-everywhere': () => answer(200, { ended: 3 }),
	};
}

function devices(example: ExampleAccount): Answers {
	const { device } = example;
	const expires_at = () => iso(now() + device.lasts * 1000);
	return {
		// The phone is asked after more often than the contract has it.
		'POST /v1/sessions/device': () =>
			refusal(example, 'device') ?? answer(201, { ...exampleDeviceSignIn, interval: 0.05, expires_at: expires_at() }),
		'POST /v1/sessions/device/token': () => {
			if (device.status !== 'approved') return answer(200, { status: device.status });
			example.joined ??= example.customer ?? exampleCustomer;
			const session = { ...exampleSession(), id: 'session-by-phone', customer_id: example.joined.id };
			return answer(201, { ...session, verified_at: iso(now()) });
		},
		'POST /v1/sessions/device/look': () =>
			refusal(example, 'look') ?? answer(200, { ...device.asked, expires_at: expires_at() }),
		'POST /v1/sessions/device/answer': ({ body }) => {
			example.changes.push(body);
			const { number } = body as { number: number | null };
			const outcome = number === exampleDeviceSignIn.number ? 'approved' : 'refused';
			return refusal(example, 'answer') ?? answer(200, { outcome });
		},
	};
}

function newCustomer({ sent }: ExampleAccount): Customer {
	const { channel, to } = sent.at(-1) ?? { channel: 'email', to: '' };
	const address = { email: channel === 'email' ? to : null, phone: channel === 'sms' ? to : null };
	const nothing = { name: null, birthday: null, preferred_store_id: null, consents: [] };
	return { ...exampleCustomer, ...address, ...nothing, created_at: iso(now()) };
}

function customers(example: ExampleAccount): Answers {
	const change = (fields: Partial<Customer>) => {
		example.joined = { ...(example.joined ?? exampleCustomer), ...fields };
		return answer(200, example.joined);
	};
	return {
		'GET /v1/customers/me': () => answer(200, example.joined ?? exampleCustomer),
		'PATCH /v1/customers/me': ({ body }) => {
			example.changes.push(body);
			return refusal(example, 'change') ?? change(body as Partial<Customer>);
		},
		'PUT /v1/customers/me/consents': ({ body }) => {
			example.changes.push(body);
			const said = {
				channel: null,
				...(body as Pick<Consent, 'purpose' | 'given'>),
				said_at: iso(now()),
				said_in: 'web' as const,
			};
			const others = (example.joined ?? exampleCustomer).consents.filter(
				(each) => each.purpose !== said.purpose || each.channel !== said.channel,
			);
			return refusal(example, 'change') ?? change({ consents: [...others, said] });
		},
		'GET /v1/customers/me/export': () =>
			refusal(example, 'export') ?? answer(200, { exported_at: iso(now()), customer: example.joined }),
		'POST /v1/customers/me/erase': () => {
			const refused = refusal(example, 'erase');
			if (!refused) example.joined = example.customer = undefined;
			return refused ?? answer(200, { erased_at: iso(now()) });
		},
		'POST /v1/carts/take': () => refusal(example, 'take'),
	};
}

const handOff = () => ({
	code: EXAMPLE_BASKET_CODE,
	url: `https://shop.example/b/${EXAMPLE_BASKET_CODE}`,
	expires_at: iso(now() + 120_000),
});

function loyalty(example: ExampleAccount): Answers {
	return {
		'GET /v1/loyalty/program': () => (example.program ? answer(200, example.program) : problem('not_found', 404)),
		'GET /v1/loyalty/me': () => answer(200, example.loyalty),
		'GET /v1/loyalty/me/entries': ({ query }) => {
			const from = Number(query.get('cursor') ?? 0);
			const end = from + Number(query.get('limit') ?? 50);
			const next_cursor = end < example.entries.length ? String(end) : null;
			return answer(200, { data: example.entries.slice(from, end), next_cursor });
		},
		'POST /v1/loyalty/me/card': () => answer(200, exampleMemberCard),
		'POST /v1/rewards': ({ body }) => {
			const refused = refusal(example, 'reward');
			const { reward_id } = body as { reward_id: string };
			const option = example.program?.rewards.find(({ id }) => id === reward_id);
			if (refused || !option) return refused ?? problem('reward_not_offered', 422);
			const { name, points, benefit } = option;
			const id = `${exampleReward.id.slice(0, -1)}${example.loyalty.rewards.length}`;
			const reward: Reward = { ...exampleReward, id, reward_id, name, points, benefit };
			const { active, locked, rewards } = example.loyalty;
			example.loyalty = {
				...example.loyalty,
				active: active - points,
				locked: locked + points,
				rewards: [...rewards, reward],
			};
			return answer(201, reward);
		},
	};
}

function cancelReward(example: ExampleAccount, id: string): Response {
	const reward = example.loyalty.rewards.find((each) => each.id === id);
	if (!reward) return problem('not_found', 404);
	const { active, locked, rewards } = example.loyalty;
	const { points } = reward;
	const others = rewards.filter((each) => each !== reward);
	example.loyalty = { ...example.loyalty, active: active + points, locked: locked - points, rewards: others };
	return answer(200, { ...reward, status: 'deleted' });
}
