// What `npm start` runs, after scripts/setup.mjs has built it.
import { start } from '../demo/dist/node/server/start.js';

await start({ folder: new URL('../demo/', import.meta.url) });
