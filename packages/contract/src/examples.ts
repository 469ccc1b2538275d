export { exampleHoursUnknown, examplePickupSlots, exampleShopClosedToday } from './collect/examples.ts';
export { exampleImportReport } from './imports/examples.ts';
export { exampleApiKey } from './keys/examples.ts';
export {
	exampleLoyaltyAccount,
	exampleLoyaltyEntries,
	exampleLoyaltyProgram,
	exampleMemberCard,
	exampleMemberCodes,
	exampleReward,
} from './loyalty/examples.ts';
export { exampleLink, exampleLinks } from './links/examples.ts';
export { exampleMessage, exampleMessageTemplate } from './messages/examples.ts';
export { exampleProduct } from './products/examples.ts';
export {
	exampleAvailability,
	exampleInventoryLevel,
	exampleNowhere,
	exampleUnknownSku,
	exampleWarehouseOnly,
} from './stock/examples.ts';
export { EXAMPLE_NOW, exampleStorePage, exampleStores } from './stores/examples.ts';
export { exampleReservation } from './reservations/examples.ts';
export { exampleMemberSale, exampleSale, exampleSalePrice } from './sales/examples.ts';
export { exampleScans } from './scan/examples.ts';
export { exampleStaffMember } from './staff/examples.ts';
export { exampleCart, exampleCarts, exampleHeldCart } from './basket/examples.ts';
export { exampleCoupon, exampleCouponValidation, exampleRedemption, exampleWallet } from './coupons/examples.ts';
export { exampleFulfillment, exampleFulfillments } from './fulfillments/examples.ts';
export { exampleOffer, exampleOffers } from './offers/examples.ts';
export { exampleOrder, exampleOrders } from './orders/examples.ts';
export { exampleCustomer, exampleCustomerCard } from './shoppers/examples.ts';
export {
	exampleCardSession,
	exampleDeviceAsked,
	exampleDeviceSession,
	exampleDeviceSignIn,
	exampleSession,
	exampleSignedInSession,
	exampleSignIn,
} from './sessions/examples.ts';
export { exampleMerchant } from './merchants/examples.ts';
export { exampleWebhook, exampleWebhookDelivery } from './webhooks/examples.ts';
export {
	exampleEnrolledKiosk,
	exampleEntryOutcomes,
	exampleKiosk,
	exampleKioskEntry,
	exampleKioskSelf,
	exampleRefusal,
	exampleRefusedClaim,
	exampleSealing,
} from './kiosks/examples.ts';
