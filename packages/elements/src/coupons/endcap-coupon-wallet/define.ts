import { defineElement } from '../../shared/define-element.ts';
import { EndcapCouponWallet } from './endcap-coupon-wallet.ts';

defineElement('endcap-coupon-wallet', EndcapCouponWallet);
