import { unguard } from '../reading/cells.ts';
import type { Row } from '../reading/csv.ts';
import { cell, identifier } from '../reading/fields.ts';
import type { Headers } from '../reading/headers.ts';
import type { Sheet } from '../reading/sheet.ts';
import type { IssueRecord } from '../records.ts';
import type { RowReader, TableFormat } from './format.ts';

const NAMES = {
	coupon_id: ['coupon id'],
	code: ['code', 'coupon code'],
	customer: ['customer id', 'customer', 'email', 'e-mail', 'phone'],
	issued_for: ['issued for'],
	valid_until: ['valid until'],
	status: ['status'],
} as const;

const WALL_CLOCK = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/;

/** Who has which coupon, one a row: a code of one’s own, a customer, or both. */
export const endcapIssues: TableFormat = {
	id: 'endcap_issues',
	name: 'Endcap issue list CSV',
	kinds: ['issues'],
	decimalPoint: false,
	required: [NAMES.coupon_id],
	recognise(headers: Headers): string | undefined {
		const issues = headers.has('coupon id') && headers.has(...NAMES.code, ...NAMES.customer) && !headers.has('benefit');
		return issues ? 'Endcap issue list CSV' : undefined;
	},
	open: (sheet) => new EndcapIssues(sheet),
};

class EndcapIssues implements RowReader {
	readonly #sheet: Sheet;
	readonly #at;
	readonly #names: Record<string, string>;

	constructor(sheet: Sheet) {
		this.#sheet = sheet;
		this.#at = sheet.columns(NAMES);
		this.#names = sheet.names(this.#at);
	}

	row(row: Row): void {
		const sheet = this.#sheet;
		const refusals = sheet.begin(row);
		const status = cell(row, this.#at.status).toLowerCase();
		if (status === 'redeemed' || status === 'canceled') {
			return sheet.ignore(row, 'issue_over', 'Used or canceled already, so there is nothing to give.');
		}
		const coupon_id = identifier(sheet, row, this.#at.coupon_id);
		const code = unguard(cell(row, this.#at.code), true).normalize('NFC').trim().toUpperCase();
		const customer = unguard(cell(row, this.#at.customer), true).trim().toLowerCase();
		const validUntil = cell(row, this.#at.valid_until);
		if (coupon_id === null && sheet.refusals === refusals) {
			sheet.refuse(
				row,
				this.#at.coupon_id,
				'coupon_id_missing',
				'No coupon_id, so it is not known which coupon it is.',
			);
		}
		if (code === '' && customer === '') {
			sheet.refuse(row, this.#at.code, 'issue_empty', 'Neither a code nor a customer. Fill one in.');
		} else if (code.length > 64 || /\s/.test(code)) {
			sheet.refuse(row, this.#at.code, 'code_invalid', 'A code has no blanks and at most 64 characters.');
		}
		if (validUntil !== '' && !WALL_CLOCK.test(validUntil)) {
			sheet.refuse(row, this.#at.valid_until, 'coupon_invalid', 'Write a time as 2026-12-24T18:00.');
		}
		const record: IssueRecord = {
			type: 'issue',
			place: { line: row.line, columns: this.#names },
			coupon_id: coupon_id ?? '',
			code: code || null,
			customer: customer || null,
			issued_for: unguard(cell(row, this.#at.issued_for), true).trim() || null,
			valid_until: validUntil || null,
		};
		const refused = sheet.refusals > refusals;
		sheet.items.push(refused ? { type: 'refused', record: 'issue', rows: 1, variants: 0 } : record);
	}

	end(): void {
		// Every row is a record of its own.
	}
}
