import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { WEEKDAYS } from '../../../packages/server/src/stores/opening-hours/tokens.ts';
import {
	operations,
	type Caller,
	type Cart,
	type Link,
	type Offer,
	type Operation,
	type Order,
	type RedemptionResult,
	type Reservation,
	type Reward,
	type Session,
	type Webhook,
	type WalletCoupon,
} from '@endcap/contract';
import { exampleKioskEntry } from '@endcap/contract/examples';
import { createKey } from '../../../packages/server/src/keys/rules.ts';
import { AT_PICKUP, ORDERING } from '../../support/cart-shop.ts';
import { couponInput } from '../../support/coupon-shop.ts';
import { atCounter, hire, PASSWORD } from '../../support/counter.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { HEARTBEAT, KioskDesk } from '../../support/kiosk-desk.ts';
import { offerInput } from '../../support/offer-input.ts';
import { PLAIN } from '../../support/points-desk.ts';
import { ORIGIN, testServer, type CallOptions, type TestMerchant, type TestServer } from '../../support/server.ts';
import { productInput, setLevel, storeInput } from '../../support/shop.ts';
import { signedIn, type SignedIn } from '../../support/signed-in.ts';

interface Row {
	path: string;
	options?: CallOptions;
	/** What a caller who may do it gets. */
	allowed: number;
	/** The same kind of caller of another merchant. */
	others?: number;
	/** A shopper whose it is not. */
	otherShopper?: number;
	/** A customer, whose it is not either. */
	customer?: number;
	/** Somebody who works in another store only. */
	otherStore?: number;
	/** A clerk of the store. */
	clerk?: number;
	/** A kiosk, whose it is not. */
	kiosk?: number;
	/** Staff, whoever it is. */
	staff?: number;
	/** Of shoppers, those who are signed in ask. */
	member?: true;
}

const json = (body: unknown) => ({ body, headers: { 'idempotency-key': 'k' } });
const ofReservation = { allowed: 200, others: 404, otherShopper: 404, otherStore: 404 };
const today = () => new Date().toISOString().slice(0, 10);
const dayAfterNext = () => new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
const everyDay = WEEKDAYS.map((day) => ({ day, opens: '00:00', closes: '24:00' }));
const guardedJson = (body: unknown) => ({ body, headers: { 'idempotency-key': 'k', 'if-match': '*' } });
const ofCart = { allowed: 200, others: 404, otherShopper: 404, staff: 404 };
const ofKiosk = { allowed: 200, others: 404, otherStore: 403 };
const ofReward = { allowed: 200, others: 404, otherShopper: 404, member: true } as const;
const kettles = { lines: [{ sku: 'KETTLE', store_id: 'tartu', quantity: 1 }] };

/** For whoever is signed in; an anonymous session is told to. */
const ofCustomer = { allowed: 403, customer: 200 };
const ofOrder = { allowed: 200, others: 404, otherShopper: 404, otherStore: 404 };
const FAILED_PAYMENT = { reference: 'r', status: 'failed', amount: { amount: 4900, currency: 'EUR' } };
/** These end the session they are called by. */
const ENDING_SESSIONS = ['endSession', 'signOutEverywhere', 'eraseOwnCustomer'];
/** These end what they are called with, so every caller has one of its own. */
const ENDING = ['prepareFulfillment', 'completeFulfillment', 'failFulfillment'];

/** That of an entry which nobody could open. */
const REFUSED = '0199c9a0-0000-7000-8000-000000000099';

/** Nobody asks for its name. */
const HOOK = 'https://93.184.216.34/hook';
const ofWebhook = { allowed: 200, others: 404 };

const TENNER_OF_KETTLE = { codes: ['TENNER'], lines: [{ sku: 'KETTLE', quantity: 1 }] };

