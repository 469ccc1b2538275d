/** Only what a browser can go to; an address comes from the server, and a retailer may have written it. */
export function webAddress(address: string | null): string | undefined {
	return address && /^https?:\/\//i.test(address) ? address : undefined;
}
