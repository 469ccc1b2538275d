/**
 * How much room the element takes, from the first paint on: the loader puts it on the tag before its code arrives, the
 * element keeps it afterwards, so that nothing below ever moves. A padding in per cent of the width is what lets one
 * rule serve a sidebar and a wide page.
 */
export const reservedSpace =
	'calc(var(--endcap-store-stock-head) + var(--endcap-store-stock-rows) * clamp(6.2rem, (26rem - 100%) * 99, 11rem))';
