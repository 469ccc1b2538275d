import { operation } from '../shared/operation.ts';
import { exampleReservation } from './examples.ts';
import {
	Reservation,
	ReservationExtension,
	ReservationInput,
	ReservationPage,
	ReservationParams,
	ReservationQuery,
} from './schemas.ts';

const answer = { description: 'The reservation', schema: Reservation, examples: { held: exampleReservation } };

export const createReservation = operation({
	id: 'createReservation',
	tag: 'Reservations',
	method: 'POST',
	path: '/v1/reservations',
	summary: 'Hold units, all lines or none',
	description:
		'The same allocator that answers availability chooses and holds the units. When one line cannot be held nothing is, and `out_of_stock` names each such line by its pointer.',
	callers: ['shopper', 'staff', 'secret'],
	body: ReservationInput,
	answers: { 201: { ...answer, description: 'Held' } },
	problems: ['out_of_stock', 'store_not_allowed', 'unsupported_media_type', 'payload_too_large'],
	idempotent: true,
});

export const listReservations = operation({
	id: 'listReservations',
	tag: 'Reservations',
	method: 'GET',
	path: '/v1/reservations',
	summary: 'Reservations, newest first',
	description: 'A shopper sees their own, staff those with a line in one of their stores.',
	callers: ['shopper', 'staff', 'secret'],
	query: ReservationQuery,
	answers: { 200: { description: 'A page of reservations', schema: ReservationPage } },
	problems: ['invalid_cursor'],
	conditional: true,
});

export const getReservation = operation({
	id: 'getReservation',
	tag: 'Reservations',
	method: 'GET',
	path: '/v1/reservations/{reservation_id}',
	summary: 'One reservation',
	callers: ['shopper', 'staff', 'secret'],
	params: ReservationParams,
	answers: { 200: answer },
	problems: ['not_found'],
	conditional: true,
});

export const extendReservation = operation({
	id: 'extendReservation',
	tag: 'Reservations',
	method: 'POST',
	path: '/v1/reservations/{reservation_id}/extend',
	summary: 'Hold for longer',
	description:
		'Only while active: what has lapsed may be someone else’s already. At most a day from its creation for shoppers.',
	callers: ['shopper', 'staff', 'secret'],
	params: ReservationParams,
	body: ReservationExtension,
	answers: { 200: answer },
	problems: [
		'not_found',
		'reservation_ended',
		'reservation_in_order',
		'store_not_allowed',
		'unsupported_media_type',
		'payload_too_large',
	],
	idempotent: true,
});

export const releaseReservation = operation({
	id: 'releaseReservation',
	tag: 'Reservations',
	method: 'POST',
	path: '/v1/reservations/{reservation_id}/release',
	summary: 'Give the units back',
	description: 'Releasing what is released or expired answers the same again; what was handed over cannot be released.',
	callers: ['shopper', 'staff', 'secret'],
	params: ReservationParams,
	answers: { 200: answer },
	problems: ['not_found', 'reservation_ended', 'reservation_in_order', 'store_not_allowed'],
	idempotent: true,
});

export const commitReservation = operation({
	id: 'commitReservation',
	tag: 'Reservations',
	method: 'POST',
	path: '/v1/reservations/{reservation_id}/commit',
	summary: 'Promise the units without an end',
	callers: ['staff', 'secret'],
	params: ReservationParams,
	answers: { 200: answer },
	problems: ['not_found', 'reservation_ended', 'reservation_in_order', 'store_not_allowed'],
	idempotent: true,
});

export const consumeReservation = operation({
	id: 'consumeReservation',
	tag: 'Reservations',
	method: 'POST',
	path: '/v1/reservations/{reservation_id}/consume',
	summary: 'Hand the units over',
	description: 'The units leave the store: `on_hand` and `reserved` fall together.',
	callers: ['staff', 'secret'],
	params: ReservationParams,
	answers: { 200: answer },
	problems: ['not_found', 'reservation_ended', 'reservation_in_order', 'store_not_allowed'],
	idempotent: true,
});

export const reservationOperations = [
	createReservation,
	listReservations,
	getReservation,
	extendReservation,
	releaseReservation,
	commitReservation,
	consumeReservation,
] as const;
