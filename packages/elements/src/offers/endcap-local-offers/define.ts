import { defineElement } from '../../shared/define-element.ts';
import { EndcapLocalOffers } from './endcap-local-offers.ts';

defineElement('endcap-local-offers', EndcapLocalOffers);
