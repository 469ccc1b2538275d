import { defineElement } from '../../shared/define-element.ts';
import { EndcapOrderStatus } from './endcap-order-status.ts';

defineElement('endcap-order-status', EndcapOrderStatus);
