import type { CouponFields } from '../coupons/queries.ts';
import type {
	Earning,
	ExceptionDay,
	ImportFormat,
	ImportKind,
	LoyaltyProgram,
	LoyaltyTier,
	Period,
	RewardOption,
	WeeklyPeriod,
} from '@endcap/contract';

/** Where in the file a record began, in the file's own terms. The header is line 1. */
export interface Place {
	line: number;
	/** Header as written in the file, by field of the record; only for fields that came from a column. */
	columns: Partial<Record<string, string>>;
}

/** A remark of the report. `refused`: the record is not taken. `note`: it is taken, with a rule applied. `ignored`: a row that is none (image-only, totals). */
export interface Remark {
	level: 'refused' | 'note' | 'ignored';
	line: number;
	column: string | null;
	value: string | null;
	code: string;
	reason: string;
}

export interface ProductRecord {
	type: 'product';
	place: Place;
	product_id: string;
	title: string;
	/** Plain text; markup is taken off by the reader of the format. */
	description: string | null;
	vendor: string | null;
	category: string | null;
	status: 'draft' | 'active' | 'archived';
	image: string | null;
	variants: VariantRecord[];
}

export interface VariantRecord {
	place: Place;
	sku: string;
	/** True when the file has no SKU and this one was made from handle and options. */
	sku_made: boolean;
	gtin: string | null;
	options: { name: string; value: string }[];
	/** Minor units. */
	price_amount: number | null;
	list_price_amount: number | null;
	currency: string | null;
	image: string | null;
	tracked: boolean;
	backorder: boolean;
}

export interface StoreRecord {
	type: 'store';
	place: Place;
	store_id: string;
	kind: 'store' | 'warehouse';
	status: 'active' | 'inactive';
	name: string;
	street: string | null;
	city: string | null;
	postal_code: string | null;
	region: string | null;
	country: string | null;
	latitude: number | null;
	longitude: number | null;
	timezone: string;
	phone: string | null;
	url: string | null;
	hours: WeeklyPeriod[] | null;
	exception_hours: ExceptionDay[];
	holiday_hours: Period[] | null;
	pickup_prep_minutes: number | null;
	pickup_hold_hours: number | null;
	pickup_slot_minutes: number;
	pickup_slot_capacity: number | null;
	pickup_same_day_until: string | null;
}

export interface LevelRecord {
	type: 'level';
	place: Place;
	/** The variant, by whichever the file has; `sku` first, then `gtin`, then `product_id` with options. */
	sku: string | null;
	gtin: string | null;
	product_id: string | null;
	options: { name: string; value: string }[];
	/** Store code or name as written in the file. */
	store: string;
	/** False: "not stocked". */
	stocked: boolean;
	on_hand: number;
	committed: number;
	unavailable: number;
	incoming: number;
	/** Where it lies in the store. */
	shelf: string | null;
}

export interface CouponRecord {
	type: 'coupon';
	place: Place;
	coupon_id: string;
	/** Those that the file mentions. */
	fields: Partial<CouponFields>;
	/** Null: the file has no column for goods. */
	categories: string[] | null;
	skus: string[] | null;
	/** Of its amounts. */
	currency: string | null;
}

export interface IssueRecord {
	type: 'issue';
	place: Place;
	coupon_id: string;
	/** Null: one is made. */
	code: string | null;
	/** An id, an e-mail address or a phone number. */
	customer: string | null;
	issued_for: string | null;
	valid_until: string | null;
}

/** The whole program: its rules, tiers and rewards are those of the file and no others. */
export interface ProgramRecord {
	type: 'program';
	place: Place;
	/** Of the program itself, those that the file mentions. */
	fields: Pick<LoyaltyProgram, 'name'> & Partial<LoyaltyProgram>;
	earn: Omit<Earning, 'rounding'> & Partial<Earning>;
	tiers: LoyaltyTier[];
	rewards: RewardOption[];
	/** Where each tier and each reward stands. */
	lines: { tiers: number[]; rewards: number[] };
	/** Rows of the file it had. */
	rows: number;
}

export type ImportRecord = ProductRecord | StoreRecord | LevelRecord | CouponRecord | IssueRecord | ProgramRecord;

/** What a file turned out to be. */
export interface Recognised {
	format: ImportFormat;
	/** For people: "Shopify product CSV (2021)". */
	format_name: string;
	/** Settled by the first letter that is not ASCII, which may come late: read it when the items are at their end. */
	encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
	delimiter: string | null;
	columns_ignored: string[];
}

/**
 * A record that was read and is not taken. Its remarks, at least one of them `refused`, came before it. A product with
 * one bad variant is refused whole: taken without it, the variant would look as if it had left the product.
 */
export interface RefusedRecord {
	type: 'refused';
	record: ImportRecord['type'];
	/** Rows of the file it had. */
	rows: number;
	/** Variants it had; 0 unless it is a product. */
	variants: number;
}

export type ImportItem = ImportRecord | RefusedRecord | { type: 'remark'; remark: Remark } | { type: 'row' };

/**
 * The file as a whole is not taken, whatever is said of bad rows: it was not recognised, is of another kind, lacks a
 * column, or breaks off. `recognised` rejects with it, or iterating the items does.
 */
export class FileRefused extends Error {
	readonly remark: Remark;

	constructor(remark: Omit<Remark, 'level'>) {
		super(remark.reason);
		this.name = 'FileRefused';
		this.remark = { level: 'refused', ...remark };
	}
}

export interface ReadOptions {
	kind: ImportKind;
	format?: ImportFormat;
	/** ISO 4217 for files that carry no currency of their own. Without it their prices are refused, never guessed. */
	currency?: string;
	/** ISO 3166-1 alpha-2 and IANA zone for store files that carry none. */
	country?: string;
	timezone?: string;
	/** Store code for stock files without a store column. */
	store?: string;
	filename?: string;
	/** For sale prices that have a first and a last day. */
	now?: Date;
}

/** A file being read: `recognised` resolves before the first item, and may be awaited alone. Records come in file order, but for WooCommerce, whose variations may stand anywhere after or before their product. */
export interface Reading {
	recognised: Promise<Recognised>;
	items: AsyncIterable<ImportItem>;
}
