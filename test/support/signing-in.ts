import assert from 'node:assert/strict';
import type { Customer, Endcap, Verification } from '@endcap/sdk';
import type { Shopping } from './shopping.ts';
import { SignInDesk } from './sign-in.ts';

/** Signs in on a device, with the code read where the sender would read it. */
export async function signIn(
	{ endcap, shop }: Pick<Shopping, 'endcap' | 'shop'>,
	to: string,
	input: Partial<Verification> = {},
): Promise<Customer> {
	const verified = await endcap.account.verify({ ...(await askForCode({ endcap, shop }, to)), ...input });
	assert.ok(verified.outcome === 'signed_in', JSON.stringify(verified));
	return verified.customer;
}

/** What `verify` is called with. */
export async function askForCode(
	{ endcap, shop }: { endcap: Endcap; shop: Shopping['shop'] },
	to: string,
): Promise<Pick<Verification, 'sign_in_id' | 'code'>> {
	const asked = await endcap.account.requestCode({ channel: to.includes('@') ? 'email' : 'sms', to });
	assert.ok(asked.outcome === 'sent', JSON.stringify(asked));
	const desk = new SignInDesk(shop.server, shop.database, shop.merchant);
	return { sign_in_id: asked.sign_in_id, code: await desk.codeSentTo(to) };
}

/** Lets time pass since a customer typed in a code. */
export async function makeOld({ server, database, merchant }: Shopping['shop'], customerId: string): Promise<void> {
	const text = `UPDATE session SET verified_at = now() - interval '61 minutes' WHERE customer_id = $1`;
	await database.query({ text }, [customerId]);
	// The server looks at sessions anew once one has ended.
	const { access_token } = await new SignInDesk(server, database, merchant).begin();
	await server.call('DELETE', '/v1/sessions/current', { key: access_token });
}
