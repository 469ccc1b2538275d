import { createHash } from 'node:crypto';
import type { ReceiptName } from '@endcap/contract';

/**
 * The id of a sale: a UUID of version 8 (RFC 9562) made from store and receipt. So a refund can name a receipt that has not
 * come yet.
 */
export function saleIdOf(merchantId: string, { store_id, receipt }: ReceiptName): string {
	const digest = createHash('sha256')
		.update(JSON.stringify([merchantId, store_id, receipt]))
		.digest();
	const bytes = digest.subarray(0, 16);
	bytes.writeUInt8(0x80 | (bytes.readUInt8(6) & 0x0f), 6);
	bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
	return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
