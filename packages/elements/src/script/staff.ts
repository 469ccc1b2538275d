import { configurePage } from '../shared/page.ts';
import { readAddress } from './address.ts';

/** For the pages of people who work in a shop: the server is where this script is from, and no key is needed. */
configurePage(readAddress(import.meta.url));
void import('../define-staff.ts');
