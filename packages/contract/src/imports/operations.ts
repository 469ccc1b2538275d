import { Type } from 'typebox';
import { operation } from '../shared/operation.ts';
import { exampleImportReport } from './examples.ts';
import { ExportParams, ImportQuery, ImportReport } from './schemas.ts';

export const createImport = operation({
	id: 'createImport',
	tag: 'Imports',
	method: 'POST',
	path: '/v1/imports',
	summary: 'Import a file',
	description:
		'The body is the file itself. The format is recognised unless `format` names it. A file is taken whole or not at all, unless `skip_bad_rows`. The same file twice changes nothing. What it does not mention stays as it is, except that a variant which its product no longer has is archived. One import of a merchant runs at a time; another is a `conflict`.',
	callers: ['secret'],
	query: ImportQuery,
	body: Type.String({ format: 'binary' }),
	fileTypes: ['text/csv', 'text/tab-separated-values', 'application/geo+json', 'application/octet-stream'],
	answers: {
		200: {
			description: 'Taken, or what would be taken',
			schema: ImportReport,
			examples: { stock: exampleImportReport },
		},
	},
	problems: ['import_refused', 'conflict', 'payload_too_large', 'unsupported_media_type'],
	idempotent: true,
});

export const exportFile = operation({
	id: 'exportFile',
	tag: 'Imports',
	method: 'GET',
	path: '/v1/exports/{kind}',
	summary: 'Export everything as Endcap CSV',
	description: 'UTF-8 with CRLF (RFC 4180). Importing the file again changes nothing.',
	callers: ['secret'],
	params: ExportParams,
	answers: { 200: { description: 'The file, as text/csv' } },
	problems: [],
});

export const importOperations = [createImport, exportFile] as const;
