import { operation } from '../shared/operation.ts';
import { exampleCustomer, exampleCustomerCard } from './examples.ts';
import {
	ConsentInput,
	Customer,
	CustomerCard,
	CustomerChange,
	CustomerErased,
	CustomerErasure,
	CustomerExport,
	CustomerInput,
	CustomerLooks,
	CustomerParams,
	CustomerSearch,
	CustomerSegments,
	CustomersFound,
} from './schemas.ts';

const bodyProblems = ['unsupported_media_type', 'payload_too_large'] as const;
const customer = { description: 'The customer', schema: Customer, examples: { customer: exampleCustomer } };
const own = { tag: 'Customers', callers: ['shopper'] } as const;

export const getOwnCustomer = operation({
	...own,
	id: 'getOwnCustomer',
	method: 'GET',
	path: '/v1/customers/me',
	summary: 'Who is signed in',
	answers: { 200: customer },
	problems: ['sign_in_needed'],
	conditional: true,
});

export const changeOwnCustomer = operation({
	...own,
	id: 'changeOwnCustomer',
	method: 'PATCH',
	path: '/v1/customers/me',
	summary: 'Change what is known of oneself',
	description: 'What is not named stays.',
	body: CustomerChange,
	answers: { 200: customer },
	problems: ['sign_in_needed', ...bodyProblems],
});

export const putConsent = operation({
	...own,
	id: 'putConsent',
	method: 'PUT',
	path: '/v1/customers/me/consents',
	summary: 'Agree to something, or do so no longer',
	description: 'Every change is kept with its time. Saying the same again changes nothing.',
	body: ConsentInput,
	answers: { 200: customer },
	problems: ['sign_in_needed', ...bodyProblems],
});

export const exportOwnCustomer = operation({
	...own,
	id: 'exportOwnCustomer',
	method: 'GET',
	path: '/v1/customers/me/export',
	summary: 'Everything there is about oneself',
	answers: { 200: { description: 'To be kept', schema: CustomerExport } },
	problems: ['sign_in_needed', 'step_up_needed'],
});

export const eraseOwnCustomer = operation({
	...own,
	id: 'eraseOwnCustomer',
	method: 'POST',
	path: '/v1/customers/me/erase',
	summary: 'Be forgotten',
	description:
		'Name, addresses and messages are wiped, every session ends. Orders stay, of nobody. It cannot be undone, and needs a code typed in within the hour; not while an order is open.',
	body: CustomerErasure,
	answers: {
		200: {
			description: 'Forgotten',
			schema: CustomerErased,
			examples: { gone: { erased_at: '2026-03-25T10:00:00Z' } },
		},
	},
	problems: ['sign_in_needed', 'step_up_needed', 'orders_open', ...bodyProblems],
});

export const createCustomer = operation({
	id: 'createCustomer',
	tag: 'Customers',
	method: 'POST',
	path: '/v1/customers',
	summary: 'Let somebody join at the till',
	description:
		'They sign in later by a code to the address, so ask them to read it back. What they agree to is kept as said here and now.',
	callers: ['staff', 'secret'],
	body: CustomerInput,
	answers: { 201: { ...customer, description: 'Joined' } },
	problems: ['contact_needed', 'customer_exists', ...bodyProblems],
	idempotent: true,
});

export const searchCustomers = operation({
	id: 'searchCustomers',
	tag: 'Customers',
	method: 'POST',
	path: '/v1/customers/search',
	summary: 'Find who is at the counter',
	description:
		'What is asked for is in the body, so that it is in no log. Answers no more than tells people apart. A wrong code, one that is over and one that was used look alike, and attempts are limited.',
	callers: ['staff', 'secret'],
	body: CustomerSearch,
	answers: {
		200: {
			description: 'Those it may be',
			schema: CustomersFound,
			examples: {
				one: { data: [{ id: exampleCustomer.id, name: 'K. Saar', email_hint: 's…@example.com', phone_hint: null }] },
			},
		},
	},
	problems: bodyProblems,
});

export const getCustomer = operation({
	id: 'getCustomer',
	tag: 'Customers',
	method: 'GET',
	path: '/v1/customers/{customer_id}',
	summary: 'The card of a customer',
	description:
		'Each look is recorded with who looked, and the customer can read that. What the same member of staff reads again within 15 minutes is the same look, so that a card which follows events is one.',
	callers: ['staff', 'secret'],
	params: CustomerParams,
	answers: { 200: { description: 'The card', schema: CustomerCard, examples: { card: exampleCustomerCard } } },
	problems: ['not_found'],
});

export const listCustomerLooks = operation({
	id: 'listCustomerLooks',
	tag: 'Customers',
	method: 'GET',
	path: '/v1/customers/{customer_id}/looks',
	summary: 'Who looked at the card',
	description: 'Of staff only for managers.',
	callers: ['staff', 'secret'],
	params: CustomerParams,
	answers: {
		200: {
			description: 'Looks',
			schema: CustomerLooks,
			examples: { one: { data: [{ looked_at: '2026-03-25T10:00:00Z', staff_name: 'Clerk, Tartu' }] } },
		},
	},
	problems: ['not_found'],
});

export const putCustomerSegments = operation({
	id: 'putCustomerSegments',
	tag: 'Customers',
	method: 'PUT',
	path: '/v1/customers/{customer_id}/segments',
	summary: 'Set the groups of a customer',
	callers: ['secret'],
	params: CustomerParams,
	body: CustomerSegments,
	answers: { 200: customer },
	problems: ['not_found', ...bodyProblems],
});

export const shopperOperations = [
	getOwnCustomer,
	changeOwnCustomer,
	putConsent,
	exportOwnCustomer,
	eraseOwnCustomer,
	createCustomer,
	searchCustomers,
	getCustomer,
	listCustomerLooks,
	putCustomerSegments,
] as const;
