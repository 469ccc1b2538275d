import type { StoreStockHoldStrings } from '../../hold.strings.ts';

const estonian: StoreStockHoldStrings = {
	reserve: 'Broneeri 30 minutiks',
	reserveAgain: 'Broneeri uuesti',
	reserving: 'Broneerime…',
	extend: 'Pikenda',
	release: 'Tühista',
	held: 'Sulle broneeritud kuni {time}',
	heldWithoutEnd: 'Sulle broneeritud',
	left: 'jäänud {time}',
	soon: { one: 'Jäänud {count} minut', other: 'Jäänud {count} minutit' },
	trying: 'Proovime edasi…',
	taken: 'Äsja võetud',
	lapsed: 'Sinu broneering lõppes',
	ended: 'Enam pole broneeritud',
	released: 'Broneering tühistatud',
	longest: 'Kauemaks ei saa pikendada',
	busy: 'Liiga palju katseid. Jätkame hetke pärast.',
	failed: 'See ei õnnestunud. Proovi uuesti.',
};

export default estonian;
