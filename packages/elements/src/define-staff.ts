/** Registers the tags for the people who work in a shop, whose code no shopper's page carries. */
import './coupons/endcap-offer-desk/define.ts';
import './fulfillments/endcap-pickup-queue/define.ts';
import './kiosks/endcap-kiosk-desk/define.ts';
import './offers/endcap-campaign-desk/define.ts';
import './links/endcap-link-desk/define.ts';
import './sales/endcap-till/define.ts';
import './shoppers/endcap-shopper-card/define.ts';
import './stock/endcap-stock-desk/define.ts';
