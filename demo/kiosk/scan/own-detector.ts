import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import reader from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** What stands in for the platform’s detector: zxing, from this server, fetched with the first look. */
export async function openOwnDetector(): Promise<{ detect(video: HTMLVideoElement): Promise<{ rawValue: string }[]> }> {
	await prepareZXingModule({ overrides: { locateFile: () => reader }, fireImmediately: true });
	const canvas = document.createElement('canvas');
	const context = canvas.getContext('2d', { willReadFrequently: true });
	return {
		async detect(video) {
			const { videoWidth, videoHeight } = video;
			if (!context || videoWidth === 0) return [];
			Object.assign(canvas, { width: videoWidth, height: videoHeight });
			context.drawImage(video, 0, 0);
			const seen = await readBarcodes(context.getImageData(0, 0, videoWidth, videoHeight), {
				formats: ['EAN13', 'EAN8', 'UPCA', 'QRCode', 'DataMatrix', 'Code128'],
				maxNumberOfSymbols: 1,
			});
			return seen.filter(({ isValid }) => isValid).map(({ text }) => ({ rawValue: text }));
		},
	};
}
