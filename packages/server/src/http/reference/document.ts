/** The parts of the OpenAPI document that the reference shows. */
export interface Schema {
	$ref?: string;
	type?: string;
	const?: unknown;
	description?: string;
	pattern?: string;
	format?: string;
	minimum?: number;
	maximum?: number;
	minLength?: number;
	maxLength?: number;
	minItems?: number;
	maxItems?: number;
	default?: unknown;
	examples?: unknown[];
	anyOf?: Schema[];
	items?: Schema;
	properties?: Record<string, Schema>;
	required?: string[];
}

export interface Parameter {
	name: string;
	in: string;
	required: boolean;
	description?: string;
	schema: Schema;
}

export interface MediaType {
	schema: Schema;
	examples?: Record<string, { value: unknown }>;
}

export interface OperationObject {
	operationId: string;
	tags: string[];
	summary: string;
	description?: string;
	'x-callers': string[];
	parameters?: Parameter[];
	requestBody?: { content: Record<string, MediaType> };
	responses: Record<string, { description: string; content?: Record<string, MediaType> }>;
}

export interface OpenApi {
	info: { title: string; version: string; summary: string };
	paths: Record<string, Record<string, OperationObject>>;
	components: { schemas: Record<string, Schema> };
}
