import { defineElement } from '../../shared/define-element.ts';
import { EndcapAddToBasket } from './endcap-add-to-basket.ts';

defineElement('endcap-add-to-basket', EndcapAddToBasket);
