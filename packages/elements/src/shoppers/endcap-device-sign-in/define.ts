import { defineElement } from '../../shared/define-element.ts';
import { EndcapDeviceSignIn } from './endcap-device-sign-in.ts';

defineElement('endcap-device-sign-in', EndcapDeviceSignIn);
