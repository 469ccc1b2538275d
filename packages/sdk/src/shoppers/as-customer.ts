import { problemOf } from '../sessions/problems.ts';
import type { Identity } from '../sessions/sessions.ts';
import type { Shopper } from '../sessions/shopper.ts';
import { unlessAborted } from '../shared/abort.ts';

/** Makes a request as whoever is signed in. Rejects with `sign_in_needed`, without asking, when nobody is. */
export async function asCustomer<T>(
	{ asShopper }: Pick<Shopper, 'asShopper'>,
	work: (identity: Identity) => Promise<T>,
	signal?: AbortSignal,
): Promise<T> {
	const asked = asShopper(false, async (identity) =>
		identity.customer === undefined ? undefined : { value: await work(identity) },
	);
	const answered = await unlessAborted(asked, signal);
	if (answered) return answered.value;
	throw problemOf('sign_in_needed', 403, 'Somebody has to sign in first', 'Nobody is signed in on this device.');
}
