import { defineElement } from '../../shared/define-element.ts';
import { EndcapLinkDesk } from './endcap-link-desk.ts';

defineElement('endcap-link-desk', EndcapLinkDesk);
