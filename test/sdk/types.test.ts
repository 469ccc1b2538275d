// Most of this is checked by `tsc -b`: what the SDK gives is typed by the contract, and wrong use does not compile.
import type {
	Availability,
	Cart,
	Fulfillment,
	FulfillmentPage,
	CouponValidation,
	Customer,
	LoyaltyAccount,
	LoyaltyEntryPage,
	Merchant,
	Order,
	OrderPage,
	PickupSlots,
	Product,
	ProductPage,
	Reservation,
	SkuAvailability,
	Store,
	StorePage,
	VariantPage,
	WalletCoupon,
} from '@endcap/contract';
import { createEndcap, isEndcapProblem, type Endcap, type Live, type ReadableAtom } from '@endcap/sdk';
import type { PickupQueue, StaffEndcap } from '@endcap/sdk/staff';

type Same<A, B> = [A, B] extends [B, A] ? true : false;
type Gives<F extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<F>>;

export const given: [
	Same<Gives<Endcap['merchant']['get']>, Merchant>,
	Same<Gives<Endcap['stores']['list']>, StorePage>,
	Same<Gives<Endcap['stores']['get']>, Store>,
	Same<Gives<Endcap['products']['list']>, ProductPage>,
	Same<Gives<Endcap['products']['get']>, Product>,
	Same<Gives<Endcap['products']['variants']>, VariantPage>,
	Same<Gives<Endcap['availability']['get']>, Availability>,
	Same<Gives<Endcap['reservations']['get']>, Reservation>,
	Same<Endcap['reservations']['$active'], ReadableAtom<Live<Reservation[]>>>,
	Same<Endcap['account']['$customer'], ReadableAtom<Live<Customer | null>>>,
	Same<Endcap['loyalty']['$account'], ReadableAtom<Live<LoyaltyAccount | null>>>,
	Same<Gives<Endcap['loyalty']['entries']>, LoyaltyEntryPage>,
	Same<Endcap['wallet']['$wallet'], ReadableAtom<Live<readonly WalletCoupon[] | null>>>,
	Same<Gives<Endcap['wallet']['validate']>, CouponValidation>,
	Same<Endcap['stores']['$stores'], ReadableAtom<Live<Store[]>>>,
	Same<ReturnType<Endcap['products']['$product']>, ReadableAtom<Live<Product>>>,
	Same<ReturnType<Endcap['availability']['$availability']>, ReadableAtom<Live<SkuAvailability | null>>>,
] = [true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true];

export const ordered: [
	Same<Endcap['basket']['$cart'], ReadableAtom<Live<Cart | null>>>,
	Same<Extract<Gives<Endcap['basket']['add']>, { outcome: 'changed' }>['cart'], Cart>,
	Same<Extract<Gives<Endcap['basket']['complete']>, { outcome: 'placed' }>['order'], Order>,
	Same<Gives<Endcap['pickupSlots']['list']>, PickupSlots>,
	Same<ReturnType<Endcap['pickupSlots']['$slots']>, ReadableAtom<Live<PickupSlots>>>,
	Same<Gives<Endcap['orders']['list']>, OrderPage>,
	Same<Gives<Endcap['orders']['open']>, Order>,
	Same<Endcap['orders']['$orders'], ReadableAtom<Live<readonly Order[]>>>,
	Same<ReturnType<Endcap['orders']['$order']>, ReadableAtom<Live<Order>>>,
	Same<Gives<Endcap['fulfillments']['get']>, Fulfillment>,
	Same<ReturnType<Endcap['fulfillments']['$fulfillment']>, ReadableAtom<Live<Fulfillment>>>,
	Same<Gives<StaffEndcap['fulfillments']['list']>, FulfillmentPage>,
	Same<Gives<StaffEndcap['fulfillments']['get']>, Fulfillment>,
	Same<ReturnType<StaffEndcap['fulfillments']['$queue']>, ReadableAtom<Live<PickupQueue>>>,
] = [true, true, true, true, true, true, true, true, true, true, true, true, true, true];

export async function wrong(endcap: Endcap, error: unknown): Promise<void> {
	// @ts-expect-error A key is needed.
	createEndcap({ baseUrl: 'https://shop.example' });
	// @ts-expect-error One key, not two.
	createEndcap({ baseUrl: 'https://shop.example', publishableKey: 'pk_…', secretKey: 'sk_…' });
	// @ts-expect-error Several SKUs are a list.
	await endcap.availability.get({ sku: 'A' });
	// @ts-expect-error There is no such parameter.
	await endcap.stores.list({ nearest: true });
	// @ts-expect-error By SKU or by GTIN, not both.
	endcap.availability.$availability({ sku: 'A', gtin: '4006381333931' });
	// @ts-expect-error Slots are those of one store.
	await endcap.pickupSlots.list({});
	// @ts-expect-error Payments are made at pickup or elsewhere, never with a card here.
	await endcap.basket.complete({ contact: { name: 'A', language: 'en' }, payment: { method: 'card' } });
	const changed = await endcap.basket.change({ lines: [{ sku: 'A', quantity: 2 }] });
	// @ts-expect-error The time may have been taken.
	String(changed.cart);
	const held = await endcap.reservations.create({ lines: [{ sku: 'A', quantity: 1 }] });
	// @ts-expect-error Nothing may have been held.
	String(held.reservation);
	const verified = await endcap.account.verify({ sign_in_id: 'si_…', code: '000000' });
	// @ts-expect-error It may have been the wrong code.
	String(verified.customer);
	// @ts-expect-error The basket comes along or stays: there is nothing else.
	await endcap.account.verify({ sign_in_id: 'si_…', code: '000000', basket: true });
	// @ts-expect-error A coupon’s code is of one coupon.
	String(endcap.wallet.$code.get());
	// @ts-expect-error There is no such code.
	isEndcapProblem(error, 'sold_out');
}
