import { defineElement } from '../../shared/define-element.ts';
import { EndcapOfferDesk } from './endcap-offer-desk.ts';

defineElement('endcap-offer-desk', EndcapOfferDesk);
