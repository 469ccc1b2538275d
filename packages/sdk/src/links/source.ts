import type { SessionSource } from '@endcap/contract';
import type { Shopper } from '../sessions/shopper.ts';
import { unlessAborted } from '../shared/abort.ts';
import { refusalOf, type Refused } from '../shared/outcome.ts';
import type { Shape } from '../shared/shape.ts';
import type { RequestOptions } from '../shared/transport.ts';
import { write } from '../shared/write.ts';

const PATH = '/v1/sessions/source';
const SOURCE: Shape<SessionSource> = ['channel', 'until'];
const FORGOTTEN: Shape<{ forgotten: boolean }> = ['forgotten'];

export type SourceOutcome =
	| ({ outcome: 'kept' } & SessionSource)
	/** `not_found`: no link has this code, or it has ended. */
	| Refused<'not_found'>;

export interface Source {
	/**
	 * Remembers by which short link they came: for 30 days, with what they order. Call it after they said yes, and not
	 * before: it begins a session where there is none.
	 */
	setSource(code: string, options?: RequestOptions): Promise<SourceOutcome>;
	/** Forgets it, in their orders too. */
	forgetSource(options?: RequestOptions): Promise<void>;
}

export function createSource({ transport, asShopper }: Pick<Shopper, 'transport' | 'asShopper'>): Source {
	return {
		async setSource(link, options) {
			const signal = options?.signal;
			try {
				const asked = asShopper(true, ({ authorization }) =>
					write<SessionSource>(transport, 'PUT', PATH, { link }, { shape: SOURCE, authorization, signal, once: false }),
				);
				const { value } = (await unlessAborted(asked, signal)) as Awaited<typeof asked> & object;
				return { outcome: 'kept', ...value };
			} catch (error) {
				return refusalOf(error, 'not_found');
			}
		},
		async forgetSource(options) {
			const signal = options?.signal;
			const asked = asShopper(false, ({ authorization }) =>
				write<{ forgotten: boolean }>(transport, 'DELETE', PATH, undefined, {
					shape: FORGOTTEN,
					authorization,
					signal,
					once: false,
				}),
			);
			await unlessAborted(asked, signal);
		},
	};
}
