import type { ProblemCode } from '@endcap/contract';
import { EXAMPLE_NOW } from '@endcap/contract/examples';

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
	const date = new Date(EXAMPLE_NOW).toUTCString();
	const type = status < 400 ? 'application/json' : 'application/problem+json';
	return new Response(JSON.stringify(body), { status, headers: { 'content-type': type, date, ...headers } });
}

export function problem(status: number, code: ProblemCode): Response {
	return json(status, { type: `/docs/errors#${code}`, code, title: code, status, detail: code, request_id: 'example' });
}
