/** 5xx that say "never like this": no such method, HTTP version, loops, storage full, extension, captive portal. */
export const LASTING_5XX: ReadonlySet<number> = /* @__PURE__ */ new Set([501, 505, 506, 507, 508, 510, 511]);
