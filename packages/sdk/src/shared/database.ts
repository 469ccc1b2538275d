import type { Keeping } from './keeper.ts';

/** The database in which everything of one merchant's shopper is kept. */
export const nameOf = ({ baseUrl, publishableKey }: Keeping): string => `endcap ${baseUrl} ${publishableKey}`;

/** Makes none where there is none. */
export async function hasDatabase(name: string): Promise<boolean> {
	return (await indexedDB.databases()).some((each) => each.name === name);
}
