import type { CollectHoldStrings } from '../../hold.strings.ts';

const estonian: CollectHoldStrings = {
	hold: 'Hoia 15 minutit kinni',
	holding: 'Paneme kinni…',
	held: 'Sinu jaoks kinni kuni {time}',
	left: 'jäänud {time}',
	soon: { one: 'Kinni veel {count} minut', other: 'Kinni veel {count} minutit' },
	extend: 'Hoia kauem',
	release: 'Vabasta',
	released: 'Vabastatud',
	lapsed: 'Kinnihoidmise aeg on läbi. Kindluse mõttes pane uuesti kinni.',
	trying: 'Proovime veel…',
	taken: 'Just võeti ära. Vali teine kauplus või aeg.',
	changed: 'Sinu ostukorv on muutunud. Vaata see üle ja pane siis kinni.',
	failed: 'See ei õnnestunud. Proovi uuesti.',
};

export default estonian;
