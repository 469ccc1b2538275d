import { openDatabase } from '@endcap/server';
import { move } from '../../../packages/server/src/move/move.ts';

// Moves the data of SOURCE to TARGET and kills itself at a step of it: `copying reservation` for example.

const [, , step] = process.argv;
const { SOURCE = '', TARGET = '' } = process.env;
const place = (text: string) => (text.startsWith('postgres:') ? { databaseUrl: text } : { dataDir: text });
const source = await openDatabase({ ...place(SOURCE), purpose: 'command', alone: true });
const target = await openDatabase({ ...place(TARGET), purpose: 'command', alone: true });
await move(source, target, {
	onProgress: ({ phase, table }) => {
		if (`${phase} ${table}` === step) process.kill(process.pid, 'SIGKILL');
	},
});
