import { Type, type TSchema } from 'typebox';

/** A field that is always present and may be null. */
export function Nullable<T extends TSchema>(schema: T) {
	return Type.Union([schema, Type.Null()]);
}
