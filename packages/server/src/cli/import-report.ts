import type { ImportCounts, ImportRemark, ImportReport } from '@endcap/contract';

const REFUSED_SHOWN = 20;
const NOTES_SHOWN = 3;
const VALUE_SHOWN = 40;

const DELIMITERS: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };
const COUNTS = ['read', 'created', 'changed', 'unchanged', 'ignored', 'refused'] as const;

/** The report for people. Whatever comes from the file is stripped of what a terminal would obey. */
export function describeReport(report: ImportReport): string {
	return [
		headline(report),
		formatLine(report),
		...table(report),
		...refusedLines(report.refused, report.rows.refused),
		...noteLines(report.notes),
		...(report.columns_ignored.length > 0
			? ['', `Columns not used: ${report.columns_ignored.map(plain).join(', ')}.`]
			: []),
		'',
		nextStep(report),
	].join('\n');
}

function headline({ status, refused }: ImportReport): string {
	if (status === 'taken') return 'The file was taken.';
	if (status === 'dry_run') return 'The file would be taken. Nothing was changed.';
	const problems =
		refused.length === 1 ? 'One thing is' : `${refused.length >= 1000 ? 'More than 1000' : refused.length} things are`;
	return `Nothing of the file was taken. ${problems} wrong with it.`;
}

function formatLine({ format_name, encoding, delimiter }: ImportReport): string {
	const separated = delimiter === null ? '' : `, separated by ${DELIMITERS[delimiter] ?? plain(delimiter)}`;
	return `Format: ${plain(format_name)}; ${encoding}${separated}.`;
}

function table(report: ImportReport): string[] {
	const { products, variants, stores, levels, coupons, issues, programs, rows } = report;
	const things = Object.entries({
		products,
		variants,
		stores,
		'stock lines': levels,
		coupons,
		issues,
		programs,
	}).filter((entry): entry is [string, ImportCounts] => entry[1] !== undefined);
	const header = ['', ...COUNTS].map((name, at) => (at === 0 ? name.padEnd(12) : name.padStart(10))).join('');
	const lines = things.map(
		([name, counts]) => name.padEnd(12) + COUNTS.map((count) => String(counts[count]).padStart(10)).join(''),
	);
	return [
		'',
		header,
		...lines,
		'',
		`Rows of the file: ${rows.read} read, ${rows.ignored} ignored, ${rows.refused} refused.`,
	];
}

function refusedLines(refused: readonly ImportRemark[], rows: number): string[] {
	if (refused.length === 0) return [];
	const lines = refused.slice(0, REFUSED_SHOWN).map((remark) => `  ${placeOf(remark)}: ${plain(remark.reason)}`);
	const more = refused.length - lines.length;
	if (more > 0)
		lines.push(`  … and ${more} more${refused.length >= 1000 ? ` (${rows} rows in all)` : ''}; --json shows them.`);
	return ['', 'Refused:', ...lines];
}

/** Of each kind of note the first few, since one rule often applies to every row. */
function noteLines(notes: readonly ImportRemark[]): string[] {
	if (notes.length === 0) return [];
	const kinds = new Map<string, ImportRemark[]>();
	for (const note of notes) kinds.set(note.code, [...(kinds.get(note.code) ?? []), note]);
	const lines = [...kinds.values()].flatMap((same) => {
		const shown = same.slice(0, NOTES_SHOWN).map((remark) => `  ${placeOf(remark)}: ${plain(remark.reason)}`);
		return same.length > NOTES_SHOWN ? [...shown, `  … and ${same.length - NOTES_SHOWN} more alike.`] : shown;
	});
	return ['', 'Worth knowing:', ...lines];
}

function placeOf({ line, column, value }: ImportRemark): string {
	const shown =
		value === null || value === ''
			? ''
			: ` “${plain(value.length > VALUE_SHOWN ? `${value.slice(0, VALUE_SHOWN)}…` : value)}”`;
	return `line ${line}${column === null ? '' : `, ${plain(column)}`}${shown}`;
}

function nextStep({ status, kind, rows }: ImportReport): string {
	if (status === 'dry_run') return 'Next: run the same without --dry-run.';
	if (status === 'refused') {
		const skip = rows.read > rows.refused && rows.refused > 0;
		return `Next: mend the lines above and import the file again${skip ? ', or take the rest with --skip-bad-rows' : ''}.`;
	}
	const others = {
		products: 'stores and stock',
		stores: 'products and stock',
		stock: 'products and stores',
		coupons: 'issue lists',
		issues: 'coupons',
		program: 'coupons',
	}[kind];
	return `Importing it again changes nothing. \`endcap import\` takes ${others} alike.`;
}

function plain(text: string): string {
	return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
}
