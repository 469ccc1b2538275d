import type { TestContext } from 'node:test';
import { createEndcap, type Endcap, type EndcapOptions, type Live, type ReadableAtom } from '@endcap/sdk';
import { startContractServer, type ContractServer } from './contract-server.ts';

/** A client of a contract server of its own, which is told of nothing unless `live`; both end with the test. */
export async function connect(
	t: TestContext,
	options: Partial<EndcapOptions> = {},
): Promise<{ endcap: Endcap; server: ContractServer }> {
	const server = await startContractServer();
	const endcap = createEndcap({
		baseUrl: server.url,
		publishableKey: 'pk_test',
		live: false,
		...options,
	} as EndcapOptions);
	t.after(async () => {
		endcap.destroy();
		await server.close();
	});
	return { endcap, server };
}

/** Subscribes until the state fits, and resolves to it after the turn in which it did. */
export function until<T>($live: ReadableAtom<Live<T>>, fits: (live: Live<T>) => unknown): Promise<Live<T>> {
	return new Promise((resolve) => {
		const unsubscribe = $live.listen((live) => check(live));
		function check(live: Live<T>): void {
			if (!fits(live)) return;
			unsubscribe();
			setImmediate(resolve, live);
		}
		check($live.get());
	});
}

/** A promise that is settled from outside. */
export function gate(): { open: () => void; opened: Promise<undefined> } {
	let open = () => {};
	const opened = new Promise<undefined>((resolve) => {
		open = () => resolve(undefined);
	});
	return { open, opened };
}
