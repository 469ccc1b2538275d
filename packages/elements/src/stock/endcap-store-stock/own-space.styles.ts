import { unsafeCSS } from 'lit';
import { ownSpace } from './space.ts';

/** Apart from the looks, whose template the build can then make smaller: it leaves files with computed CSS alone. */
export const ownSpaceStyles = unsafeCSS(ownSpace());
