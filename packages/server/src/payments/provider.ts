import type { IncomingHttpHeaders } from 'node:http';
import type { PaymentNotice } from '@endcap/contract';

export interface PaymentToBegin {
	merchant: string;
	order_id: string;
	/** Minor units. */
	amount: number;
	/** ISO 4217 */
	currency: string;
	/** Where the shopper is sent back to. */
	return_url: string;
}

/** What a provider says, as it has been proven to. */
export interface ProvenNotice extends PaymentNotice {
	/** The provider’s own for this notice: what comes again counts once. */
	id: string;
}

/**
 * Somebody who takes payments on pages of their own. Nothing of a card ever comes here. Another one is an object with
 * these two methods, given to `startServer`.
 */
export interface PaymentProvider {
	/** Where the shopper pays. Within the transaction that makes the order, so it must not take long. */
	begin(payment: PaymentToBegin): Promise<{ pay_url: string }>;
	/** What a notice says; a reason in words when it cannot be trusted. `body`: the very bytes. */
	readNotice(headers: IncomingHttpHeaders, body: Buffer): ProvenNotice | { refused: string };
}
