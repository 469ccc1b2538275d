import { createKiosk } from '@endcap/sdk/kiosk';
import { byId } from '../retailer/shared/h.ts';
import { attract, frame, screens } from './screens/register.ts';
import { picturesIn } from './shared/picture.ts';
import { guardDocument } from './shell/guard.ts';
import { startShell } from './shell/shell.ts';
import { followUpdates } from './shell/updates.ts';
import { emptyStorage } from './shell/wipe.ts';

const { key = '', version = '' } = document.documentElement.dataset;
const updates = followUpdates();
const device = createKiosk({
	baseUrl: location.origin,
	publishableKey: key,
	appVersion: version,
	makeRoom: updates.dropPictures,
});

guardDocument();
// Before anybody can touch anything, so that no screen has to be waited for, or to be missed without the network.
await Promise.all([emptyStorage(), ...[frame, attract, ...Object.values(screens)].map(async (part) => part?.load())]);
startShell(byId('kiosk'), device, updates);
updates.started();
// So that what nobody has looked at yet has its picture too when the network is gone.
device.$catalogue.subscribe((catalogue) => catalogue && updates.keepPictures(picturesIn(catalogue)));
