import type { CodeAttempts } from '../coupons/attempts.ts';
import type { Database } from '../database/database.ts';
import type { EventFeed } from '../events/feed.ts';
import type { OpenStreams } from '../events/open-streams.ts';
import type { CodeGuesses } from '../loyalty/guesses.ts';
import type { ReservationBatches } from '../reservations/batch.ts';
import type { PaymentProvider } from '../payments/provider.ts';
import type { SignInAttempts } from '../sessions/attempts.ts';
import type { Projections } from '../stock/projections.ts';
import type { Reach } from '../webhooks/options.ts';
import type { ShopperCaller, StaffCaller } from './caller.ts';
import type { KeyRing } from './key-ring.ts';

/** What routes work with. */
export interface Services {
	database: Database;
	projections: Projections;
	keyRing: KeyRing;
	sessionRing: KeyRing<ShopperCaller>;
	staffRing: KeyRing<StaffCaller>;
	/** How browsers reach this server, when it was told. */
	publicUrl?: string;
	/** Where this server is to be found: as it was told, else where it listens. */
	address: () => string;
	/** Undefined: orders cannot be paid elsewhere. */
	payments: PaymentProvider | undefined;
	/** Where they may lead. */
	webhooks: Reach;
	reservationBatches: ReservationBatches;
	feed: EventFeed;
	openStreams: OpenStreams;
	/** One count of each, wherever codes are offered. */
	codeAttempts: CodeAttempts;
	codeGuesses: CodeGuesses;
	signInAttempts: SignInAttempts;
	now: () => Date;
}
