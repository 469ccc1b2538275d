import { Order } from '../orders/schemas.ts';
import { exampleOrder } from '../orders/examples.ts';
import { operation } from '../shared/operation.ts';
import { exampleCart, exampleHeldCart } from './examples.ts';
import {
	Cart,
	CartAllocation,
	CartCompletion,
	CartHandoff,
	CartInput,
	CartPage,
	CartParams,
	CartQuery,
	CartTaking,
} from './schemas.ts';

const callers = ['shopper', 'staff'] as const;
const cart = { description: 'The cart', schema: Cart, examples: { cart: exampleCart } };
const bodyProblems = ['unsupported_media_type', 'payload_too_large'] as const;
const guardProblems = ['precondition_required', 'precondition_failed'] as const;
const holdProblems = ['cart_ended', 'cart_incomplete', 'out_of_stock', 'slot_full', 'slot_closed'] as const;

export const createCart = operation({
	id: 'createCart',
	tag: 'Carts',
	method: 'POST',
	path: '/v1/carts',
	summary: 'Begin a cart',
	callers,
	body: CartInput,
	answers: { 201: { ...cart, description: 'Begun' } },
	problems: ['cart_line_refused', 'slot_full', 'slot_closed', ...bodyProblems],
	idempotent: true,
});

export const listCarts = operation({
	id: 'listCarts',
	tag: 'Carts',
	method: 'GET',
	path: '/v1/carts',
	summary: 'Own carts, newest first',
	callers,
	query: CartQuery,
	answers: { 200: { description: 'A page of carts', schema: CartPage } },
	problems: ['invalid_cursor'],
	conditional: true,
});

export const getCart = operation({
	id: 'getCart',
	tag: 'Carts',
	method: 'GET',
	path: '/v1/carts/{cart_id}',
	summary: 'One cart, with the prices of this moment',
	callers,
	params: CartParams,
	answers: { 200: { ...cart, examples: { cart: exampleCart, held: exampleHeldCart } } },
	problems: ['not_found'],
	conditional: true,
});

export const changeCart = operation({
	id: 'changeCart',
	tag: 'Carts',
	method: 'PATCH',
	path: '/v1/carts/{cart_id}',
	summary: 'Change lines and pickup times',
	description:
		'Lines are merged by SKU, pickups by store; what is not named stays. A change of what is held, where or when ends the cart’s holds. Notices are taken as read.',
	callers,
	params: CartParams,
	body: CartInput,
	answers: { 200: cart },
	problems: [
		'not_found',
		'cart_ended',
		'cart_line_refused',
		'slot_full',
		'slot_closed',
		...guardProblems,
		...bodyProblems,
	],
	guarded: true,
});

export const allocateCart = operation({
	id: 'allocateCart',
	tag: 'Carts',
	method: 'POST',
	path: '/v1/carts/{cart_id}/allocate',
	summary: 'Hold everything in the cart, units and times, or nothing',
	description:
		'Lines to collect are held in their store, lines to ship in a warehouse or else in another store that has them. Earlier holds of the cart end in the same step.',
	callers,
	params: CartParams,
	body: CartAllocation,
	answers: { 200: { ...cart, description: 'Held', examples: { held: exampleHeldCart } } },
	problems: ['not_found', ...holdProblems, ...guardProblems, ...bodyProblems],
	guarded: true,
	idempotent: true,
});

export const completeCart = operation({
	id: 'completeCart',
	tag: 'Carts',
	method: 'POST',
	path: '/v1/carts/{cart_id}/complete',
	summary: 'Order what is in the cart',
	description:
		'What is not held any more is held again first, all or nothing. The ETag covers today’s prices: one that changed answers `precondition_failed`, so nobody orders at a price they have not seen.',
	callers,
	params: CartParams,
	body: CartCompletion,
	answers: { 201: { description: 'Ordered', schema: Order, examples: { placed: exampleOrder } } },
	problems: [
		'coupon_refused',
		'reward_refused',
		'sign_in_needed',
		'step_up_needed',
		'not_found',
		...holdProblems,
		'contact_needed',
		'address_needed',
		'payment_method_not_offered',
		...guardProblems,
		...bodyProblems,
	],
	guarded: true,
	idempotent: true,
});

export const handOffCart = operation({
	id: 'handOffCart',
	tag: 'Carts',
	method: 'POST',
	path: '/v1/carts/{cart_id}/handoff',
	summary: 'Show the basket to another device',
	description:
		'Gives a code for two minutes and one use. Whoever shows it has the basket, and this device has it no more. An earlier code of it opens nothing from then on.',
	callers: ['shopper'],
	params: CartParams,
	answers: {
		201: {
			description: 'To be shown',
			schema: CartHandoff,
			examples: {
				shown: {
					code: 'mzxw6ytboi2dc',
					url: 'https://shop.example/b/mzxw6ytboi2dc',
					expires_at: '2026-03-25T10:02:00Z',
				},
			},
		},
	},
	problems: ['not_found', 'cart_ended'],
});

export const takeCart = operation({
	id: 'takeCart',
	tag: 'Carts',
	method: 'POST',
	path: '/v1/carts/take',
	summary: 'Take the basket that another device shows',
	description:
		'It becomes the caller’s own. A shopper who has one gets its lines added to that, and chooses times again. A code that is wrong, used or over: the same answer; attempts are limited.',
	callers,
	body: CartTaking,
	answers: { 200: { ...cart, description: 'Taken' } },
	problems: ['not_found', ...bodyProblems],
	idempotent: true,
});

export const cartOperations = [
	createCart,
	listCarts,
	getCart,
	changeCart,
	allocateCart,
	completeCart,
	handOffCart,
	takeCart,
] as const;
