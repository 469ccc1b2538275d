import { defineElement } from '../../shared/define-element.ts';
import { EndcapBasket } from './endcap-basket.ts';

defineElement('endcap-basket', EndcapBasket);