/** What each operation is called with. A new operation needs a row. RESERVATION and CART are the shopper’s, one an operation. */
const requests: Record<string, Row> = {
	getMerchant: { path: '/v1/merchant', allowed: 200 },
	putOrdering: { path: '/v1/merchant/ordering', options: { body: ORDERING }, allowed: 200 },
	listStores: { path: '/v1/stores', allowed: 200 },
	getStore: { path: '/v1/stores/tartu', allowed: 200, others: 404 },
	putStore: { path: '/v1/stores/riga', options: { body: storeInput() }, allowed: 200, others: 201 },
	listProducts: { path: '/v1/products', allowed: 200 },
	getProduct: { path: '/v1/products/kettle', allowed: 200, others: 404 },
	putProduct: { path: '/v1/products/pan', options: { body: productInput(['PAN']) }, allowed: 200, others: 201 },
	listVariants: { path: '/v1/variants', allowed: 200 },
	getAvailability: { path: '/v1/availability?sku=KETTLE', allowed: 200 },
	listInventoryLevels: { path: '/v1/inventory-levels', allowed: 200 },
	getInventoryLevel: { path: '/v1/inventory-levels/tartu/KETTLE', allowed: 200, others: 404, otherStore: 403 },
	setInventoryLevel: {
		path: '/v1/inventory-levels/tartu/KETTLE',
		options: { body: { incoming: 1 }, headers: { 'if-match': '*' } },
		allowed: 200,
		others: 404,
		otherStore: 403,
		clerk: 403,
	},
	createAdjustment: {
		path: '/v1/inventory-adjustments',
		options: json({ reason: 'receive', store_id: 'tartu', lines: [{ sku: 'KETTLE', quantity: 1 }] }),
		allowed: 201,
		others: 404,
		otherStore: 403,
	},
	createReservation: {
		path: '/v1/reservations',
		options: json(kettles),
		allowed: 201,
		others: 409,
		otherStore: 403,
	},
	listReservations: { path: '/v1/reservations', allowed: 200 },
	getReservation: { path: '/v1/reservations/RESERVATION', ...ofReservation },
	extendReservation: {
		path: '/v1/reservations/RESERVATION/extend',
		options: json({ hold_minutes: 5 }),
		...ofReservation,
	},
	releaseReservation: { path: '/v1/reservations/RESERVATION/release', options: json(undefined), ...ofReservation },
	commitReservation: { path: '/v1/reservations/RESERVATION/commit', options: json(undefined), ...ofReservation },
	consumeReservation: { path: '/v1/reservations/RESERVATION/consume', options: json(undefined), ...ofReservation },
	listPickupSlots: { path: '/v1/stores/tartu/pickup-slots?from=TODAY&days=2', allowed: 200, others: 404 },
	putPickupSlot: {
		path: '/v1/stores/tartu/pickup-slots/TODAYT21:00:00Z',
		options: { body: { capacity: 2, closed: false } },
		allowed: 200,
		others: 404,
		otherStore: 403,
	},
	createCart: { path: '/v1/carts', options: json({ lines: [{ sku: 'KETTLE' }] }), allowed: 201, others: 422 },
	listCarts: { path: '/v1/carts', allowed: 200 },
	getCart: { path: '/v1/carts/CART', ...ofCart },
	changeCart: {
		path: '/v1/carts/CART',
		options: { body: { lines: [{ sku: 'KETTLE', quantity: 2 }] }, headers: { 'if-match': '*' } },
		...ofCart,
	},
	allocateCart: { path: '/v1/carts/CART/allocate', options: guardedJson({}), ...ofCart },
	handOffCart: { path: '/v1/carts/CART/handoff', ...ofCart, allowed: 201 },
	takeCart: { path: '/v1/carts/take', options: json({ code: 'aaaaaaaaaaaaa' }), allowed: 404 },
	completeCart: { path: '/v1/carts/CART/complete', options: guardedJson(AT_PICKUP), ...ofCart, allowed: 201 },
	listOrders: { path: '/v1/orders', allowed: 200 },
	getOrder: { path: '/v1/orders/ORDER', ...ofOrder },
	openOrder: { path: '/v1/orders/open', options: { body: { token: 'OPENED' } }, allowed: 200, others: 404 },
	cancelOrder: { path: '/v1/orders/ORDER/cancel', options: json(undefined), ...ofOrder },
	recordPayment: { path: '/v1/orders/ORDER/payments', options: json(FAILED_PAYMENT), allowed: 200, others: 404 },
	listFulfillments: { path: '/v1/fulfillments', allowed: 200 },
	getFulfillment: { path: '/v1/fulfillments/FULFILLMENT', ...ofOrder },
	findFulfillment: { path: '/v1/fulfillments/find', options: { body: { code: 'SHOWN' } }, ...ofOrder },
	claimFulfillment: {
		path: '/v1/fulfillments/FULFILLMENT/claim',
		options: guardedJson({ take_over: true }),
		...ofOrder,
	},
	unclaimFulfillment: {
		path: '/v1/fulfillments/FULFILLMENT/unclaim',
		options: guardedJson(undefined),
		...ofOrder,
	},
	prepareFulfillment: { path: '/v1/fulfillments/FULFILLMENT/prepare', options: guardedJson({}), ...ofOrder },
	completeFulfillment: {
		path: '/v1/fulfillments/FULFILLMENT/complete',
		options: guardedJson({ known_by: 'name' }),
		...ofOrder,
	},
	failFulfillment: {
		path: '/v1/fulfillments/FULFILLMENT/fail',
		options: guardedJson({ reason: 'other' }),
		...ofOrder,
	},
	rescheduleFulfillment: {
		path: '/v1/fulfillments/FULFILLMENT/reschedule',
		options: guardedJson({ starts_at: `${dayAfterNext()}T14:00:00Z` }),
		...ofOrder,
	},
	listCoupons: { path: '/v1/coupons', allowed: 200 },
	validateCoupons: { path: '/v1/coupons/validate', options: { body: TENNER_OF_KETTLE }, allowed: 200 },
	getCoupon: { path: '/v1/coupons/tenner', allowed: 200, others: 404 },
	putCoupon: { path: '/v1/coupons/CALLER', options: { body: couponInput() }, allowed: 201, clerk: 403 },
	deleteCoupon: { path: '/v1/coupons/tenner', allowed: 409, others: 404, clerk: 403 },
	createCouponCodes: {
		path: '/v1/coupons/tenner/codes',
		options: json({ count: 1 }),
		allowed: 201,
		others: 404,
		clerk: 403,
	},
	exportCouponCodes: { path: '/v1/coupons/tenner/codes.csv', allowed: 200, others: 404, clerk: 403 },
	issueCoupon: {
		path: '/v1/coupons/tenner/issue',
		options: json({ segment: 'nobody' }),
		allowed: 201,
		others: 404,
	},
	listWallet: { path: '/v1/wallet', allowed: 200, member: true },
	listClaimable: { path: '/v1/wallet/claimable', allowed: 200, member: true },
	claimCoupon: {
		path: '/v1/wallet/claim',
		options: json({ coupon_id: 'tenner' }),
		allowed: 200,
		others: 409,
		otherShopper: 201,
		member: true,
	},
	getWalletCoupon: { path: '/v1/wallet/WALLET', allowed: 200, others: 404, otherShopper: 404, member: true },
	listRedemptions: { path: '/v1/redemptions', allowed: 200 },
	redeemCoupons: {
		path: '/v1/redemptions',
		options: json({ ...TENNER_OF_KETTLE, source: { type: 'sale', id: 'CALLER' }, store_id: 'tartu' }),
		allowed: 201,
		others: 404,
		otherStore: 403,
	},
	rollBackRedemption: {
		path: '/v1/redemptions/REDEMPTION/rollback',
		options: json(undefined),
		allowed: 200,
		others: 404,
		otherStore: 403,
		clerk: 403,
	},
	listOffers: { path: '/v1/offers', allowed: 200 },
	getOffer: { path: '/v1/offers/tenner', allowed: 200, others: 404 },
	claimOffer: {
		path: '/v1/offers/tenner/claim',
		options: json(undefined),
		allowed: 200,
		others: 404,
		member: true,
	},
	listLinks: { path: '/v1/links', allowed: 200 },
	createLink: {
		path: '/v1/links',
		options: json({ target: { type: 'product', id: 'kettle' }, channel: 'print', campaign: null }),
		allowed: 201,
		others: 404,
	},
	endLink: { path: '/v1/links/LINK/end', options: json(undefined), allowed: 200, others: 404 },
	resolveLink: { path: '/v1/links/SHORT', allowed: 200, others: 404 },
	setSessionSource: {
		path: '/v1/sessions/source',
		options: { body: { link: 'SHORT' } },
		allowed: 200,
		others: 404,
	},
	forgetSessionSource: { path: '/v1/sessions/source', allowed: 200 },
	listAllOffers: { path: '/v1/merchant/offers', allowed: 200 },
	createOffer: {
		path: '/v1/merchant/offers',
		options: json(offerInput({ slug: 'SLUG', stores: ['tartu'] })),
		allowed: 201,
		others: 400,
		otherStore: 403,
		clerk: 403,
	},
	changeOffer: {
		path: '/v1/merchant/offers/OFFER',
		options: { body: { text: 'New' } },
		allowed: 200,
		others: 404,
		otherStore: 403,
		clerk: 403,
	},
	recordSale: {
		path: '/v1/sales',
		options: json({
			store_id: 'tartu',
			receipt: 'CALLER',
			sold_at: '2026-11-21T12:00:00Z',
			lines: [{ sku: 'KETTLE', quantity: 1 }],
		}),
		allowed: 201,
		others: 404,
		otherStore: 403,
	},
	priceSale: {
		path: '/v1/sales/price',
		options: { body: { store_id: 'tartu', lines: [{ sku: 'KETTLE', quantity: 1 }] } },
		allowed: 200,
		others: 404,
		otherStore: 403,
	},
	listSales: { path: '/v1/sales', allowed: 200 },
	scan: { path: '/v1/scan', options: { body: { code: 'KETTLE' } }, allowed: 200 },
	getLoyaltyProgram: { path: '/v1/loyalty/program', allowed: 200, others: 404 },
	putLoyaltyProgram: {
		path: '/v1/loyalty/program',
		options: { body: PLAIN },
		allowed: 200,
		otherStore: 403,
		clerk: 403,
	},
	getOwnLoyalty: { path: '/v1/loyalty/me', allowed: 200, member: true },
	listOwnLoyaltyEntries: { path: '/v1/loyalty/me/entries', allowed: 200, member: true },
	createMemberCard: { path: '/v1/loyalty/me/card', allowed: 200, member: true },
	getLoyaltyAccount: { path: '/v1/loyalty/accounts/CUSTOMER', allowed: 200, others: 404 },
	listLoyaltyEntries: { path: '/v1/loyalty/accounts/CUSTOMER/entries', allowed: 200, others: 404 },
	accumulatePoints: {
		path: '/v1/loyalty/accounts/CUSTOMER/accumulate',
		options: json({ source: { type: 'sale', id: 'S' }, lines: [{ amount: 100 }], store_id: 'tartu' }),
		allowed: 200,
		others: 404,
		otherStore: 403,
	},
	adjustPoints: {
		path: '/v1/loyalty/accounts/CUSTOMER/adjust',
		options: json({ points: 1, note: 'n' }),
		allowed: 200,
		others: 404,
		clerk: 403,
	},
	refundPoints: {
		path: '/v1/loyalty/refunds',
		options: json({ source: { type: 'sale', id: 'S' }, refund: { type: 'sale', id: 'B' }, share: { part: 1, of: 2 } }),
		allowed: 200,
	},
	createReward: {
		path: '/v1/rewards',
		options: json({ reward_id: 'off-10', customer_id: 'CUSTOMER' }),
		...ofReward,
		allowed: 201,
	},
	deleteReward: { path: '/v1/rewards/REWARD', ...ofReward },
	redeemReward: {
		path: '/v1/rewards/REWARD/redeem',
		options: json({ source: { type: 'sale', id: 'S' }, store_id: 'tartu' }),
		...ofReward,
		otherStore: 403,
	},
	followEvents: { path: '/v1/events?mode=poll&topic=sku:KETTLE', allowed: 200 },
	createSession: { path: '/v1/sessions', allowed: 201 },
	refreshSession: {
		path: '/v1/sessions/refresh',
		options: { body: { refresh_token: 'REFRESH' } },
		allowed: 200,
		others: 401,
		kiosk: 401,
	},
	requestSignIn: {
		path: '/v1/sessions/otp',
		options: { body: { channel: 'email', to: 'CALLER@example.com' } },
		allowed: 202,
	},
	verifySignIn: {
		path: '/v1/sessions/verify',
		options: { body: { sign_in_id: 'si_aaaa', code: '000000' } },
		allowed: 422,
	},
	startDeviceSignIn: { path: '/v1/sessions/device', allowed: 201 },
	pollDeviceSignIn: { path: '/v1/sessions/device/token', options: { body: { device_id: 'di_aaaa' } }, allowed: 200 },
	lookAtDeviceSignIn: {
		path: '/v1/sessions/device/look',
		options: { body: { code: 'aaaaaaaaaaaaa' } },
		allowed: 403,
		customer: 422,
	},
	answerDeviceSignIn: {
		path: '/v1/sessions/device/answer',
		options: { body: { code: 'aaaaaaaaaaaaa', number: 10 } },
		allowed: 403,
		customer: 422,
	},
	signInWithCard: { path: '/v1/sessions/member-card', options: { body: { code: 'maaaaaaaaa' } }, allowed: 403 },
	claimSession: {
		path: '/v1/sessions/claim',
		options: json({ access_token: 'st_', basket: 'take' }),
		allowed: 403,
		customer: 401,
	},
	endSession: { path: '/v1/sessions/current', allowed: 200 },
	signOutEverywhere: { path: '/v1/sessions/sign-out-everywhere', ...ofCustomer },
	getOwnCustomer: { path: '/v1/customers/me', ...ofCustomer },
	changeOwnCustomer: { path: '/v1/customers/me', options: { body: { name: 'Anna' } }, ...ofCustomer },
	putConsent: {
		path: '/v1/customers/me/consents',
		options: { body: { purpose: 'analytics', given: true } },
		...ofCustomer,
	},
	exportOwnCustomer: { path: '/v1/customers/me/export', ...ofCustomer },
	eraseOwnCustomer: { path: '/v1/customers/me/erase', options: { body: { confirm: 'erase' } }, ...ofCustomer },
	createCustomer: {
		path: '/v1/customers',
		options: json({ email: 'CALLER-joins@example.com' }),
		allowed: 201,
	},
	searchCustomers: { path: '/v1/customers/search', options: { body: { name: 'An' } }, allowed: 200 },
	getCustomer: { path: '/v1/customers/CUSTOMER', allowed: 200, others: 404 },
	listCustomerLooks: { path: '/v1/customers/CUSTOMER/looks', allowed: 200, others: 404, clerk: 403 },
	putCustomerSegments: {
		path: '/v1/customers/CUSTOMER/segments',
		options: { body: { segments: ['regulars'] } },
		allowed: 200,
		others: 404,
	},
	signInStaff: {
		path: '/v1/staff/session',
		options: { body: { merchant: 'MERCHANT', login: 'clerk', password: PASSWORD } },
		allowed: 200,
	},
	listKiosks: { path: '/v1/kiosks', allowed: 200 },
	createKiosk: {
		path: '/v1/kiosks',
		options: json({ name: 'Kiosk', store_id: 'tartu' }),
		...ofKiosk,
		allowed: 201,
		clerk: 403,
	},
	enrolKioskAgain: {
		path: '/v1/kiosks/KIOSK/enrolment',
		options: json(undefined),
		...ofKiosk,
		allowed: 201,
		clerk: 403,
	},
	changeKiosk: { path: '/v1/kiosks/KIOSK', options: { body: { closed: true } }, ...ofKiosk },
	removeKiosk: { path: '/v1/kiosks/KIOSK', ...ofKiosk, clerk: 403 },
	answerKioskCall: { path: '/v1/kiosks/KIOSK/call/answer', ...ofKiosk },
	enrolKiosk: { path: '/v1/kiosks/enrol', options: { body: { code: 'AAAA-AAAA' } }, allowed: 422 },
	beatKiosk: { path: '/v1/kiosks/me/heartbeat', options: { body: HEARTBEAT }, allowed: 200 },
	readKioskCatalogue: { path: '/v1/kiosks/me/catalogue', allowed: 200 },
	callForHelp: { path: '/v1/kiosks/me/call', options: { body: { language: 'et' } }, allowed: 200 },
	endKioskCall: { path: '/v1/kiosks/me/call', allowed: 200 },
	deliverKioskEntries: {
		path: '/v1/kiosks/me/entries',
		options: { body: { entries: [exampleKioskEntry] } },
		allowed: 200,
	},
	listKioskRefusals: { path: '/v1/kiosks/refusals', allowed: 200 },
	settleKioskRefusal: {
		path: '/v1/kiosks/refusals/REFUSED/settle',
		options: { body: { note: 'Called.' } },
		...ofKiosk,
	},
	getStaffSession: { path: '/v1/staff/session', allowed: 200 },
	signOutStaff: { path: '/v1/staff/session', allowed: 200 },
	listMessages: { path: '/v1/messages', allowed: 200, clerk: 403 },
	listMessageTemplates: { path: '/v1/message-templates', allowed: 200 },
	putMessageTemplate: {
		path: '/v1/message-templates/order_ready/sms/en',
		options: { body: { text: 'Order {order_number} is ready.' } },
		allowed: 200,
	},
	deleteMessageTemplate: { path: '/v1/message-templates/order_ready/sms/en', allowed: 200 },
	previewMessageTemplate: {
		path: '/v1/message-templates/order_ready/sms/en/preview',
		options: { body: { text: 'Order {order_number} is ready.' } },
		allowed: 200,
	},
	createOptOut: {
		path: '/v1/message-opt-outs',
		options: json({ channel: 'email', to: 'maija@example.com' }),
		allowed: 200,
	},
	deleteOptOut: {
		path: '/v1/message-opt-outs/delete',
		options: json({ channel: 'email', to: 'maija@example.com' }),
		allowed: 200,
	},
	createImport: {
		path: '/v1/imports?kind=stores',
		options: {
			body: 'store_id,name,timezone\r\nturku,Turku,Europe/Helsinki\r\n',
			headers: { 'content-type': 'text/csv', 'idempotency-key': 'i' },
		},
		allowed: 200,
	},
	exportFile: { path: '/v1/exports/stores', allowed: 200 },
	listKeys: { path: '/v1/keys', allowed: 200 },
	createKey: {
		path: '/v1/keys',
		options: { body: { kind: 'publishable' }, headers: { 'idempotency-key': 'k' } },
		allowed: 201,
	},
	revokeKey: { path: '/v1/keys/KEY_ID', allowed: 200, others: 404 },
	listWebhooks: { path: '/v1/webhooks', allowed: 200 },
	createWebhook: { path: '/v1/webhooks', options: json({ url: HOOK, enabled: false }), allowed: 201 },
	getWebhook: { path: '/v1/webhooks/WEBHOOK', ...ofWebhook },
	changeWebhook: { path: '/v1/webhooks/WEBHOOK', options: { body: { description: 'Mail' } }, ...ofWebhook },
	deleteWebhook: { path: '/v1/webhooks/WEBHOOK', ...ofWebhook },
	rotateWebhookSecret: { path: '/v1/webhooks/WEBHOOK/rotate-secret', options: json(undefined), ...ofWebhook },
	testWebhook: { path: '/v1/webhooks/WEBHOOK/test', options: json(undefined), allowed: 409, others: 404 },
	listWebhookDeliveries: { path: '/v1/webhooks/WEBHOOK/deliveries', ...ofWebhook },
	replayWebhook: {
		path: '/v1/webhooks/WEBHOOK/replay',
		options: json({ since: '2026-01-01T00:00:00Z' }),
		...ofWebhook,
	},
};

