import type { StoreStockHoldStrings } from '../../hold.strings.ts';

const afrikaans: StoreStockHoldStrings = {
	reserve: 'Bespreek vir 30 minute',
	reserveAgain: 'Bespreek weer',
	reserving: 'Ons bespreek…',
	extend: 'Hou langer',
	release: 'Laat gaan',
	held: 'Vir jou bespreek tot {time}',
	heldWithoutEnd: 'Vir jou bespreek',
	left: 'nog {time}',
	soon: { one: 'Nog {count} minuut', other: 'Nog {count} minute' },
	trying: 'Ons probeer nog…',
	taken: 'Pas gevat',
	lapsed: 'Jou bespreking het verval',
	ended: 'Nie meer bespreek nie',
	released: 'Bespreking laat gaan',
	longest: 'Kan nie langer gehou word nie',
	busy: 'Te veel pogings. Ons gaan oor ’n oomblik aan.',
	failed: 'Dit het nie gewerk nie. Probeer weer.',
};

export default afrikaans;
