import { Type, type Static } from 'typebox';

/**
 * Permanent codes: a code is never renamed or given another meaning. Each has a heading in docs/developers/errors.md.
 * `status` is the HTTP status that goes with it.
 */
export const PROBLEMS = {
	invalid_request: { status: 400, title: 'The request does not match the contract' },
	invalid_cursor: { status: 400, title: 'The cursor is not one this API gave out' },
	idempotency_key_missing: { status: 400, title: 'This request needs an Idempotency-Key header' },
	unauthenticated: { status: 401, title: 'No valid key was sent' },
	sign_in_refused: { status: 401, title: 'Login and password do not go together' },
	session_ended: { status: 401, title: 'The session has ended' },
	key_not_allowed: { status: 403, title: 'This key may not do that' },
	store_not_allowed: { status: 403, title: 'That store is not one of yours' },
	sign_in_needed: { status: 403, title: 'Somebody has to sign in first' },
	step_up_needed: { status: 403, title: 'A new code is needed for this' },
	origin_not_allowed: { status: 403, title: 'This key may not be used from that origin' },
	not_found: { status: 404, title: 'There is no such thing here' },
	method_not_allowed: { status: 405, title: 'That method is not offered here' },
	conflict: { status: 409, title: 'The change collides with what is stored' },
	idempotency_key_in_flight: { status: 409, title: 'A request with this Idempotency-Key is still being worked on' },
	out_of_stock: { status: 409, title: 'There is not enough left' },
	reservation_ended: { status: 409, title: 'The reservation has ended' },
	reservation_in_order: { status: 409, title: 'The reservation belongs to an order' },
	cart_ended: { status: 409, title: 'The cart has ended' },
	cart_incomplete: { status: 409, title: 'Something in the cart is not chosen yet' },
	slot_full: { status: 409, title: 'The pickup time is full' },
	slot_closed: { status: 409, title: 'The pickup time can no longer be chosen' },
	order_ended: { status: 409, title: 'The order has ended' },
	fulfillment_state: { status: 409, title: 'That cannot be done with it as it is now' },
	fulfillment_claimed: { status: 409, title: 'A colleague is at it' },
	not_enough_points: { status: 409, title: 'There are not enough points' },
	reward_ended: { status: 409, title: 'The reward has ended' },
	coupon_state: { status: 409, title: 'That cannot be done with this coupon' },
	coupon_code_taken: { status: 409, title: 'Another coupon has this code' },
	coupon_refused: { status: 409, title: 'The coupon cannot be had or used' },
	reward_refused: { status: 409, title: 'The reward cannot be used here' },
	refund_refused: { status: 409, title: 'More would come back than was sold' },
	total_differs: { status: 409, title: 'It comes to something else now' },
	redemption_state: { status: 409, title: 'The redemption cannot be rolled back' },
	session_signed_in: { status: 409, title: 'Somebody is signed in there' },
	customer_exists: { status: 409, title: 'Somebody has joined with this address' },
	orders_open: { status: 409, title: 'An order is still open' },
	entry_too_old: { status: 409, title: 'It was wanted too long ago' },
	receipt_reused: { status: 409, title: 'This receipt was recorded with other lines' },
	precondition_failed: { status: 412, title: 'It has changed since you read it' },
	payload_too_large: { status: 413, title: 'The body is larger than this server takes' },
	unsupported_media_type: { status: 415, title: 'The body has a type that is not taken here' },
	idempotency_key_reused: { status: 422, title: 'This Idempotency-Key was used for another request' },
	cart_line_refused: { status: 422, title: 'That cannot be put in a cart' },
	reward_not_offered: { status: 422, title: 'There is no such reward to be had' },
	contact_needed: { status: 422, title: 'An e-mail address or a phone number is needed' },
	address_needed: { status: 422, title: 'An address to ship to is needed' },
	payment_method_not_offered: { status: 422, title: 'It cannot be paid in this way' },
	payment_mismatch: { status: 422, title: 'The payment is not for this order' },
	nothing_picked: { status: 422, title: 'Nothing of it was picked' },
	code_wrong: { status: 422, title: 'The code does not open anything' },
	pickup_code_wrong: { status: 422, title: 'The pickup code is not of this order' },
	entry_unreadable: { status: 422, title: 'What a kiosk sealed cannot be opened' },
	import_refused: { status: 422, title: 'The file was not taken' },
	precondition_required: { status: 428, title: 'This request needs an If-Match header' },
	rate_limited: { status: 429, title: 'Too many requests' },
	internal_error: { status: 500, title: 'Something went wrong on the server' },
	unavailable: { status: 503, title: 'The server cannot answer right now' },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

const codes = Object.keys(PROBLEMS) as ProblemCode[];

/** RFC 9457 problem details, sent as `application/problem+json`. */
export const Problem = Type.Object(
	{
		type: Type.String({ format: 'uri-reference' }),
		code: Type.Union(codes.map((code) => Type.Literal(code))),
		title: Type.String(),
		status: Type.Integer({ minimum: 400, maximum: 599 }),
		detail: Type.String({ description: 'What happened, why, and what to do.' }),
		request_id: Type.String(),
		errors: Type.Optional(
			Type.Array(
				Type.Object(
					{
						pointer: Type.String({
							description: 'JSON pointer into the body, or `/query/…`, `/headers/…`, `/path/…`.',
						}),
						detail: Type.String(),
					},
					{ additionalProperties: false },
				),
			),
		),
		report: Type.Optional(Type.Unknown({ description: 'With `import_refused`: the ImportReport.' })),
		coupons: Type.Optional(
			Type.Array(Type.Unknown(), { description: 'With `coupon_refused`: what speaks against each, as CouponVerdict.' }),
		),
		slots: Type.Optional(
			Type.Array(Type.Unknown(), {
				description: 'With `slot_full` and `slot_closed`: the next open times, as PickupSlot, at most two.',
			}),
		),
	},
	{ $id: 'Problem' },
);

export type Problem = Omit<Static<typeof Problem>, 'code'> & { code: ProblemCode };
