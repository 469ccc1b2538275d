import { cartOperations } from './basket/operations.ts';
import { collectOperations } from './collect/operations.ts';
import { couponOperations } from './coupons/operations.ts';
import { eventOperations } from './events/operations.ts';
import { fulfillmentOperations } from './fulfillments/operations.ts';
import { importOperations } from './imports/operations.ts';
import { keyOperations } from './keys/operations.ts';
import { kioskOperations } from './kiosks/operations.ts';
import { linkOperations } from './links/operations.ts';
import { loyaltyOperations } from './loyalty/operations.ts';
import { merchantOperations } from './merchants/operations.ts';
import { offerOperations } from './offers/operations.ts';
import { orderOperations } from './orders/operations.ts';
import { paymentOperations } from './payments/operations.ts';
import { messageOperations } from './messages/operations.ts';
import { productOperations } from './products/operations.ts';
import { reservationOperations } from './reservations/operations.ts';
import { saleOperations } from './sales/operations.ts';
import { scanOperations } from './scan/operations.ts';
import { deviceOperations } from './sessions/device-operations.ts';
import { sessionOperations } from './sessions/operations.ts';
import { shopperOperations } from './shoppers/operations.ts';
import { staffOperations } from './staff/operations.ts';
import { stockOperations } from './stock/operations.ts';
import { storeOperations } from './stores/operations.ts';
import { webhookOperations } from './webhooks/operations.ts';
import type { Operation } from './shared/operation.ts';

/** Every operation of the API, in the order of the document. */
export const operations: readonly Operation[] = [
	...merchantOperations,
	...storeOperations,
	...productOperations,
	...stockOperations,
	...reservationOperations,
	...collectOperations,
	...cartOperations,
	...orderOperations,
	...paymentOperations,
	...fulfillmentOperations,
	...couponOperations,
	...offerOperations,
	...linkOperations,
	...saleOperations,
	...scanOperations,
	...loyaltyOperations,
	...eventOperations,
	...sessionOperations,
	...deviceOperations,
	...shopperOperations,
	...staffOperations,
	...kioskOperations,
	...messageOperations,
	...importOperations,
	...webhookOperations,
	...keyOperations,
];
