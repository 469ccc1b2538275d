import { recordPayment as recordPaymentOperation } from '@endcap/contract';
import type { FastifyInstance } from 'fastify';
import { fingerprintOf, identityOf, once } from '../http/idempotency.ts';
import type { Route } from '../http/operation-route.ts';
import { isRefusal, refuse, RefusedInTransaction, sendProblem } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { presentOrder } from '../orders/documents.ts';
import { findMerchantBySlug } from './queries.ts';
import { recordPayment } from './record.ts';

const NOTICE_BYTES = 64 * 1024;

export function paymentRoutes(route: Route, services: Services): void {
	const { database } = services;
	route(recordPaymentOperation, (call) =>
		once(database, identityOf(recordPaymentOperation, call), fingerprintOf(call.params, call.body), async (tx) => {
			const { caller, params, body } = call;
			const payment = { ...body, notice_id: `key ${body.status} ${body.reference}`, order_id: params.order_id };
			const recorded = await recordPayment(tx, services, caller.merchant.id, payment);
			if (isRefusal(recorded)) throw new RefusedInTransaction(recorded);
			const order = presentOrder(services, recorded, { owner: false, sees: () => true });
			return { status: 200 as const, text: JSON.stringify(order) };
		}),
	);
}

/**
 * Where the provider says what became of payments. Whoever knows its secret is believed; 204 says that it was counted, now
 * or before.
 */
export function takePaymentNotices(app: FastifyInstance, services: Services): void {
	const { database, payments } = services;
	void app.register(async (scope) => {
		scope.removeAllContentTypeParsers();
		scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: NOTICE_BYTES }, (_request, body, done) =>
			done(null, body),
		);
		scope.post<{ Params: { merchant: string } }>('/v1/payments/notices/:merchant', async (request, reply) => {
			const merchantId = payments && (await findMerchantBySlug(database, request.params.merchant));
			if (!merchantId) {
				return sendProblem(request, reply, refuse('not_found', 'No payments are taken for such a merchant here.'));
			}
			const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
			const notice = payments.readNotice(request.headers, body);
			if ('refused' in notice) return sendProblem(request, reply, refuse('unauthenticated', notice.refused));
			const { id, ...payment } = notice;
			await database.transaction(async (tx) => {
				const recorded = await recordPayment(tx, services, merchantId, { ...payment, notice_id: `notice ${id}` });
				if (isRefusal(recorded)) throw new RefusedInTransaction(recorded);
			});
			return reply.code(204).send();
		});
	});
}
