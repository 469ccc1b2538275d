/** The public face of this package. */
export type { Database, Engine, Queryable, Statement } from './database/database.ts';
export { migrate } from './database/migrate.ts';
export { openDatabase, type OpenOptions } from './database/open.ts';
export type { AppOptions } from './http/app.ts';
export { startServer, type RunningServer, type StartOptions } from './http/start.ts';
export { OperatorError } from './shared/operator-error.ts';
export { createKey } from './keys/rules.ts';
export { recentMessages } from './messages/recent.ts';
export type { MerchantRow } from './merchants/queries.ts';
export { setOrdering } from './merchants/ordering.ts';
export { createMerchant, findMerchant, type MerchantInput } from './merchants/rules.ts';
export { exportFile } from './imports/exporting/export-file.ts';
export { addStaff, listStaff, type StaffInput } from './staff/accounts.ts';
export { importFile, type ImportOptions, type ImportProgress } from './imports/import-file.ts';
export { ImportConflict, ImportRunning } from './imports/run.ts';
export { hostedPayments, type HostedSettings } from './payments/hosted.ts';
export type { PaymentProvider, PaymentToBegin, ProvenNotice } from './payments/provider.ts';
export { sign as signNotice, keyOfSecret } from './shared/standard-webhooks.ts';
