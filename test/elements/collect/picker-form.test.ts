import { chooseShop, chosen, clearPicker, openPicker, shopsShown, slot } from '../support/picker-stage.ts';
import { assert, part, root, text, until } from '../support/stage.ts';

const FORM = `<form>
	<label for="where">Where do you collect it?</label>
	<fieldset><endcap-collect-picker id="where" name="collect" skus="KETTLE-RED" required></endcap-collect-picker></fieldset>
	<button>Order</button>
</form>`;

function openForm(html = FORM) {
	const opened = openPicker(html);
	const form = opened.picker.closest('form');
	if (!form) throw new Error('The page has no form.');
	return { ...opened, form, sent: () => new FormData(form).getAll('collect') };
}

describe('a picker in a form', () => {
	afterEach(clearPicker);

	it('sends the shop and the time under its name', async () => {
		const { picker, sent } = openForm();
		await chooseShop(picker, 'Rüütli');
		assert.isEmpty(sent());
		slot(picker, '15:00')?.click();
		await until(() => chosen(picker));
		assert.deepEqual(sent(), ['tartu-ruutli 2026-03-25T13:00:00Z']);
	});

	it('keeps the form from being sent before everything is chosen, and says what is missing', async () => {
		const { picker, form } = openForm();
		await shopsShown(picker);
		let submitted = 0;
		form.addEventListener('submit', (event) => {
			event.preventDefault();
			submitted += 1;
		});
		form.requestSubmit();
		assert.isTrue(picker.validity.valueMissing);
		await until(() => text(part(picker, 'error')) === 'Choose a shop and a time.');
		await chooseShop(picker, 'Rüütli');
		part(picker, 'soonest')?.click();
		await until(() => chosen(picker) && !part(picker, 'error'));
		form.requestSubmit();
		assert.equal(submitted, 1);
	});

	it('goes back to what the page gave it when the form is reset', async () => {
		const { picker, form, sent } = openForm(
			'<form><endcap-collect-picker name="collect" skus="KETTLE-RED" value="riga-miera 2026-03-26T12:00:00Z"></endcap-collect-picker></form>',
		);
		await until(() => chosen(picker));
		assert.deepEqual(sent(), ['riga-miera 2026-03-26T12:00:00Z']);
		part(picker, 'change')?.click();
		await chooseShop(picker, 'Rüütli');
		part(picker, 'soonest')?.click();
		await until(() => chosen(picker).includes('Rüütli'));
		form.reset();
		await until(() => chosen(picker).includes('tomorrow, 14:00–15:00'));
		assert.deepEqual(sent(), ['riga-miera 2026-03-26T12:00:00Z']);
	});

	it('is empty again after a reset when the page gave it nothing', async () => {
		const { picker, form, sent } = openForm();
		await chooseShop(picker, 'Rüütli');
		part(picker, 'soonest')?.click();
		await until(() => chosen(picker));
		form.reset();
		await until(() => part(picker, 'shops'));
		assert.isEmpty(sent());
		assert.isFalse(picker.checkValidity());
	});

	it('is focused, and named, by its label', async () => {
		const { picker, form } = openForm();
		await shopsShown(picker);
		form.querySelector('label')?.click();
		assert.equal(root(picker).activeElement?.getAttribute('type'), 'radio');
		assert.equal(part(picker, 'frame')?.ariaLabel, 'Where do you collect it?');
	});

	it('takes back what the browser restores', async () => {
		const { picker, sent } = openForm();
		picker.formStateRestoreCallback('riga-miera 2026-03-26T12:00:00Z');
		await until(() => chosen(picker).includes('tomorrow, 14:00–15:00'));
		assert.deepEqual(sent(), ['riga-miera 2026-03-26T12:00:00Z']);
	});

	it('can be neither used nor sent in a fieldset that is disabled', async () => {
		const { picker, form, sent } = openForm();
		await chooseShop(picker, 'Rüütli');
		part(picker, 'soonest')?.click();
		await until(() => chosen(picker));
		const fieldset = form.querySelector('fieldset');
		if (fieldset) fieldset.disabled = true;
		await until(() => part(picker, 'change')?.matches(':disabled'));
		assert.isEmpty(sent());
		assert.isFalse(picker.willValidate);
	});

	it('tells the page of a change as other controls do, and nothing of what goes on inside', async () => {
		const { picker, form, told } = openForm();
		const events: string[] = [];
		for (const name of ['input', 'change'])
			form.addEventListener(name, ({ target }) => events.push(`${name} ${(target as Element).id}`));
		await chooseShop(picker, 'Rüütli');
		assert.isEmpty(events);
		part(picker, 'soonest')?.click();
		await until(() => told.length > 0);
		assert.deepEqual(events, ['change where']);
		const line = { sku: 'KETTLE-RED', quantity: 1, store_id: 'tartu-ruutli', method: 'pickup' };
		const starts_at = '2026-03-25T12:00:00Z';
		assert.deepEqual(told, [['changed', { store_id: 'tartu-ruutli', starts_at, lines: [{ ...line, starts_at }] }]]);
	});
});
