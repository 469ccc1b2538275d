import { readFile, writeFile } from 'node:fs/promises';
import { openApiDocument } from '@endcap/contract';

const folder = new URL('../packages/contract/', import.meta.url);
const { version } = JSON.parse(await readFile(new URL('package.json', folder), 'utf8')) as { version: string };
await writeFile(new URL('openapi.json', folder), `${JSON.stringify(openApiDocument(version), null, '\t')}\n`);
