import type { Queryable } from '../database/database.ts';

export interface CardRow {
	card_id: string;
	customer_id: string;
	locator: string;
	secret: string;
}

/** The session of the device that has the card. */
const GOING_ON = 'session.ended_at IS NULL AND (session.ends_at IS NULL OR session.ends_at > now())';

export interface NewCard extends CardRow {
	session_id: string;
}

/** Does nothing when the session has one, or the locator is taken. */
export async function insertCard(tx: Queryable, merchantId: string, card: NewCard): Promise<void> {
	await tx.query(
		{
			name: 'loyalty_insert_card',
			text: `INSERT INTO loyalty_card (merchant_id, card_id, customer_id, session_id, locator, secret)
				VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
		},
		[merchantId, card.card_id, card.customer_id, card.session_id, card.locator, card.secret],
	);
}

export async function selectCardOfSession(
	queryable: Queryable,
	merchantId: string,
	sessionId: string,
): Promise<CardRow | undefined> {
	const [row] = await queryable.query<CardRow>(
		{
			name: 'loyalty_select_card_of_session',
			text: `SELECT card_id, customer_id, locator, secret FROM loyalty_card WHERE merchant_id = $1 AND session_id = $2`,
		},
		[merchantId, sessionId],
	);
	return row;
}

/** Undefined also when its session has ended. */
export async function selectCardByLocator(
	queryable: Queryable,
	merchantId: string,
	locator: string,
): Promise<CardRow | undefined> {
	const [row] = await queryable.query<CardRow>(
		{
			name: 'loyalty_select_card_by_locator',
			text: `SELECT card_id, card.customer_id, locator, secret
				FROM loyalty_card card JOIN session USING (merchant_id, session_id)
				WHERE merchant_id = $1 AND locator = $2 AND ${GOING_ON}`,
		},
		[merchantId, locator],
	);
	return row;
}

/** Of all devices on which the customer is signed in. */
export async function selectCardsOfCustomer(
	queryable: Queryable,
	merchantId: string,
	customerId: string,
): Promise<CardRow[]> {
	return queryable.query<CardRow>(
		{
			name: 'loyalty_select_cards_of_customer',
			text: `SELECT card_id, card.customer_id, locator, secret
				FROM loyalty_card card JOIN session USING (merchant_id, session_id)
				WHERE merchant_id = $1 AND card.customer_id = $2 AND ${GOING_ON} ORDER BY card_id`,
		},
		[merchantId, customerId],
	);
}

/** False when the code of this period, or of a later one, was used by somebody else. */
export async function usePeriod(
	tx: Queryable,
	merchantId: string,
	cardId: string,
	{ period, by }: { period: number; by: string },
): Promise<boolean> {
	const rows = await tx.query(
		{
			name: 'loyalty_use_period',
			text: `UPDATE loyalty_card SET used_period = $3, used_by = $4
				WHERE merchant_id = $1 AND card_id = $2
					AND (used_period IS NULL OR used_period < $3 OR (used_period = $3 AND used_by = $4))
				RETURNING card_id`,
		},
		[merchantId, cardId, period, by],
	);
	return rows.length > 0;
}
