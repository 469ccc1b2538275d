import { Type, type TSchema } from 'typebox';
import { Nullable } from './nullable.ts';
import { Cursor } from './scalars.ts';

/** A page of a list; `next_cursor` is null on the last one. */
export function Page<T extends TSchema>(item: T, $id: string) {
	return Type.Object({ data: Type.Array(item), next_cursor: Nullable(Cursor) }, { $id, additionalProperties: false });
}
