import { defineElement } from '../../shared/define-element.ts';
import { EndcapSignIn } from './endcap-sign-in.ts';

defineElement('endcap-sign-in', EndcapSignIn);

// Few pages have these, and those that do have this one too: their names need not weigh in the script of every page.
if (document.querySelector('endcap-device-approval')) void import('../endcap-device-approval/define.ts');
if (document.querySelector('endcap-device-sign-in')) void import('../endcap-device-sign-in/define.ts');
