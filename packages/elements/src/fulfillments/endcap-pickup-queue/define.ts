import { defineElement } from '../../shared/define-element.ts';
import { EndcapPickupQueue } from './endcap-pickup-queue.ts';

defineElement('endcap-pickup-queue', EndcapPickupQueue);
