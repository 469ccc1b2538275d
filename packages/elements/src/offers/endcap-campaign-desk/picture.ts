/** Of a picture: an address, or a path on the server. */
export const PICTURE = /^(?:https?:\/\/|\/[^/\\])/;
