import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEventParser, type EventBlock } from '../../packages/sdk/src/events/event-parser.ts';

function parse(...parts: string[]): EventBlock[] {
	const blocks: EventBlock[] = [];
	const feed = createEventParser((block) => blocks.push(block));
	parts.forEach(feed);
	return blocks;
}

const block = (fields: Partial<EventBlock>): EventBlock => ({ id: undefined, event: '', data: undefined, ...fields });
const TEXT =
	': welcome\nid: 41\n\nid: 42\nevent: availability.changed\ndata: {"id":"42"}\n\n:\nid: 43\n\nevent: resync\ndata:1\ndata: 2\n\n';
const BLOCKS = [
	block({ id: '41' }),
	block({ id: '42', event: 'availability.changed', data: '{"id":"42"}' }),
	block({ id: '43' }),
	block({ event: 'resync', data: '1\n2' }),
];

test('events, places without data and comments are told apart', () => {
	assert.deepEqual(parse(TEXT), BLOCKS);
});

test('the text may be cut anywhere, whatever ends its lines', () => {
	for (const end of ['\n', '\r\n', '\r']) {
		const text = TEXT.replaceAll('\n', end);
		// A carriage return that was the last of all is taken with what comes next.
		assert.deepEqual(parse(...text.split(''), ':'), BLOCKS, JSON.stringify(end));
		for (let at = 1; at < text.length; at++) assert.deepEqual(parse(text.slice(0, at), text.slice(at), ':'), BLOCKS);
	}
});

test('what the line was lost in the middle of is not told', () => {
	assert.deepEqual(parse('id: 7\ndata: whole\n\nid: 8\ndata: half\n'), [block({ id: '7', data: 'whole' })]);
});

test('an id with a NUL is no id, and fields of other names are none of ours', () => {
	assert.deepEqual(parse('id: 4\0\nretry: 5\ndata\ndatum: 6\n\n'), [block({ data: '' })]);
});
