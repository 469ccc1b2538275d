declare module '*.wasm?url' {
	/** Where the build put it. */
	const address: string;
	export default address;
}
