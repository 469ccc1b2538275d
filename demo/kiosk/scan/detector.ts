/** Reads codes from a picture. The platform’s class, and what stands in for it. */
interface Detector {
	detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}

interface DetectorClass {
	new (options: { formats: string[] }): Detector;
	getSupportedFormats(): Promise<string[]>;
}

const page = globalThis as { BarcodeDetector?: DetectorClass };
const WANTED = ['qr_code', 'ean_13', 'ean_8', 'upc_a', 'data_matrix', 'code_128'];
/** From one look at the picture to the next (ms). */
const LOOK = 150;

/** False on a page without https, and where there is no camera to be had. */
export const canSee = (): boolean => navigator.mediaDevices !== undefined;

/** That of the browser, where it reads our codes and those of articles; else our own, fetched now. */
async function openDetector(): Promise<Detector> {
	const { BarcodeDetector } = page;
	// Some browsers have the class, and nothing behind it.
	const known = (await BarcodeDetector?.getSupportedFormats().catch(() => undefined)) ?? [];
	const formats = WANTED.filter((format) => known.includes(format));
	if (BarcodeDetector && formats.includes('qr_code') && formats.includes('ean_13')) {
		return new BarcodeDetector({ formats });
	}
	const { openOwnDetector } = await import('./own-detector.ts');
	return openOwnDetector();
}

/** Shows the camera in `video` and gives the first code that is seen. Rejects when there is no camera to use. */
export async function readCode(video: HTMLVideoElement, signal: AbortSignal): Promise<string | undefined> {
	const detector = await openDetector();
	const picture = { facingMode: 'environment', width: { ideal: 1280 } };
	const stream = await navigator.mediaDevices.getUserMedia({ video: picture });
	try {
		video.srcObject = stream;
		await video.play();
		while (!signal.aborted) {
			const [seen] = await detector.detect(video);
			if (seen) return seen.rawValue;
			await new Promise((resolve) => setTimeout(resolve, LOOK));
		}
		return undefined;
	} finally {
		video.srcObject = null;
		for (const track of stream.getTracks()) track.stop();
	}
}
