import { createHash } from 'node:crypto';
import type { Catalog } from '../../catalog/catalog.js';
import type { CatalogEntry } from '../../catalog/entry.js';
import { escapeControls } from '../../events/redact.js';
import { escapeXml } from '../../testing/error-body.js';
import { createAnchors } from './anchors.js';
import { pageScript } from './script.js';
import { pageStyle } from './style.js';

/**
 * A page of the catalogs: one file that asks for nothing else, which its Content-Security-Policy holds it to. It
 * holds no date, so the same catalogs give the same page.
 */
export function catalogPage(catalogs: readonly Catalog[]): string {
  const anchorOf = createAnchors();
  const title = `Error codes: ${catalogs.map(({ name }) => text(name)).join(', ')}`;
  const policy = [
    "default-src 'none'",
    `style-src '${hash(pageStyle)}'`,
    `script-src '${hash(pageScript)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="retriage">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${pageStyle}</style>
</head>
<body>
<a class="skip" href="#_codes">Skip to the codes</a>
<header>
<h1>${title}</h1>
<p class="about">Retryable: the same request can succeed later. Terminal: it cannot, unless something changes.</p>
</header>
${TOOLS}
<main id="_codes" tabindex="-1">
${catalogs.map((catalog) => section(catalog, anchorOf)).join('\n')}
<p id="_none" hidden>No code fits. <button type="button" id="_all">Show all</button></p>
</main>
<footer></footer>
<script>${pageScript}</script>
</body>
</html>
`;
}

/** Hidden until the script runs: without it they would do nothing. */
const TOOLS = `<div class="tools" id="_tools" role="search" hidden>
<form id="_form">
<label class="search">Search <input type="search" id="_search" autocomplete="off" spellcheck="false" placeholder="code, status, words"></label>
<fieldset>
<legend>Class</legend>
<label><input type="radio" name="class" value="" checked> all</label>
<label><input type="radio" name="class" value="retryable"> retryable</label>
<label><input type="radio" name="class" value="terminal"> terminal</label>
</fieldset>
<p class="count"><span id="_count" role="status"></span><span class="keys">, <kbd>/</kbd> searches, <kbd>Esc</kbd> clears</span></p>
</form>
</div>`;

function section({ name, entries }: Catalog, anchorOf: (code: string) => string): string {
  return `<section>
<h2>${text(name)}</h2>
<ul role="list">
${entries.map((entry) => item(entry, anchorOf(entry.code))).join('\n')}
</ul>
</section>`;
}

function item({ httpCode, code, message, resolution, retryable }: CatalogEntry, anchor: string): string {
  const kind = retryable ? 'retryable' : 'terminal';
  return `<li class="code" id="${escapeXml(anchor)}" data-class="${kind}">
<div class="head"><span class="status">${String(httpCode)}</span> <h3><a href="#${escapeXml(encodeURIComponent(anchor))}">${text(code)}</a></h3> <span class="class ${kind}">${kind}</span></div>
<dl>${term('Message', message)}${term('Resolution', resolution)}</dl>
</li>`;
}

const term = (name: string, value: string): string =>
  value.trim() === '' ? '' : `\n<div><dt>${name}</dt><dd>${text(value)}</dd></div>`;

/** Text of a catalog: no markup, no control or bidi character. */
const text = (value: string): string => escapeXml(escapeControls(value.replace(/\s+/g, ' ').trim()));

const hash = (content: string): string => `sha256-${createHash('sha256').update(content).digest('base64')}`;
