import { collectHoldCatalogue, collectPickerCatalogue } from '@endcap/elements';
import { englishChosen } from '../../../packages/elements/src/collect/endcap-collect-picker/chosen.strings.ts';
import { englishFindShop } from '../../../packages/elements/src/collect/endcap-collect-picker/find-shop.strings.ts';
import { englishKnownTimes } from '../../../packages/elements/src/collect/endcap-collect-picker/known-times.strings.ts';
import { englishSplit } from '../../../packages/elements/src/collect/endcap-collect-picker/split.strings.ts';
import { englishTimes } from '../../../packages/elements/src/collect/endcap-collect-picker/times.strings.ts';
import { chooseShop, chosen, clearPicker, openPicker } from '../support/picker-stage.ts';
import { assert, part, text, until } from '../support/stage.ts';
import { compareTexts } from '../support/texts.ts';

describe('the languages of a picker', () => {
	afterEach(clearPicker);

	it('have every text that English has, with the same places to fill in', async () => {
		const later = { ...englishChosen, ...englishFindShop, ...englishKnownTimes, ...englishSplit, ...englishTimes };
		const { english, languages } = collectPickerCatalogue;
		await compareTexts({ english: { ...later, ...english }, languages });
		await compareTexts(collectHoldCatalogue);
	});

	it('say days and times as they are said there', async () => {
		document.documentElement.lang = 'fi';
		const { picker } = openPicker('<endcap-collect-picker skus="KETTLE-RED"></endcap-collect-picker>');
		await chooseShop(picker, 'Rüütli');
		assert.equal(text(part(picker, 'soonest')), 'Aikaisintaan tänään klo 14.00–15.00');
		part(picker, 'soonest')?.click();
		await until(() => chosen(picker).startsWith('tänään klo 14.00–15.00'));
	});
});