onEachDatabase('callers', (context) => {
	let server: TestServer;
	let revoked: string;
	let keyId: string;
	/** Whom rows are about: the first of `members`. */
	let customer: string;
	let shopper: string;
	let otherShopper: string;
	let customerShopper: string;
	let strangeShopper: string;
	/** Shoppers who are signed in. */
	const members: Record<string, SignedIn> = {};
	const counters: Record<string, Record<string, string>> = {};
	before(async () => {
		server = await testServer(context.database, { trustProxy: true });
		const owner = { merchant_id: server.merchant.id };
		const body = { key: server.merchant.secret };
		const open = { ...body, body: storeInput({ hours: everyDay, timezone: 'UTC' }) };
		await server.call('PUT', '/v1/stores/tartu', open);
		await server.call('PUT', '/v1/stores/riga', { ...body, body: storeInput() });
		await server.call('PUT', '/v1/products/kettle', { ...body, body: productInput(['KETTLE']) });
		await server.call('PUT', '/v1/products/pan', { ...body, body: productInput(['PAN']) });
		keyId = (await createKey(context.database, owner, { kind: 'secret' })).id;
		const gone = await createKey(context.database, owner, { kind: 'secret' });
		await server.call('DELETE', `/v1/keys/${gone.id}`, body);
		revoked = gone.key;
		await setLevel(context.database, server.merchant.id, 'KETTLE', 'tartu', { on_hand: 1000 });
		await beginAll();
		members.shopper = await signedIn(context.database, server.merchant);
		members.other = await signedIn(context.database, server.merchant);
		members.strange = await signedIn(context.database, server.other);
		customer = members.shopper.customer_id;
		await server.call('PUT', '/v1/loyalty/program', { ...body, body: PLAIN });
		const give = { body: { points: 1000, note: 'n' }, headers: { 'idempotency-key': 'give' } };
		await server.call('POST', `/v1/loyalty/accounts/${customer}/adjust`, { ...body, ...give });
		await makeCoupon();
		await makeLinks();
		await hire(context.database, server.merchant, 'clerk', { stores: ['tartu'] });
		await hire(context.database, server.merchant, 'clerk elsewhere', { stores: ['riga'], role: 'manager' });
		await hire(context.database, server.merchant, 'manager', { role: 'manager' });
		await hire(context.database, server.other, 'manager', { role: 'manager' });
		await signAllIn();
		await setKiosksUp();
	});
	after(() => server.close());

	const begin = async (merchant: TestMerchant) =>
		(await server.call('POST', '/v1/sessions', { key: merchant.publishable })).body as Session;

	async function beginAll(): Promise<void> {
		shopper = (await begin(server.merchant)).access_token;
		otherShopper = (await begin(server.merchant)).access_token;
		strangeShopper = (await begin(server.other)).access_token;
		customerShopper = (await signedIn(context.database, server.merchant)).access_token;
	}

	async function signAllIn(): Promise<void> {
		counters.clerk = await atCounter(server, server.merchant, 'clerk');
		counters.elsewhere = await atCounter(server, server.merchant, 'clerk elsewhere');
		counters.manager = await atCounter(server, server.merchant, 'manager');
		counters.stranger = await atCounter(server, server.other, 'manager');
	}

	async function setKiosksUp(): Promise<void> {
		const desk = new KioskDesk(server);
		kiosk = (await desk.setUp('tartu')).kiosk.id;
		const refused = await desk.kiosk('tartu');
		await refused.deliver({ ...exampleKioskEntry, id: REFUSED });
		kiosks.own = refused.key;
		kiosks.elsewhere = (await desk.kiosk('riga')).key;
		const headers = { 'idempotency-key': 'k' };
		await server.call('PUT', '/v1/stores/other', { key: server.other.secret, body: storeInput(), headers });
		kiosks.stranger = (await new KioskDesk(server, server.other).kiosk('other')).key;
	}
	/** One that is set up, and the keys of those that are enrolled. */
	let kiosk: string;
	const kiosks: Record<string, string> = {};

	async function makeCoupon(): Promise<void> {
		const key = server.merchant.secret;
		const tenner = couponInput({ code: 'TENNER', claimable: true });
		await server.call('PUT', '/v1/coupons/tenner', { key, body: tenner });
		const headers = { 'idempotency-key': 'made' };
		const claim = { key: members.shopper?.access_token, body: { coupon_id: 'tenner' }, headers };
		const own = await server.call('POST', '/v1/wallet/claim', claim);
		walletCoupon = (own.body as WalletCoupon).id;
		const used = { ...TENNER_OF_KETTLE, source: { type: 'sale', id: 'rolled back' }, store_id: 'tartu' };
		const redeemed = await server.call('POST', '/v1/redemptions', { key, body: used, headers });
		const made = offerInput({ slug: 'tenner', stores: ['tartu'], coupon_id: 'tenner' });
		offer = ((await server.call('POST', '/v1/merchant/offers', { key, body: made, headers })).body as Offer).id;
		redemption = (redeemed.body as RedemptionResult).redemptions[0]?.id ?? redeemed.text;
	}
	let walletCoupon: string;
	let redemption: string;
	let offer: string;

	/** The older one is ended, the other is opened. */
	async function makeLinks(): Promise<void> {
		const make = async () => {
			const headers = { 'idempotency-key': crypto.randomUUID() };
			const body = { target: { type: 'product', id: 'kettle' }, channel: 'print', campaign: null };
			return (await server.call('POST', '/v1/links', { key: server.merchant.secret, body, headers })).body as Link;
		};
		links = { LINK: (await make()).id, SHORT: (await make()).code };
	}
	let links: { LINK: string; SHORT: string };

	/** Everything in it is chosen. */
	async function beginCart(): Promise<string> {
		const headers = { 'idempotency-key': crypto.randomUUID() };
		const lines = [{ sku: 'KETTLE', fulfillment: { method: 'pickup', store_id: 'tartu' } }];
		const body = { lines, pickups: [{ store_id: 'tartu', starts_at: `${dayAfterNext()}T12:00:00Z` }] };
		const { body: cart, text } = await server.call('POST', '/v1/carts', { key: shopper, body, headers });
		return (cart as Cart).id ?? text;
	}

	async function placeOrder(ready: boolean): Promise<Order> {
		const headers = { 'idempotency-key': crypto.randomUUID(), 'if-match': '*' };
		const path = `/v1/carts/${await beginCart()}/complete`;
		const { body } = await server.call('POST', path, { key: shopper, body: AT_PICKUP, headers });
		const order = body as Order;
		const prepare = `/v1/fulfillments/${order.fulfillments[0]?.id}/prepare`;
		if (ready) await server.call('POST', prepare, { key: server.merchant.secret, body: {}, headers });
		return order;
	}

	async function hold(): Promise<string> {
		const headers = { 'idempotency-key': crypto.randomUUID() };
		const { body, text } = await server.call('POST', '/v1/reservations', { key: shopper, body: kettles, headers });
		return (body as Reservation).id ?? text;
	}

	async function beginWebhook(): Promise<string> {
		const headers = { 'idempotency-key': crypto.randomUUID() };
		const body = { url: HOOK, enabled: false };
		const { merchant } = server;
		const { body: list } = await server.call('GET', '/v1/webhooks', { key: merchant.secret });
		const [first] = (list as { data: Webhook[] }).data;
		if (first) return first.id;
		const made = await server.call('POST', '/v1/webhooks', { key: merchant.secret, body, headers });
		return (made.body as Webhook).id;
	}

	async function issue(): Promise<string> {
		const headers = { 'idempotency-key': crypto.randomUUID() };
		const body = { reward_id: 'off-10', customer_id: customer };
		const { body: reward, text } = await server.call('POST', '/v1/rewards', {
			key: server.merchant.secret,
			body,
			headers,
		});
		return (reward as Reward).id ?? text;
	}

	/** The row’s request with what its words in capitals stand for. */
	async function requestOf(operation: Operation, caller: string): Promise<{ path: string; options: CallOptions }> {
		const { path, options = {} } = requests[operation.id]!;
		const { headers } = options;
		const words: Record<string, string> = {
			KEY_ID: keyId,
			CALLER: caller.replaceAll(' ', '-'),
			WALLET: walletCoupon,
			REDEMPTION: redemption,
			CUSTOMER: customer,
			OFFER: offer,
			...links,
			SLUG: caller.toLowerCase().replaceAll(' ', '-'),
			MERCHANT: server.merchant.id,
			KIOSK: kiosk,
			REFUSED,
			TODAY: today(),
		};
		if (path.includes('RESERVATION')) words.RESERVATION = held[operation.id] ??= await hold();
		if (path.includes('REWARD')) words.REWARD = rewards[operation.id] ??= await issue();
		if (path.includes('CART')) words.CART = carts[operation.id] ??= await beginCart();
		const text = JSON.stringify(options.body) ?? '';
		if (/ORDER\b|FULFILLMENT|OPENED|SHOWN/.test(`${path} ${text}`)) {
			const order = (orders[ENDING.includes(operation.id) ? `${operation.id} ${caller}` : operation.id] ??=
				await placeOrder(operation.id === 'completeFulfillment'));
			const [fulfillment] = order.fulfillments;
			words.ORDER = order.id;
			words.OPENED = order.link?.split('#')[1] ?? '';
			words.FULFILLMENT = fulfillment?.id ?? '';
			words.SHOWN = fulfillment?.code ?? '';
		}
		if (path.includes('WEBHOOK')) words.WEBHOOK = await beginWebhook();
		if (text.includes('REFRESH')) words.REFRESH = (await begin(server.merchant)).refresh_token;
		const fill = (from: string) =>
			from.replaceAll(
				/KEY_ID|WEBHOOK|CALLER|CUSTOMER|OFFER|LINK|SHORT|SLUG|WALLET|REDEMPTION|REWARD|MERCHANT|KIOSK|REFUSED|RESERVATION|CART|REFRESH|TODAY|ORDER\b|FULFILLMENT|OPENED|SHOWN/g,
				(word) => words[word]!,
			);
		const body = text === '' ? undefined : (JSON.parse(fill(text)) as unknown);
		return { path: fill(path), options: { body, headers } };
	}
	const held: Record<string, string> = {};
	const rewards: Record<string, string> = {};
	const carts: Record<string, string> = {};
	const orders: Record<string, Order> = {};

	const callers = {
		none: () => ({}),
		garbage: () => ({ key: 'sk_garbage' }),
		unknown: () => ({ key: server.merchant.secret.replace(/.{3}$/, 'aaa') }),
		revoked: () => ({ key: revoked }),
		publishable: () => ({ key: server.merchant.publishable }),
		'publishable from its origin': () => ({ key: server.merchant.publishable, headers: { origin: ORIGIN } }),
		'publishable from elsewhere': () => ({
			key: server.merchant.publishable,
			headers: { origin: 'https://elsewhere.example' },
		}),
		kiosk: () => ({ key: kiosks.own }),
		'kiosk of another store': () => ({ key: kiosks.elsewhere }),
		'kiosk by a page elsewhere': () => ({ key: kiosks.own, headers: { origin: ORIGIN } }),
		'kiosk of another merchant': () => ({ key: kiosks.stranger }),
		secret: () => ({ key: server.merchant.secret }),
		'secret from a page': () => ({ key: server.merchant.secret, headers: { origin: ORIGIN } }),
		'publishable of another merchant': () => ({ key: server.other.publishable }),
		'secret of another merchant': () => ({ key: server.other.secret }),
		shopper: () => ({ key: shopper }),
		'shopper from elsewhere': () => ({ key: shopper, headers: { origin: 'https://elsewhere.example' } }),
		'shopper who is another': () => ({ key: otherShopper }),
		'shopper who is signed in': () => ({ key: customerShopper }),
		'shopper of another merchant': () => ({ key: strangeShopper }),
		'staff clerk': () => ({ headers: counters.clerk }),
		'staff manager': () => ({ headers: counters.manager }),
		'staff of another store': () => ({ headers: counters.elsewhere }),
		'staff of another merchant': () => ({ headers: counters.stranger }),
		'staff by a page elsewhere': () => ({ headers: { ...counters.manager, 'sec-fetch-site': 'cross-site' } }),
	} satisfies Record<string, () => CallOptions>;

	function memberKeyOf(caller: keyof typeof callers): string | undefined {
		if (caller === 'shopper who is another') return members.other?.access_token;
		if (caller === 'shopper of another merchant') return members.strange?.access_token;
		return caller.startsWith('shopper') ? members.shopper?.access_token : undefined;
	}

	function expected(operation: Operation, caller: keyof typeof callers): number {
		const row = requests[operation.id]!;
		const { allowed, others = allowed, otherShopper: anothers = allowed, otherStore = allowed, clerk = allowed } = row;
		const fromPage = caller === 'publishable from its origin' || caller === 'secret from a page';
		if (caller.includes('elsewhere')) return 403;
		if (operation.callers.includes('anyone')) return fromPage ? 403 : allowed;
		if (caller === 'none' || caller === 'garbage' || caller === 'unknown' || caller === 'revoked') return 401;
		if (caller === 'secret from a page') return 403;
		const [kind] = caller.split(' ') as [Caller];
		const may = operation.callers.includes(kind) || (kind === 'kiosk' && operation.callers.includes('publishable'));
		if (!may) return 403;
		if (caller.endsWith('of another merchant')) return others;
		if (caller === 'shopper who is another') return anothers;
		if (caller === 'shopper who is signed in' && !row.member) return row.customer ?? anothers;
		if (kind === 'kiosk' && row.kiosk !== undefined) return row.kiosk;
		if (kind === 'staff' && row.staff !== undefined) return row.staff;
		if (caller === 'staff of another store') return otherStore;
		return caller === 'staff clerk' ? clerk : allowed;
	}

	for (const operation of operations) {
		for (const caller of Object.keys(callers) as (keyof typeof callers)[]) {
			test(`${operation.id} answers as it should: ${caller}`, async () => {
				assert.ok(requests[operation.id], `${operation.id} has no row in the table`);
				const { path, options } = await requestOf(operation, caller);
				const { headers, key: shown } = callers[caller]() as CallOptions;
				const key = (requests[operation.id]?.member && memberKeyOf(caller)) || shown;
				// Each operation is tried from an address of its own: so many refusals from one would be a flood.
				const from = { 'x-forwarded-for': `10.0.${operations.indexOf(operation)}.1` };
				const sent = { ...options, key, headers: { ...options.headers, ...headers, ...from } };
				const { status, text } = await server.call(operation.method, path, sent);
				assert.equal(status, expected(operation, caller), text);
				if (status === 401) assert.doesNotMatch(text, /KETTLE|Tartu/);
				if (operation.id === 'signOutStaff' && status === 200) await signAllIn();
				if (ENDING_SESSIONS.includes(operation.id) && status === 200) await beginAll();
			});
		}
	}

	for (const caller of Object.keys(callers) as (keyof typeof callers)[]) {
		test(`what a kiosk hears of itself is for the keys of kiosks alone: ${caller}`, async () => {
			const followEvents = operations.find(({ id }) => id === 'followEvents');
			assert.ok(followEvents);
			const any = expected(followEvents, caller);
			const { status, text } = await server.call('GET', '/v1/events?mode=poll&topic=kiosk', callers[caller]());
			assert.equal(status, any === 200 && !caller.startsWith('kiosk') ? 403 : any, text);
		});
	}

	test('shows a merchant nothing of another one', async () => {
		for (const path of ['/v1/stores', '/v1/products', '/v1/variants', '/v1/inventory-levels', '/v1/keys']) {
			const { text } = await server.call('GET', path, { key: server.other.secret });
			assert.doesNotMatch(text, /KETTLE|"tartu"/, path);
		}
		const { body } = await server.call('GET', '/v1/availability?sku=KETTLE', { key: server.other.publishable });
		assert.deepEqual((body as { not_found: string[] }).not_found, ['KETTLE']);
	});
});
