/**
 * True when something of a shopper is kept on this device, by any key. What shows it is then fetched at once, and not only
 * when it is known what it is.
 */
export async function isSomethingKept(): Promise<boolean> {
	try {
		return (await indexedDB.databases()).some(({ name }) => name?.startsWith('endcap '));
	} catch {
		// Where nothing may be kept, or nobody may ask.
		return false;
	}
}
