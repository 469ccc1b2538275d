import assert from 'node:assert/strict';
import type { Session, SignIn } from '@endcap/contract';
import type { Database } from '@endcap/server';
import type { Answer, CallOptions, TestMerchant, TestServer } from './server.ts';

let asked = 0;

/** Signs shoppers in over HTTP, with codes read where the sender would read them. */
export class SignInDesk {
	readonly server: TestServer;
	readonly database: Database;
	readonly merchant: TestMerchant;

	constructor(server: TestServer, database: Database, merchant: TestMerchant = server.merchant) {
		this.server = server;
		this.database = database;
		this.merchant = merchant;
	}

	/** An anonymous session. */
	async begin(): Promise<Session> {
		const { body, text } = await this.server.call('POST', '/v1/sessions', { key: this.merchant.publishable });
		assert.ok((body as Session).id, text);
		return body as Session;
	}

	/** From a network of its own each time, to a server that trusts its proxy. */
	post(by: Session, path: string, body?: unknown, headers?: CallOptions['headers']): Promise<Answer> {
		const from = { 'x-forwarded-for': `10.0.${Math.floor(++asked / 250)}.${asked % 250}` };
		return this.server.call('POST', path, { key: by.access_token, body, headers: { ...from, ...headers } });
	}

	ask(by: Session, to: string, headers?: CallOptions['headers']): Promise<Answer> {
		return this.post(by, '/v1/sessions/otp', { channel: to.includes('@') ? 'email' : 'sms', to }, headers);
	}

	/** What `verify` is called with. */
	async askForCode(by: Session, to: string): Promise<{ sign_in_id: string; code: string }> {
		const { status, body, text } = await this.ask(by, to);
		assert.equal(status, 202, text);
		return { sign_in_id: (body as SignIn).sign_in_id, code: await this.codeSentTo(to) };
	}

	/** The last one; while nothing sends it. */
	async codeSentTo(to: string): Promise<string> {
		const [row] = await this.database.query<{ code: string }>(
			{
				text: `SELECT data->>'code' AS code FROM message
					WHERE merchant_id = $1 AND type = 'sign_in_code' AND recipient = $2 ORDER BY message_id DESC LIMIT 1`,
			},
			[this.merchant.id, to.toLowerCase()],
		);
		assert.ok(row, `no code was sent to ${to}`);
		return row.code;
	}

	verify(by: Session, body: { sign_in_id: string; code: string; name?: string }): Promise<Answer> {
		return this.post(by, '/v1/sessions/verify', body);
	}

	/** From a session that is begun for it, unless told. */
	async signIn(to: string, from?: Session): Promise<Session & { customer_id: string }> {
		const session = from ?? (await this.begin());
		const { status, body, text } = await this.verify(session, await this.askForCode(session, to));
		assert.equal(status, 201, text);
		return body as Session & { customer_id: string };
	}

	/** Lets time pass since the code was typed in. */
	async makeOld({ id }: Session): Promise<void> {
		await this.database.query(
			{ text: `UPDATE session SET verified_at = now() - interval '61 minutes' WHERE session_id = $1` },
			[id],
		);
	}
}
