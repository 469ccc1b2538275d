import { defineElement } from '../../shared/define-element.ts';
import { EndcapProvider } from './endcap-provider.ts';

defineElement('endcap-provider', EndcapProvider);
