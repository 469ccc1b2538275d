import { Observable } from '../observable.ts';
import type { Place } from './distance.ts';

/** Where the shopper is, once they have said so; every element on the page sorts by it. It is sent nowhere. */
export const shopperPlace = new Observable<Place | undefined>(undefined);
