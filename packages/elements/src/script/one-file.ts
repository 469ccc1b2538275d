import { configurePage } from '../shared/page.ts';
import { warnOnce } from '../shared/warn.ts';
import { readAddress } from './address.ts';

/** Everything in one file that can carry an `integrity` hash, since a hash covers no further files. */
const address = readAddress(import.meta.url);
if (configurePage(address)) void import('../define.ts');
else warnOnce(`Twice on this page: the script from ${address.server} does nothing.`);
