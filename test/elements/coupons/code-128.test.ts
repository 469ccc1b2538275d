import { encodeCode128 } from '../../../packages/elements/src/coupons/endcap-coupon-wallet/till/code-128.ts';
import { assert } from '../support/stage.ts';

/** As a writer of somebody else's makes them. */
const WRITTEN = {
	'Endcap 128': '2112141321132411121412211411221211241112422122221232212232113112222133112331112',
	ck3j5n7qab2cer733lxp:
		'2112141411222412112211321422112132122411123121311211421211241214212232111411221122141212413121312211322211322211144212111112421122322331112',
};

describe('barcodes', () => {
	it('are those of Code 128', () => {
		for (const [text, widths] of Object.entries(WRITTEN)) assert.equal(encodeCode128(text)?.join(''), widths);
	});

	it('are refused for what they cannot hold', () => {
		assert.isUndefined(encodeCode128(''));
		assert.isUndefined(encodeCode128('š'));
	});
});
