export type {
	Adjustment,
	AdjustmentInput,
	Coupon,
	CouponBenefit,
	CouponCodes,
	CouponInput,
	CouponIssue,
	CouponPage,
	CouponQuery,
	CouponReason,
	CouponStatus,
	CouponVerdict,
	Customer,
	CustomerCard,
	CustomerFound,
	CustomerInput,
	CustomerSearch,
	Fulfillment,
	FulfillmentCompletion,
	FulfillmentFailure,
	FulfillmentLine,
	FulfillmentPage,
	FulfillmentPreparation,
	FulfillmentQuery,
	FulfillmentReason,
	FulfillmentStatus,
	InventoryLevel,
	InventoryLevelPage,
	InventoryLevelQuery,
	Kiosk,
	KioskChange,
	KioskEnrolment,
	KioskHeartbeat,
	KioskInput,
	KioskRefusal,
	KioskRefusalPage,
	KioskRefusalQuery,
	KioskSettings,
	LevelSettings,
	Link,
	LinkChannel,
	LinkInput,
	LinkPage,
	LinkTarget,
	LoyaltyAccount,
	LoyaltyProgram,
	Merchant,
	Offer,
	OfferChange,
	OfferInput,
	OfferStatus,
	Order,
	PickedLine,
	PickupSlot,
	PickupSlots,
	PickupSlotsQuery,
	PointsAdjustment,
	Purchase,
	Redemption,
	RedemptionPage,
	RedemptionQuery,
	Reservation,
	ReservationPage,
	ReservationQuery,
	ProblemCode,
	ReceiptName,
	RewardReason,
	RewardVerdict,
	SafetyStock,
	Sale,
	SaleExcess,
	SaleInput,
	SalePage,
	SalePrice,
	SalePriceInput,
	SaleQuery,
	ScanResult,
	SoldLine,
	StaffMember,
	StaffSignIn,
	Variant,
	WalletCoupon,
} from '@endcap/contract';
export type { RefusedSlot, StoreSlotsQuery } from '../collect/pickup-slots.ts';
export type { StoreSlots } from '../collect/store-slots.ts';
export type {
	ClaimedByOther,
	FulfillmentOutcome,
	PickupQueue,
	StoreFulfillments,
} from '../fulfillments/store-fulfillments.ts';
export type {
	CodesOutcome,
	CouponList,
	CouponsQuery,
	CouponOutcome,
	IssueOutcome,
	RollBackOutcome,
	StoreCoupons,
} from '../coupons/store-coupons.ts';
export type { AdjustPointsOutcome, SetProgramOutcome, StoreLoyalty } from '../loyalty/store-loyalty.ts';
export type { KioskCodeOutcome, KioskOutcome, KiosksSeen, SettleOutcome, StoreKiosks } from '../kiosks/store-kiosks.ts';
export type { Merchants } from '../merchants/merchants.ts';
export type { JoinOutcome, StoreCustomers } from '../shoppers/store-customers.ts';
export type { OfferList, OfferOutcome, OffersListed, StoreOffers } from '../offers/store-offers.ts';
export type { LinkChoice, LinkOutcome, StoreLinks } from '../links/store-links.ts';
export type { StoreOrders } from '../orders/store-orders.ts';
export type { EndHoldOutcome, StoreHolds } from '../reservations/store-holds.ts';
export type { KeptOutcome, KeptSale, PriceOutcome, SaleOutcome, Sales, Scanned } from '../sales/sales.ts';
export {
	EndcapError,
	EndcapNetworkError,
	EndcapProblemError,
	EndcapTimeoutError,
	isEndcapError,
	isEndcapProblem,
} from '../shared/errors.ts';
export type { WriteCallOptions } from '../shared/idempotency-key.ts';
export type { Refused } from '../shared/outcome.ts';
export type { AdjustmentOutcome, Adjustments } from '../stock/adjustments.ts';
export type { LevelPlace, Levels, ReadLevel, SetLevelOutcome } from '../stock/levels.ts';
export type { LevelList, LevelsQuery, LevelsState } from '../stock/levels.state.ts';
export { createStaffEndcap, type StaffEndcap, type StaffEndcapOptions } from './create-staff-endcap.ts';
export type { Happened, InventoryConflict, InventoryLow } from './happened.ts';
export type { StaffNews, Warning } from './news.ts';
export type { SignInOutcome, StaffSession } from './session.ts';
