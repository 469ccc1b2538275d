/** An error whose message is meant for the person who runs Endcap: what happened, why, and what to do. */
export class OperatorError extends Error {
	override readonly name = 'OperatorError';
}
