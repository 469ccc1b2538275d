import type { ProblemCode } from '@endcap/contract';
import { EXAMPLE_NOW } from '@endcap/contract/examples';

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
	const date = new Date(EXAMPLE_NOW).toUTCString();
	const type = status < 400 ? 'application/json' : 'application/problem+json';
	return new Response(JSON.stringify(body), { status, headers: { 'content-type': type, date, ...headers } });
}

/** `pointers`: to what was wrong with the request. */
export function problem(status: number, code: ProblemCode, pointers?: readonly string[]): Response {
	const errors = pointers?.map((pointer) => ({ pointer, detail: code }));
	const body = { type: `/docs/errors#${code}`, code, title: code, status, detail: code, request_id: 'example' };
	return json(status, { ...body, ...(errors && { errors }) });
}
