/** The Chromium or Chrome that tests drive: `CHROME_PATH`, else the first one found. Undefined when there is none. */
export function findChromium(): string | undefined;
