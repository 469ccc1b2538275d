/** Registers every tag for shoppers. This module and define-staff.ts are those that do something when imported. */
import './provider/endcap-provider/define.ts';
import './collect/endcap-collect-picker/define.ts';
import './stock/endcap-store-stock/define.ts';
import './basket/endcap-add-to-basket/define.ts';
import './basket/endcap-basket/define.ts';
import './coupons/endcap-coupon-wallet/define.ts';
import './offers/endcap-local-offers/define.ts';
import './orders/endcap-order-status/define.ts';
import './shoppers/endcap-device-approval/define.ts';
import './shoppers/endcap-device-sign-in/define.ts';
import './shoppers/endcap-sign-in/define.ts';
import './loyalty/endcap-loyalty-balance/define.ts';
