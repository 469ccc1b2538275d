import type { Row } from '../reading/csv.ts';
import { boolean, cell, count, sku } from '../reading/fields.ts';
import type { Sheet } from '../reading/sheet.ts';
import type { LevelRecord } from '../records.ts';
import type { RowReader } from './format.ts';
import { namedStore, needQuantity, plainLevel, pushLevels } from './levels.ts';
import type { SquareColumns, SquareIdentity } from './square.ts';

const QUANTITY = 'current quantity';

interface Location {
	store: string;
	quantity: number;
	enabled: number;
	names: Record<string, string>;
}

/** Levels from the columns `Current Quantity <location>`; an empty one means that nothing is counted there. */
export class SquareStock implements RowReader {
	readonly #sheet: Sheet;
	readonly #at: SquareColumns;
	readonly #identity: SquareIdentity;
	readonly #locations: Location[];

	constructor(sheet: Sheet, at: SquareColumns, identity: SquareIdentity) {
		this.#sheet = sheet;
		this.#at = at;
		this.#identity = identity;
		const { headers } = sheet;
		const found = [...headers.keys.entries()].filter(([, key]) => key === QUANTITY || key.startsWith(`${QUANTITY} `));
		needQuantity(sheet, found[0]?.[0] ?? -1, 'Current Quantity <location>');
		this.#locations = found.map(([quantity, key]) => {
			const store = (headers.names[quantity] ?? '').replace(/^\s*current[\s_]+quantity[\s_]*/i, '');
			const enabled = headers.find([`enabled${key.slice(QUANTITY.length)}`]);
			sheet.use(quantity);
			sheet.use(enabled);
			const names = sheet.names({ sku: at.sku, store: quantity, on_hand: quantity, stocked: enabled });
			return { store: store === '' ? namedStore(sheet) : store, quantity, enabled, names };
		});
	}

	row(row: Row): void {
		const sheet = this.#sheet;
		const refusals = sheet.begin(row);
		const product_id = this.#identity.productId(row);
		const options = this.#identity.options(row);
		const own = sku(sheet, row, this.#at.sku);
		if (product_id === '')
			sheet.refuse(row, this.#at.title, 'title_missing', 'It is not said which item this is. Fill in its name.');
		const levels: LevelRecord[] = [];
		for (const { store, quantity, enabled, names } of this.#locations) {
			const stocked = boolean(sheet, row, enabled, true);
			const onHand = cell(row, quantity) === '' && !stocked ? 0 : count(sheet, row, quantity);
			if (onHand === null) continue;
			const level = plainLevel({ line: row.line, columns: names }, { sku: own, product_id, options }, store, onHand);
			levels.push({ ...level, stocked });
		}
		pushLevels(sheet, row, refusals, levels, 'No quantity at any location: its stock is not counted.');
	}

	end(): void {
		// Every row is on its own.
	}
}
