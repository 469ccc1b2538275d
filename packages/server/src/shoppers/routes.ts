import { changeOwnCustomer, eraseOwnCustomer, exportOwnCustomer, getOwnCustomer, putConsent } from '@endcap/contract';
import { answer, type Route } from '../http/operation-route.ts';
import { isRefusal } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { justVerified, signedIn } from '../sessions/signed-in.ts';
import { eraseCustomer } from './erase.ts';
import { exportCustomer } from './export.ts';
import { changeOwn, readCustomer, sayConsent } from './own.ts';
import { presentCustomer } from './rules.ts';

/** What customers do with what is known of them. */
export function shopperRoutes(route: Route, services: Services): void {
	const { database, sessionRing } = services;

	route(getOwnCustomer, async ({ caller }) => {
		const customer = signedIn(caller);
		if (isRefusal(customer)) return customer;
		const row = await readCustomer(database, customer.merchant.id, customer.customer_id);
		return answer(200, presentCustomer(row));
	});

	route(changeOwnCustomer, async ({ caller, body }) => {
		const customer = signedIn(caller);
		if (isRefusal(customer)) return customer;
		const changed = await database.transaction((tx) => changeOwn(tx, customer, body));
		return isRefusal(changed) ? changed : answer(200, changed);
	});

	route(putConsent, async ({ caller, body }) => {
		const customer = signedIn(caller);
		if (isRefusal(customer)) return customer;
		const changed = await database.transaction((tx) => sayConsent(tx, customer, body));
		return isRefusal(changed) ? changed : answer(200, changed);
	});

	route(exportOwnCustomer, async ({ caller }) => {
		const customer = justVerified(caller);
		if (isRefusal(customer)) return customer;
		return answer(200, await database.transaction((tx) => exportCustomer(tx, services, customer)));
	});

	route(eraseOwnCustomer, async ({ caller }) => {
		const customer = justVerified(caller);
		if (isRefusal(customer)) return customer;
		const erased = await database.transaction((tx) => eraseCustomer(tx, customer));
		sessionRing.forget();
		return isRefusal(erased) ? erased : answer(200, erased);
	});
}
