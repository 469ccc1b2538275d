/** Names a request, so that sent again it is the same one. */
export function newKey(): string {
	return `offers ${Date.now().toString(36)} ${crypto.getRandomValues(new Uint32Array(3)).join('-')}`;
}
