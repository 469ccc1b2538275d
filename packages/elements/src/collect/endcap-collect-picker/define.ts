import { defineElement } from '../../shared/define-element.ts';
import { EndcapCollectPicker } from './endcap-collect-picker.ts';

defineElement('endcap-collect-picker', EndcapCollectPicker);
