/** The server and the key, both read from the address that a page's script tag has. */
export function readAddress(script: string): { server: string; publishableKey: string } {
	const { origin, pathname, searchParams } = new URL(script);
	return {
		server: origin + pathname.slice(0, pathname.lastIndexOf('/')),
		publishableKey: searchParams.get('key') ?? '',
	};
}
