/** Registers every tag; the one module here that does something when it is imported. */
import './provider/endcap-provider/define.ts';
import './stock/endcap-store-stock/define.ts';
