import type { Colour } from '../colours.ts';

/** Draws one product in the colour of the variant. */
export type Shape = (colour: Colour) => string;
