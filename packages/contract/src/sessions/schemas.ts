import { Type, type Static } from 'typebox';
import { Nullable } from '../shared/nullable.ts';
import { Instant } from '../shared/scalars.ts';

/** A shopper on one device, without a name until they sign in. */
export const Session = Type.Object(
	{
		id: Type.String(),
		customer_id: Nullable(Type.String({ description: 'Who is signed in; null while nobody is.' })),
		verified_at: Nullable(
			Type.String({
				format: 'date-time',
				description: 'When a code was last typed in; null while nobody is signed in.',
			}),
		),
		access_token: Type.String({ description: 'Send as `Authorization: Bearer st_…`. Ten minutes.' }),
		expires_at: Instant,
		refresh_token: Type.String({ description: 'Good for one exchange. Sent twice, it ends the session.' }),
	},
	{ $id: 'Session', additionalProperties: false },
);

export const SessionRefresh = Type.Object(
	{ refresh_token: Type.String({ minLength: 1, maxLength: 128 }) },
	{ $id: 'SessionRefresh', additionalProperties: false },
);

export type Session = Static<typeof Session>;
