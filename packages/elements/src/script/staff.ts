import { configurePage } from '../shared/page.ts';
import { warnOnce } from '../shared/warn.ts';
import { readAddress } from './address.ts';

/** For the pages of people who work in a shop: the server is where this script is from, and no key is needed. */
const address = readAddress(import.meta.url);
if (configurePage(address)) void import('../define-staff.ts');
else warnOnce(`The script is on this page twice. This copy, from ${address.server}, does nothing.`);
