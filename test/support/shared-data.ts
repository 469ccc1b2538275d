import { fileURLToPath } from 'node:url';

/** Folder of the real exports, beside the checkout. Tests that need a file of it say when it is absent. */
export const SHARED_DATA =
	process.env.ENDCAP_SHARED_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
