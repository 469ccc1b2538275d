import { OperatorError } from '../../shared/operator-error.ts';
import { httpSmsProvider } from './http-sms.ts';
import type { Providers } from './provider.ts';

/** As an operator sets them. What is not set is not sent, but kept. */
export interface ProviderSettings {
	smtpUrl?: string;
	mailFrom?: string;
	smsUrl?: string;
	smsToken?: string;
	smsFrom?: string;
}

const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);
const ADDRESS = /^[^\s@<>()[\],;:\\"]+@[^\s@<>()[\],;:\\"]+$/;

/** Rejects with an OperatorError when something is missing or would send messages in the open. */
export async function providersOf(settings: ProviderSettings, publicUrl: string | undefined): Promise<Providers> {
	const { smtpUrl, mailFrom, smsUrl, smsToken, smsFrom } = settings;
	const providers: Providers = {};
	if (smtpUrl !== undefined) {
		judgeUrl('ENDCAP_SMTP_URL', smtpUrl, ['smtp:', 'smtps:']);
		if (mailFrom === undefined || !ADDRESS.test(mailFrom)) {
			throw new OperatorError('E-mail needs an address that it comes from: set ENDCAP_MAIL_FROM=orders@shop.example.');
		}
		// Loaded here, since a server that sends no e-mail does without.
		const { smtpProvider } = await import('./smtp.ts');
		providers.email = smtpProvider({ url: smtpUrl, from: mailFrom });
	}
	if (smsUrl !== undefined) {
		const { protocol, hostname } = judgeUrl('ENDCAP_SMS_URL', smsUrl, ['https:', 'http:']);
		if (protocol === 'http:' && !THIS_MACHINE.has(hostname)) {
			throw new OperatorError('ENDCAP_SMS_URL would send phone numbers and a token in the open. Use https.');
		}
		if (!smsToken || !smsFrom) {
			throw new OperatorError('Text messages need ENDCAP_SMS_TOKEN and ENDCAP_SMS_FROM beside ENDCAP_SMS_URL.');
		}
		providers.sms = httpSmsProvider({ url: smsUrl, token: smsToken, from: smsFrom });
	}
	if ((providers.email || providers.sms) && publicUrl === undefined) {
		throw new OperatorError(
			'Messages carry links to this server, so it has to know how browsers reach it: set ENDCAP_URL or --public-url.',
		);
	}
	return providers;
}

function judgeUrl(name: string, text: string, protocols: readonly string[]): URL {
	if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) {
		const allowed = protocols.map((protocol) => `${protocol}//`).join(' or ');
		throw new OperatorError(`${name} cannot be read: it begins with ${allowed} and names a host.`);
	}
	return new URL(text);
}
