/** What the shopper has now. */
export interface PointsChangedDetail {
	/** Points that can be spent. */
	active: number;
	/** Earned, and not to be spent yet. */
	pending: number;
	/** Set apart for rewards. */
	locked: number;
}

/** The shopper wants a reward for points; `preventDefault()` leaves it to the page. */
export interface RewardRequestDetail {
	/** Which of the program’s. */
	reward_id: string;
}

export interface RewardIssuedDetail extends RewardRequestDetail {
	/** Its own id, by which it is used. */
	id: string;
}

export interface LoyaltyEvents {
	'endcap-points-changed': PointsChangedDetail;
	'endcap-reward-request': RewardRequestDetail;
	'endcap-reward-issued': RewardIssuedDetail;
}

declare global {
	interface GlobalEventHandlersEventMap {
		'endcap-points-changed': CustomEvent<PointsChangedDetail>;
		'endcap-reward-request': CustomEvent<RewardRequestDetail>;
		'endcap-reward-issued': CustomEvent<RewardIssuedDetail>;
	}
}

/** Tells the page; false when it prevented an intention. */
export function tellPage<Name extends keyof LoyaltyEvents>(
	element: Element,
	name: Name,
	detail: LoyaltyEvents[Name],
	cancelable = false,
): boolean {
	return element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
}
