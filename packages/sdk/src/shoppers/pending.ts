import type { Consent, Customer, ProblemCode } from '@endcap/contract';
import type { Refused } from '../shared/outcome.ts';

/** As the contract is about to say it. */
export interface SignIn {
	sign_in_id: string;
	digits: number;
	expires_at: string;
	resend_at: string;
}
export interface SessionClaimed {
	cart_id: string | null;
	orders: number;
	reservations: number;
}
export interface SessionsEnded {
	ended: number;
}
export interface CartHandoff {
	code: string;
	url: string;
	expires_at: string;
}
export type CustomerChange = Partial<Pick<Customer, 'name' | 'language' | 'birthday' | 'preferred_store_id'>>;
export interface ConsentInput {
	purpose: Consent['purpose'];
	channel?: Consent['channel'];
	given: boolean;
}
export interface CustomerExport {
	exported_at: string;
	customer: Customer;
}
export interface CustomerErased {
	erased_at: string;
}
export type Refusal<Code extends string> = Omit<Refused<ProblemCode>, 'outcome'> & { outcome: Code };
