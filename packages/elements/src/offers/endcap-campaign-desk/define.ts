import { defineElement } from '../../shared/define-element.ts';
import { EndcapCampaignDesk } from './endcap-campaign-desk.ts';

defineElement('endcap-campaign-desk', EndcapCampaignDesk);
