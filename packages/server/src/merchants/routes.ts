import { getMerchant, putOrdering } from '@endcap/contract';
import { answer, type Route } from '../http/operation-route.ts';
import { invalid } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { orderingErrors, orderingOf, setOrdering } from './ordering.ts';
import { readOrdering } from './queries.ts';

export function merchantRoutes(route: Route, { database }: Services): void {
	route(getMerchant, async ({ caller }) => {
		const { id, name, currency, language } = caller.merchant;
		const ordering = orderingOf(await readOrdering(database, id), currency);
		return answer(200, { id, name, currency, language, channel: caller.channel, ordering });
	});

	route(putOrdering, async ({ caller, body }) => {
		const { id, currency } = caller.merchant;
		const errors = orderingErrors(body, currency);
		if (errors.length > 0) return invalid(errors);
		return answer(200, await setOrdering(database, { merchant_id: id, currency }, body));
	});
}
