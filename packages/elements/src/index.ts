export { EndcapAddToBasket } from './basket/endcap-add-to-basket/endcap-add-to-basket.ts';
export {
	addToBasketCatalogue,
	type AddToBasketStrings,
} from './basket/endcap-add-to-basket/endcap-add-to-basket.strings.ts';
export { benefitsCatalogue, type BenefitsStrings } from './basket/endcap-basket/benefits/benefits.strings.ts';
export { checkoutCatalogue, type CheckoutStrings } from './basket/endcap-basket/checkout/checkout.strings.ts';
export { countries, type Country } from './basket/endcap-basket/checkout/countries.ts';
export {
	completionOf,
	emptyDetails,
	mistakesIn,
	type Details,
	type Mistakes,
	type Needs,
} from './basket/endcap-basket/checkout/details.ts';
export { EndcapBasket } from './basket/endcap-basket/endcap-basket.ts';
export { basketCatalogue, type BasketStrings } from './basket/endcap-basket/endcap-basket.strings.ts';
export type {
	AddToBasketRefusedDetail,
	AddToBasketRequestDetail,
	BasketChangedDetail,
	CheckoutRequestDetail,
	OrderPlacedDetail,
	PayRequestDetail,
} from './basket/events.ts';
export { EndcapCollectPicker } from './collect/endcap-collect-picker/endcap-collect-picker.ts';
export {
	collectPickerCatalogue,
	type CollectPickerStrings,
} from './collect/endcap-collect-picker/endcap-collect-picker.strings.ts';
export type {
	CollectChangedDetail,
	CollectHeldDetail,
	CollectLine,
	CollectRefusedDetail,
	HoldRequestDetail,
} from './collect/endcap-collect-picker/events.ts';
export { collectHoldCatalogue, type CollectHoldStrings } from './collect/endcap-collect-picker/hold.strings.ts';
export { EndcapCouponWallet } from './coupons/endcap-coupon-wallet/endcap-coupon-wallet.ts';
export {
	couponWalletCatalogue,
	type CouponWalletStrings,
} from './coupons/endcap-coupon-wallet/endcap-coupon-wallet.strings.ts';
export { EndcapKioskDesk } from './kiosks/endcap-kiosk-desk/endcap-kiosk-desk.ts';
export { kioskDeskCatalogue, type KioskDeskStrings } from './kiosks/endcap-kiosk-desk/endcap-kiosk-desk.strings.ts';
export type { CustomerRequestDetail, KioskCallsChangedDetail } from './kiosks/events.ts';
export { EndcapOfferDesk } from './coupons/endcap-offer-desk/endcap-offer-desk.ts';
export { offerDeskCatalogue, type OfferDeskStrings } from './coupons/endcap-offer-desk/endcap-offer-desk.strings.ts';
export type { CouponSavedDetail } from './coupons/endcap-offer-desk/events.ts';
export { EndcapLinkDesk } from './links/endcap-link-desk/endcap-link-desk.ts';
export { linkDeskCatalogue, type LinkDeskStrings } from './links/endcap-link-desk/endcap-link-desk.strings.ts';
export type { LinkMadeDetail } from './links/endcap-link-desk/events.ts';
export type {
	CouponClaimedDetail,
	CouponClaimRequestDetail,
	CouponShownDetail,
	CouponUsedDetail,
	CouponUseRequestDetail,
} from './coupons/events.ts';
export { EndcapPickupQueue } from './fulfillments/endcap-pickup-queue/endcap-pickup-queue.ts';
export {
	pickupQueueCatalogue,
	type PickupQueueStrings,
} from './fulfillments/endcap-pickup-queue/endcap-pickup-queue.strings.ts';
export type { FulfillmentChangedDetail, NewOrdersDetail } from './fulfillments/endcap-pickup-queue/events.ts';
export { EndcapLoyaltyBalance } from './loyalty/endcap-loyalty-balance/endcap-loyalty-balance.ts';
export {
	loyaltyCatalogue,
	type LoyaltyStrings,
} from './loyalty/endcap-loyalty-balance/endcap-loyalty-balance.strings.ts';
export type { PointsChangedDetail, RewardIssuedDetail, RewardRequestDetail } from './loyalty/events.ts';
export { EndcapCampaignDesk } from './offers/endcap-campaign-desk/endcap-campaign-desk.ts';
export {
	campaignDeskCatalogue,
	type CampaignDeskStrings,
} from './offers/endcap-campaign-desk/endcap-campaign-desk.strings.ts';
export type { OfferSavedDetail } from './offers/endcap-campaign-desk/events.ts';
export { EndcapLocalOffers } from './offers/endcap-local-offers/endcap-local-offers.ts';
export {
	localOffersCatalogue,
	type LocalOffersStrings,
} from './offers/endcap-local-offers/endcap-local-offers.strings.ts';
export type { OfferClaimedDetail, OfferClaimRequestDetail } from './offers/events.ts';
export { EndcapOrderStatus } from './orders/endcap-order-status/endcap-order-status.ts';
export {
	orderStatusCatalogue,
	type OrderStatusStrings,
} from './orders/endcap-order-status/endcap-order-status.strings.ts';
export type {
	OrderCancelRequestDetail,
	OrderMissingDetail,
	OrderShownDetail,
	PickupChangeRequestDetail,
} from './orders/events.ts';
export { EndcapProvider } from './provider/endcap-provider/endcap-provider.ts';
export { EndcapTill } from './sales/endcap-till/endcap-till.ts';
export { tillCatalogue, type TillStrings } from './sales/endcap-till/endcap-till.strings.ts';
export type { CustomerChosenDetail, SaleRungDetail } from './sales/events.ts';
export { benefitWords, couponWordsCatalogue, reasonWords, type CouponWords } from './shared/coupons/coupon-words.ts';
export { configurePage, type PageConfiguration } from './shared/page.ts';
export type { Catalogue, Plural } from './shared/localization.ts';
export { EndcapDeviceApproval } from './shoppers/endcap-device-approval/endcap-device-approval.ts';
export {
	deviceApprovalCatalogue,
	type DeviceApprovalStrings,
} from './shoppers/endcap-device-approval/endcap-device-approval.strings.ts';
export { EndcapDeviceSignIn } from './shoppers/endcap-device-sign-in/endcap-device-sign-in.ts';
export {
	deviceSignInCatalogue,
	type DeviceSignInStrings,
} from './shoppers/endcap-device-sign-in/endcap-device-sign-in.strings.ts';
export { Wedge, type WedgeOptions } from './shared/wedge.ts';
export { exampleNumber, internationalNumber } from './shared/phone.ts';
export { EndcapShopperCard } from './shoppers/endcap-shopper-card/endcap-shopper-card.ts';
export {
	shopperCardCatalogue,
	type ShopperCardStrings,
} from './shoppers/endcap-shopper-card/endcap-shopper-card.strings.ts';
export type { CustomerDetail, OrderChosenDetail } from './shoppers/endcap-shopper-card/events.ts';
export { EndcapSignIn } from './shoppers/endcap-sign-in/endcap-sign-in.ts';
export { signInCatalogue, type SignInStrings } from './shoppers/endcap-sign-in/endcap-sign-in.strings.ts';
export type { DeviceAnsweredDetail, SignedInDetail, SignedOutDetail, SignInRequestDetail } from './shoppers/events.ts';
export { EndcapStockDesk } from './stock/endcap-stock-desk/endcap-stock-desk.ts';
export { stockDeskCatalogue, type StockDeskStrings } from './stock/endcap-stock-desk/endcap-stock-desk.strings.ts';
export type { StockAdjustedDetail } from './stock/endcap-stock-desk/events.ts';
export { EndcapStoreStock } from './stock/endcap-store-stock/endcap-store-stock.ts';
export { storeStockCatalogue, type StoreStockStrings } from './stock/endcap-store-stock/endcap-store-stock.strings.ts';
export type {
	LocationFailedDetail,
	LocationFoundDetail,
	ReservationDetail,
	ReservationRefusedDetail,
	ReservationRequestDetail,
	StockChangedDetail,
	StorePinnedDetail,
} from './stock/endcap-store-stock/events.ts';
export { storeStockHoldCatalogue, type StoreStockHoldStrings } from './stock/endcap-store-stock/hold.strings.ts';
