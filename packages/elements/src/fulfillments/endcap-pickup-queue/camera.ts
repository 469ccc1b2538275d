/** Reads codes from a camera, where the browser can. Fetched when somebody wants it. */
interface Detector {
	detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}

const page = globalThis as { BarcodeDetector?: new (options: { formats: string[] }) => Detector };
const FORMATS = ['qr_code', 'ean_13', 'ean_8', 'upc_a'];
/** From one look at the picture to the next (ms). */
const LOOK = 150;

export const canRead = (): boolean => Boolean(page.BarcodeDetector && navigator.mediaDevices);

/** Shows the camera in `video` and gives the first code that is seen. Rejects when there is no camera to use. */
export async function readCode(video: HTMLVideoElement, signal: AbortSignal): Promise<string | undefined> {
	if (!page.BarcodeDetector) return undefined;
	const detector = new page.BarcodeDetector({ formats: FORMATS });
	const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
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
