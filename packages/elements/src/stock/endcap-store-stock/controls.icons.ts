import { icon } from '../../shared/icons.ts';

export const phoneIcon = icon(
	'M6 3h3l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z',
);
export const directionsIcon = icon('M12 3l9 9-9 9-9-9zM9 14v-3h6m-2-2l2 2-2 2');
export const pinIcon = icon('M12 4l2.5 5.2 5.5.8-4 4 1 5.6-5-2.7-5 2.7 1-5.6-4-4 5.5-.8z');
export const locateIcon = icon('M12 5a7 7 0 1 0 .01 0zM12 2v3m0 14v3M2 12h3m14 0h3M12 10a2 2 0 1 0 .01 0z');
