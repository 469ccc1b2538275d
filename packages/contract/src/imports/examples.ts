import type { ImportReport } from './schemas.ts';

export const exampleImportReport: ImportReport = {
	id: '0199c9a0-0000-7000-8000-000000000001',
	kind: 'stock',
	format: 'endcap_stock',
	format_name: 'Endcap stock CSV',
	encoding: 'utf-8',
	delimiter: ',',
	status: 'taken',
	rows: { read: 3, ignored: 0, refused: 0 },
	levels: { read: 3, created: 2, changed: 1, unchanged: 0, ignored: 0, refused: 0 },
	refused: [],
	notes: [
		{ line: 3, column: 'on_hand', value: '-1', code: 'stock_negative', reason: 'Oversold in the source; stored as 0.' },
	],
	columns_ignored: [],
	started_at: '2026-03-25T10:00:00Z',
	finished_at: '2026-03-25T10:00:01Z',
};
