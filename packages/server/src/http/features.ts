import { handoffRoutes } from '../basket/handoff.routes.ts';
import { basketRoutes } from '../basket/routes.ts';
import { collectRoutes } from '../collect/routes.ts';
import { couponRoutes } from '../coupons/routes.ts';
import { eventRoutes } from '../events/routes.ts';
import { fulfillmentRoutes } from '../fulfillments/routes.ts';
import { importRoutes } from '../imports/routes.ts';
import { kioskRoutes } from '../kiosks/routes.ts';
import { keyRoutes } from '../keys/routes.ts';
import { linkRoutes } from '../links/routes.ts';
import { loyaltyRoutes } from '../loyalty/routes.ts';
import { merchantRoutes } from '../merchants/routes.ts';
import { offerRoutes } from '../offers/routes.ts';
import { orderRoutes } from '../orders/routes.ts';
import { messageRoutes } from '../messages/routes.ts';
import { paymentRoutes } from '../payments/routes.ts';
import { productRoutes } from '../products/routes.ts';
import { reservationRoutes } from '../reservations/routes.ts';
import { saleRoutes } from '../sales/routes.ts';
import { scanRoutes } from '../scan/routes.ts';
import { deviceRoutes } from '../sessions/device.routes.ts';
import { sessionRoutes } from '../sessions/routes.ts';
import { shopperRoutes } from '../shoppers/routes.ts';
import { customerRoutes } from '../shoppers/staff.routes.ts';
import { staffRoutes } from '../staff/routes.ts';
import { stockRoutes } from '../stock/routes.ts';
import { storeRoutes } from '../stores/routes.ts';
import { webhookRoutes } from '../webhooks/routes.ts';
import type { Route } from './operation-route.ts';
import type { Services } from './services.ts';

/** Every feature with operations registers them here. */
export const features: readonly ((route: Route, services: Services) => void)[] = [
	merchantRoutes,
	storeRoutes,
	productRoutes,
	stockRoutes,
	reservationRoutes,
	collectRoutes,
	basketRoutes,
	handoffRoutes,
	orderRoutes,
	fulfillmentRoutes,
	paymentRoutes,
	couponRoutes,
	offerRoutes,
	linkRoutes,
	saleRoutes,
	scanRoutes,
	loyaltyRoutes,
	eventRoutes,
	sessionRoutes,
	deviceRoutes,
	shopperRoutes,
	customerRoutes,
	staffRoutes,
	messageRoutes,
	importRoutes,
	kioskRoutes,
	keyRoutes,
	webhookRoutes,
];
