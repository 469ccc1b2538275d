/** The server and the key, both read from the address that a page's script tag has. */
export function readAddress(script: string): { server: string; publishableKey: string } {
	return {
		server: new URL('.', script).href.slice(0, -1),
		publishableKey: new URL(script).searchParams.get('key') ?? '',
	};
}
