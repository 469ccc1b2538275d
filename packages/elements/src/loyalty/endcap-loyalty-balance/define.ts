import { defineElement } from '../../shared/define-element.ts';
import { EndcapLoyaltyBalance } from './endcap-loyalty-balance.ts';

defineElement('endcap-loyalty-balance', EndcapLoyaltyBalance);
