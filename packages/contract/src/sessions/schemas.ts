import { Type, type Static } from 'typebox';
import { Instant } from '../shared/scalars.ts';

/** A shopper without a name: it owns its reservations and nothing else. */
export const Session = Type.Object(
	{
		id: Type.String(),
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
