import { defineElement } from '../../shared/define-element.ts';
import { EndcapTill } from './endcap-till.ts';

defineElement('endcap-till', EndcapTill);
