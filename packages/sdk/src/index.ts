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
	Consent,
	ConsentChannel,
	ConsentPurpose,
	Contact,
	ContactInput,
	CouponBenefit,
	CouponFace,
	CouponReason,
	CouponValidation,
	CouponValidationInput,
	CouponVerdict,
	Customer,
	Fulfillment,
	FulfillmentLine,
	FulfillmentReason,
	FulfillmentStatus,
	LineFulfillment,
	LoyaltyAccount,
	LoyaltyEntry,
	LoyaltyEntryPage,
	LoyaltyEntryQuery,
	LoyaltyProgram,
	LoyaltyTier,
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
	Reward,
	RewardBenefit,
	RewardOption,
	SkuAvailability,
	StockStatus,
	Store,
	StoreAvailability,
	StorePage,
	StoreQuery,
	Variant,
	VariantPage,
	VariantQuery,
	WalletClaim,
	WalletCoupon,
	WalletCouponStatus,
} from '@endcap/contract';
export type { ReadableAtom } from 'nanostores';
export type {
	AllocateOutcome,
	AllocateRefusal,
	Basket,
	CartOutcome,
	CompleteOutcome,
	HandOffOutcome,
	TakeOutcome,
} from './basket/basket.ts';
export type { PickupSlotsResource, RefusedSlot, StoreSlotsQuery } from './collect/pickup-slots.ts';
export type { ClaimOutcome, Wallet } from './coupons/wallet.ts';
export { createEndcap, type Endcap, type EndcapOptions } from './create-endcap.ts';
export type { Fulfillments, RescheduleOutcome } from './fulfillments/fulfillments.ts';
export type { CancelRewardOutcome, Loyalty, RewardOutcome, ShownCode } from './loyalty/loyalty.ts';
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
export type {
	Account,
	ChangeOutcome,
	CodeOutcome,
	CodeRequest,
	EraseOutcome,
	ExportOutcome,
	Limited,
	SignedOut,
	Verification,
	VerifyOutcome,
} from './shoppers/account.ts';
export type { ConsentInput, CustomerChange, CustomerExport } from './shoppers/pending.ts';
export type { AvailabilityResource } from './stock/availability.ts';
export type { VariantReference } from './stock/reference.ts';
export type { Stores } from './stores/stores.ts';
