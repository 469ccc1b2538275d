import { createTransport, type SMTPTransportOptions } from 'nodemailer';
import { delivery, type Delivery, type Outgoing, type Provider } from './provider.ts';

export interface SmtpOptions {
	/** `smtps://user:password@host:465`, or `smtp://…` with STARTTLS. */
	url: string;
	/** The address that e-mail comes from; the name beside it is the shop’s. */
	from: string;
	/** Certificates to trust beside those that Node does. */
	ca?: string;
}

const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);
const CONNECT_MS = 10_000;
const QUIET_MS = 20_000;

/** E-mail over SMTP (RFC 5321), one connection a message. Encrypted, but for a mail server on this very machine. */
export function smtpProvider({ url, from, ca }: SmtpOptions): Provider {
	const { hostname, protocol } = new URL(url);
	const plain = protocol === 'smtp:' && THIS_MACHINE.has(hostname);
	const transport = createTransport({
		url,
		requireTLS: !plain,
		ignoreTLS: plain,
		connectionTimeout: CONNECT_MS,
		greetingTimeout: CONNECT_MS,
		socketTimeout: QUIET_MS,
		disableFileAccess: true,
		disableUrlAccess: true,
		...(ca !== undefined && { tls: { ca } }),
	} satisfies SMTPTransportOptions);
	const host = from.slice(from.indexOf('@') + 1);
	return {
		async send(message, signal) {
			try {
				const { response } = await transport.sendMail({ ...mailOf(message, from, host), signal });
				return delivery('sent', response);
			} catch (error) {
				return failureOf(error);
			}
		},
	};
}

function mailOf({ id, to, toName, fromName, subject, text, html, optOutUrl }: Outgoing, from: string, host: string) {
	return {
		messageId: `<${id}@${host}>`,
		from: { name: fromName, address: from },
		to: { name: toName, address: to },
		// Where it goes is not read out of a header that holds somebody’s name.
		envelope: { from, to: [to] },
		subject: subject ?? '',
		text,
		html: html ?? undefined,
		headers: {
			'Auto-Submitted': 'auto-generated',
			...(optOutUrl !== null && {
				'List-Unsubscribe': `<${optOutUrl}>`,
				'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
			}),
		},
	};
}

interface SmtpFailure {
	code?: string;
	command?: string;
	responseCode?: number;
	response?: string;
}

/** A 5xx about the recipient or the message is final. One about signing in or the sender is the operator’s to mend. */
function failureOf(error: unknown): Delivery {
	const { code, command, responseCode = 0, response } = error as SmtpFailure;
	const final = responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
	return delivery(final ? 'refused' : 'unreachable', response ?? code ?? 'No connection');
}
