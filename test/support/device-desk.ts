import assert from 'node:assert/strict';
import type { DeviceSignIn, DeviceSignInAsked, Session } from '@endcap/contract';
import { KioskDesk } from './kiosk-desk.ts';
import type { Answer } from './server.ts';
import { storeInput } from './shop.ts';
import { SignInDesk } from './sign-in.ts';

/** Screens that ask for a sign-in, and phones that answer them. */
export class DeviceDesk extends SignInDesk {
	/** An anonymous session at a kiosk, with the key that it goes on by. */
	async beginAtKiosk(): Promise<Session & { key: string }> {
		await this.server.call('PUT', '/v1/stores/tartu', { key: this.merchant.secret, body: storeInput() });
		const { key } = await new KioskDesk(this.server, this.merchant).kiosk();
		const { body, text } = await this.server.call('POST', '/v1/sessions', { key });
		assert.ok((body as Session).id, text);
		return { ...(body as Session), key };
	}

	async start(screen: Session): Promise<DeviceSignIn & { code: string }> {
		const { status, body, text } = await this.post(screen, '/v1/sessions/device');
		assert.equal(status, 201, text);
		const made = body as DeviceSignIn;
		return { ...made, code: made.url.split('/').at(-1) as string };
	}

	/** As though it had waited since it last asked. */
	async poll(screen: Session, { device_id }: { device_id: string }, repeat?: string): Promise<Answer> {
		await this.database.query(
			{ text: `UPDATE device_sign_in SET polled_at = polled_at - interval '2 seconds' WHERE session_id = $1` },
			[screen.id],
		);
		return this.pollAtOnce(screen, { device_id }, repeat);
	}

	pollAtOnce(screen: Session, { device_id }: { device_id: string }, repeat?: string): Promise<Answer> {
		const headers = repeat === undefined ? undefined : { 'idempotency-key': repeat };
		return this.post(screen, '/v1/sessions/device/token', { device_id }, headers);
	}

	look(phone: Session, { code }: { code: string }): Promise<Answer> {
		return this.post(phone, '/v1/sessions/device/look', { code });
	}

	answer(phone: Session, { code }: { code: string }, number: number | null): Promise<Answer> {
		return this.post(phone, '/v1/sessions/device/answer', { code, number });
	}

	/** Looks and picks, as the owner of the phone does who stands before the screen. */
	async approve(phone: Session, asked: DeviceSignIn & { code: string }): Promise<void> {
		const { body, text } = await this.look(phone, asked);
		assert.ok((body as DeviceSignInAsked).numbers?.includes(asked.number), text);
		assert.deepEqual((await this.answer(phone, asked, asked.number)).body, { outcome: 'approved' });
	}

	/** Ends the time there is to answer, or to fetch what was answered. */
	async letTimePass({ id }: Session): Promise<void> {
		await this.database.query({ text: 'UPDATE device_sign_in SET expires_at = now() WHERE session_id = $1' }, [id]);
	}
}
