import { defineElement } from '../../shared/define-element.ts';
import { EndcapStockDesk } from './endcap-stock-desk.ts';

defineElement('endcap-stock-desk', EndcapStockDesk);
