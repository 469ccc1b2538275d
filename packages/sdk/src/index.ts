export type {
	Availability,
	AvailabilityQuery,
	AvailabilityStore,
	Cart,
	CartAllocation,
	CartCompletion,
	CartHold,
	CartInput,
	CartLine,
	CartNotice,
	CartPickup,
	Contact,
	ContactInput,
	Fulfillment,
	FulfillmentLine,
	FulfillmentReason,
	FulfillmentStatus,
	LineFulfillment,
	Merchant,
	Opening,
	Order,
	OrderLine,
	OrderPage,
	OrderQuery,
	OrderStatus,
	Payment,
	PaymentMethod,
	PaymentStatus,
	PickupDay,
	PickupMethod,
	PickupSla,
	PickupSlot,
	PickupSlots,
	PickupSlotsQuery,
	PostalAddress,
	Problem,
	ProblemCode,
	Product,
	ProductPage,
	ProductQuery,
	Reservation,
	ReservationInput,
	ReservationLine,
	ReservationStatus,
	SkuAvailability,
	StockStatus,
	Store,
	StoreAvailability,
	StorePage,
	StoreQuery,
	Variant,
	VariantPage,
	VariantQuery,
} from '@endcap/contract';
export type { ReadableAtom } from 'nanostores';
export type { AllocateOutcome, AllocateRefusal, Basket, CartOutcome, CompleteOutcome } from './basket/basket.ts';
export type { PickupSlotsResource, RefusedSlot, StoreSlotsQuery } from './collect/pickup-slots.ts';
export { createEndcap, type Endcap, type EndcapOptions } from './create-endcap.ts';
export type { Fulfillments, RescheduleOutcome } from './fulfillments/fulfillments.ts';
export type { Merchants } from './merchants/merchants.ts';
export type { CancelOutcome, Orders } from './orders/orders.ts';
export type { Products } from './products/products.ts';
export type {
	ExtendOutcome,
	HoldOutcome,
	HoldRequest,
	ReleaseOutcome,
	Reservations,
} from './reservations/reservations.ts';
export {
	EndcapError,
	EndcapNetworkError,
	EndcapProblemError,
	EndcapTimeoutError,
	isEndcapError,
	isEndcapProblem,
} from './shared/errors.ts';
export type { Live } from './shared/live.ts';
export type { Refused } from './shared/outcome.ts';
export type { RequestOptions } from './shared/transport.ts';
export type { AvailabilityResource } from './stock/availability.ts';
export type { VariantReference } from './stock/reference.ts';
export type { Stores } from './stores/stores.ts';
