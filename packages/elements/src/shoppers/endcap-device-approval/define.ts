import { defineElement } from '../../shared/define-element.ts';
import { EndcapDeviceApproval } from './endcap-device-approval.ts';

defineElement('endcap-device-approval', EndcapDeviceApproval);
