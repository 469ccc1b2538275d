export type {
	Availability,
	AvailabilityQuery,
	AvailabilityStore,
	Merchant,
	Opening,
	PickupMethod,
	PickupSla,
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
export { createEndcap, type Endcap, type EndcapOptions } from './create-endcap.ts';
export type { Merchants } from './merchants/merchants.ts';
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
export type { RequestOptions } from './shared/transport.ts';
export type { AvailabilityResource } from './stock/availability.ts';
export type { VariantReference } from './stock/reference.ts';
export type { Stores } from './stores/stores.ts';
