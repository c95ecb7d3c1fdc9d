import { escapeControls } from '../../events/redact.js';

/** Gives each code an anchor: the code as the wire spells it, and a number where another has that already. */
export function createAnchors(): (code: string) => string {
  const used = new Set<string>();
  return (code) => {
    // An underscore begins the ids of the page itself.
    const plain = escapeControls(code).replace(/\s+/g, '').replace(/^_/, '-_');
    let anchor = plain;
    for (let number = 2; used.has(anchor); number += 1) anchor = `${plain}-${String(number)}`;
    used.add(anchor);
    return anchor;
  };
}
