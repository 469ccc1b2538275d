/** For every call that goes to the network. */
export interface RequestOptions {
	/** Rejects the call with the signal's reason. A request shared with other callers goes on for them. */
	signal?: AbortSignal;
}
