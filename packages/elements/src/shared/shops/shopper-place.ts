import { Observable } from '../observable.ts';
import type { Place } from './distance.ts';

/** Where the shopper is, once they have said so; every element on the page sorts by it. It stays on the device: only who asks for
 * offers near them sends it, rounded to about a kilometre. */
export const shopperPlace = new Observable<Place | undefined>(undefined);
