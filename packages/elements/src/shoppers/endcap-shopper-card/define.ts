import { defineElement } from '../../shared/define-element.ts';
import { EndcapShopperCard } from './endcap-shopper-card.ts';

defineElement('endcap-shopper-card', EndcapShopperCard);
