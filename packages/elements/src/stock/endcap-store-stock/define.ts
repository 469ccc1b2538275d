import { defineElement } from '../../shared/define-element.ts';
import { EndcapStoreStock } from './endcap-store-stock.ts';

defineElement('endcap-store-stock', EndcapStoreStock);
