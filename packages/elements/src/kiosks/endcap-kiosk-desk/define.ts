import { defineElement } from '../../shared/define-element.ts';
import { EndcapKioskDesk } from './endcap-kiosk-desk.ts';

defineElement('endcap-kiosk-desk', EndcapKioskDesk);
