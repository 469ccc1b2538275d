/** A message as it leaves. */
export interface Outgoing {
	/** The same however often it is sent. */
	id: string;
	/** E-mail address, or phone number in E.164. */
	to: string;
	toName: string;
	fromName: string;
	/** Null for text messages, like `html`. */
	subject: string | null;
	text: string;
	html: string | null;
	/** Where one click ends them (RFC 8058). */
	optOutUrl: string | null;
}

/**
 * `sent`: it was taken. `refused`: for good, so another attempt is of no use. `unreachable`: perhaps later; it may have
 * been taken all the same. `answer` is what the other side said, in one line.
 */
export interface Delivery {
	outcome: 'sent' | 'refused' | 'unreachable';
	answer: string;
}

/** Hands messages over to those who deliver them. */
export interface Provider {
	/** Never rejects; resolves soon after the signal. */
	send(message: Outgoing, signal: AbortSignal): Promise<Delivery>;
}

/** What channels there are providers for. */
export interface Providers {
	email?: Provider;
	sms?: Provider;
}

const MOST = 300;

export function delivery(outcome: Delivery['outcome'], answer: string): Delivery {
	return {
		outcome,
		answer: answer
			.replaceAll(/\p{Cc}+/gu, ' ')
			.trim()
			.slice(0, MOST),
	};
}
