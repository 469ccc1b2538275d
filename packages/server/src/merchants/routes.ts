import { getMerchant } from '@endcap/contract';
import { answer, type Route } from '../http/operation-route.ts';

export function merchantRoutes(route: Route): void {
	route(getMerchant, async ({ caller }) => {
		const { id, name, currency, language } = caller.merchant;
		return answer(200, { id, name, currency, language, channel: caller.channel });
	});
}
