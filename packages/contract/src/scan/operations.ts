import { operation } from '../shared/operation.ts';
import { exampleScans } from './examples.ts';
import { ScanInput, ScanResult } from './schemas.ts';

export const scan = operation({
	id: 'scan',
	tag: 'Scan',
	method: 'POST',
	path: '/v1/scan',
	summary: 'What a code is',
	description:
		'Publishable keys are told of articles, shoppers also of baskets that are handed over, staff and secret keys of everything. A member’s code is good for one scan.',
	callers: ['publishable', 'shopper', 'staff', 'secret'],
	body: ScanInput,
	answers: { 200: { description: 'What it is', schema: ScanResult, examples: exampleScans } },
	problems: ['unsupported_media_type', 'payload_too_large'],
});

export const scanOperations = [scan] as const;
