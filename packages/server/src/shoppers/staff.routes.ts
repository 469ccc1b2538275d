import {
	createCustomer as createCustomerOperation,
	getCustomer,
	listCustomerLooks,
	putCustomerSegments,
	searchCustomers as searchCustomersOperation,
} from '@endcap/contract';
import { fingerprintOf, identityOf, once } from '../http/idempotency.ts';
import { answer, type Route } from '../http/operation-route.ts';
import { invalid, isRefusal, refuse, RefusedInTransaction } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import { openCard } from './card.ts';
import { findByCode } from './code.ts';
import { keepConsent } from './consents.ts';
import { presentLook } from './export.ts';
import { createCustomer } from './join.ts';
import { selectLooks } from './looks.queries.ts';
import { readCustomer } from './own.ts';
import { findCustomer, searchCustomers } from './queries.ts';
import { birthdayErrors, joiningErrors, noSuchCustomer, presentCustomer, presentFound } from './rules.ts';
import { putSegments } from './segments.ts';

const MOST_FOUND = 10;
const MOST_LOOKS = 250;

/** What the retailer does with customers. */
export function customerRoutes(route: Route, services: Services): void {
	const { database } = services;

	route(createCustomerOperation, async (call) => {
		const { caller, body } = call;
		const { email = null, phone = null, name = null, language = caller.merchant.language, birthday = null } = body;
		const errors = [...birthdayErrors(birthday), ...joiningErrors(body)];
		if (errors.length > 0) return invalid(errors);
		if (email === null && phone === null) {
			return refuse('contact_needed', 'Without an e-mail address or a phone number they could never sign in.');
		}
		const identity = identityOf(createCustomerOperation, call);
		return once(database, identity, fingerprintOf(body), async (tx) => {
			const customer_id = timeOrderedId();
			const addresses = { email: email?.toLowerCase() ?? null, phone };
			const customer = { customer_id, ...addresses, name: name?.trim() ?? null, language, birthday };
			if (!(await createCustomer(tx, caller.merchant.id, customer))) throw new RefusedInTransaction(exists());
			for (const consent of body.consents ?? []) {
				await keepConsent(tx, caller.merchant.id, customer_id, consent, caller.channel);
			}
			const row = await readCustomer(tx, caller.merchant.id, customer_id);
			return { status: 201 as const, text: JSON.stringify(presentCustomer(row)) };
		});
	});

	route(searchCustomersOperation, async ({ caller, request, body }) => {
		if (body.code !== undefined) {
			const guess = services.codeGuesses.begin(caller, request, body.code);
			if (isRefusal(guess)) return guess;
			const member = await findByCode(database, caller, body.code);
			if (member) guess.right();
			return answer(200, { data: member ? [presentFound(member)] : [] });
		}
		const { email = null, phone = null, name = null } = body;
		const wanted = { email: email?.toLowerCase() ?? null, phone, name: name?.trim() ?? null };
		const rows = await searchCustomers(database, caller.merchant.id, wanted, MOST_FOUND);
		return answer(200, { data: rows.map(presentFound) });
	});

	route(getCustomer, async ({ caller, params }) => {
		const card = await database.transaction((tx) => openCard(tx, services, caller, params.customer_id));
		return card ? answer(200, card) : noSuchCustomer();
	});

	route(listCustomerLooks, async ({ caller, params }) => {
		if (caller.kind === 'staff' && caller.role !== 'manager') {
			return refuse('key_not_allowed', 'Who of the staff looked at whom is for managers to see.');
		}
		if (!(await findCustomer(database, caller.merchant.id, params.customer_id))) return noSuchCustomer();
		const looks = await selectLooks(database, caller.merchant.id, params.customer_id, MOST_LOOKS);
		return answer(200, { data: looks.map(presentLook) });
	});

	route(putCustomerSegments, async ({ caller, params, body }) => {
		const { merchant } = caller;
		const changed = await database.transaction((tx) => putSegments(tx, merchant.id, params.customer_id, body.segments));
		return changed ? answer(200, changed) : noSuchCustomer();
	});
}

function exists() {
	return refuse('customer_exists', 'Somebody has joined with this address. POST /v1/customers/search finds them.');
}
