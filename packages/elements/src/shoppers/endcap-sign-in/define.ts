import { defineElement } from '../../shared/define-element.ts';
import { EndcapSignIn } from './endcap-sign-in.ts';

defineElement('endcap-sign-in', EndcapSignIn);
