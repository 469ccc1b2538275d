/** Registers the tags for the people who work in a shop, whose code no shopper's page carries. */
import './stock/endcap-stock-desk/define.ts';
