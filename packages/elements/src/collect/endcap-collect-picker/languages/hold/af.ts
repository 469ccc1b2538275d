import type { CollectHoldStrings } from '../../hold.strings.ts';

const afrikaans: CollectHoldStrings = {
	hold: 'Hou vir 15 minute',
	holding: 'Ons hou dit…',
	held: 'Word vir jou gehou tot {time}',
	left: '{time} oor',
	soon: { one: 'Word nog {count} minuut gehou', other: 'Word nog {count} minute gehou' },
	extend: 'Hou langer',
	release: 'Laat los',
	released: 'Losgelaat',
	lapsed: 'Die houtyd is verby. Hou dit weer om seker te wees.',
	trying: 'Ons probeer steeds…',
	taken: 'Pas gevat. Kies ’n ander winkel of tyd.',
	changed: 'Jou mandjie het verander. Kyk weer daarna en hou dit dan.',
	failed: 'Dit het nie gewerk nie. Probeer weer.',
};

export default afrikaans;
