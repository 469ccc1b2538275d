/** What the runner puts on the page. */
declare function describe(name: string, body: () => void): void;
declare function it(guarantee: string, body: () => Promise<void> | void): void;
declare function beforeEach(body: () => Promise<void> | void): void;
declare function afterEach(body: () => Promise<void> | void): void;
