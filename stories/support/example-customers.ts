import type { Customer, CustomerCard, CustomerFound, CustomerInput, CustomerSearch, Event } from '@endcap/contract';
import { EXAMPLE_NOW, exampleCustomerCard, exampleOrder, exampleWallet } from '@endcap/contract/examples';
import { json, problem } from './example-answers.ts';

/** What the server of a counter knows of customers. */
export interface CustomersOfCounter {
	cards: CustomerCard[];
	/** The codes that phones show, by customer. */
	memberCodes: Record<string, string>;
	/** What somebody joined with. */
	joined: CustomerInput[];
	tell(type: Event['type'], data: Record<string, unknown>): void;
}

export const SAAR = exampleCustomerCard.customer.id;
export const MEMBER_CODE = 'mkx4t2nq7wfw36m667yi';

/** Somebody else of nearly the same name, who has nothing yet. */
export const otherSaar: CustomerCard = {
	customer: {
		...exampleCustomerCard.customer,
		id: '0199c9a0-0000-7000-8000-000000000039',
		name: 'Liis Saar',
		email: null,
		phone: '+37255500123',
		birthday: null,
		preferred_store_id: null,
		consents: [],
	},
	orders: [],
	purchases: [],
	loyalty: {
		...exampleCustomerCard.loyalty,
		customer_id: '0199c9a0-0000-7000-8000-000000000039',
		active: 0,
		pending: 0,
		locked: 0,
		worth: { amount: 0, currency: 'EUR' },
		tier: null,
		next_tier: { id: 'silver', name: 'Silver', from_points: 500, multiplier: 1.25, missing: 500 },
		tier_points: 0,
		next_available: null,
		next_expiry: null,
		rewards: [],
	},
	rewards: exampleCustomerCard.rewards,
	wallet: [],
};

const [fulfillment] = exampleOrder.fulfillments;

/** With one order that is ready and one that is not. */
export const saar: CustomerCard = {
	...exampleCustomerCard,
	orders: [
		exampleOrder,
		{
			...exampleOrder,
			id: 'ready',
			number: '1002',
			totals: { ...exampleOrder.totals, due: { amount: 0, currency: 'EUR' } },
			fulfillments: fulfillment ? [{ ...fulfillment, id: 'ready', order_id: 'ready', status: 'prepared' }] : [],
		},
	],
};

export const exampleCustomers: Pick<CustomersOfCounter, 'cards' | 'memberCodes' | 'joined'> = {
	cards: [saar, otherSaar],
	memberCodes: { [SAAR]: MEMBER_CODE },
	joined: [],
};

/** Somebody bought for points, or claimed a coupon, elsewhere. */
export function changeCard(counter: CustomersOfCounter, id: string, changes: Partial<CustomerCard>): void {
	counter.cards = counter.cards.map((card) => (card.customer.id === id ? { ...card, ...changes } : card));
	counter.tell('loyalty.account.updated', { customer_id: id });
}

export const anotherCoupon = {
	...exampleWallet.issued,
	id: 'another',
	coupon: {
		...exampleWallet.issued.coupon,
		id: 'delivery',
		name: 'Delivered free in April',
		benefit: { type: 'free_delivery' as const },
		minimum_spend: null,
	},
};

/** As the server would. */
export function answerCustomers(counter: CustomersOfCounter, url: URL, method: string, body: unknown): Response {
	const [, , , id = ''] = url.pathname.split('/').map(decodeURIComponent);
	if (id === 'search') return json(200, { data: search(counter, body as CustomerSearch) });
	if (method === 'POST') return join(counter, body as CustomerInput);
	const card = counter.cards.find(({ customer }) => customer.id === id);
	return card ? json(200, card) : problem(404, 'not_found');
}

function search({ cards, memberCodes }: CustomersOfCounter, wanted: CustomerSearch): CustomerFound[] {
	const begins = (text: string) => (word: string) => word.toLowerCase().startsWith(text.toLowerCase());
	return cards
		.map(({ customer }) => customer)
		.filter(({ id, name, email, phone }) => {
			if (wanted.code !== undefined) return memberCodes[id] === wanted.code;
			if (wanted.email !== undefined) return email === wanted.email;
			if (wanted.phone !== undefined) return phone === wanted.phone;
			return name?.split(' ').some(begins(wanted.name ?? ''));
		})
		.map(({ id, name, email, phone }) => ({
			id,
			name,
			email_hint: email && email.replace(/^(.).*@/, '$1…@'),
			phone_hint: phone && `…${phone.slice(-3)}`,
		}));
}

function join(counter: CustomersOfCounter, input: CustomerInput): Response {
	const { email = null, phone = null, name = null, language = 'en', consents = [] } = input;
	const isTaken = counter.cards.some(({ customer }) => email !== null && customer.email === email);
	if (isTaken) return problem(409, 'customer_exists');
	counter.joined.push(input);
	const id = `joined-${counter.joined.length}`;
	const customer: Customer = {
		...otherSaar.customer,
		id,
		email,
		phone,
		name,
		language,
		consents: consents.map(({ purpose, channel = null, given }) => ({
			purpose,
			channel,
			given,
			said_at: EXAMPLE_NOW,
			said_in: 'till',
		})),
		created_at: EXAMPLE_NOW,
	};
	counter.cards = [...counter.cards, { ...otherSaar, customer }];
	return json(201, customer);
}
