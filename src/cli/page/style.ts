/** The page's own look: one column, light and dark as the reader's system is, no font or picture from elsewhere. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --back: #ffffff; --text: #1b1f24; --soft: #57606a; --line: #d5dae0; --field: #f5f7f9; --link: #0a58a8;
  --good: #0f5f2a; --good-back: #dcf5e3; --halt: #7a3e00; --halt-back: #fdeed3; --mark: #fff6cf;
}
@media (prefers-color-scheme: dark) {
  :root {
    --back: #14171b; --text: #e7eaee; --soft: #a5afba; --line: #343b43; --field: #1d2228; --link: #82b9ff;
    --good: #86e3a4; --good-back: #123420; --halt: #ffc671; --halt-back: #38290d; --mark: #302c12;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding-top: 8.5rem; }
body { margin: 0; background: var(--back); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
header, main { max-width: 60rem; margin: 0 auto; padding: 0 1rem; }
h1 { margin: 1.5rem 0 0.25rem; font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 2rem 0 0.5rem; font-size: 1.2rem; overflow-wrap: anywhere; }
h3 { margin: 0; font: 600 1rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
p { margin: 0.25rem 0; }
.about, .count, dt { color: var(--soft); }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: -999rem; padding: 0.5rem 1rem; background: var(--back); }
.skip:focus { left: 0.5rem; top: 0.5rem; z-index: 2; }
.tools { position: sticky; top: 0; z-index: 1; background: var(--back); border-bottom: 1px solid var(--line); }
.tools form { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1rem; max-width: 60rem;
  margin: 0 auto; padding: 0.75rem 1rem 0.25rem; }
.search { display: flex; flex: 1 1 16rem; align-items: center; gap: 0.5rem; min-width: 0; }
.search input { flex: 1; min-width: 0; padding: 0.5rem 0.75rem; border: 1px solid var(--soft); border-radius: 6px;
  background: var(--field); color: inherit; font: inherit; }
fieldset { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; min-width: 0; margin: 0; padding: 0; border: 0; }
legend { float: left; padding: 0; margin-right: 1rem; line-height: 2rem; }
::placeholder { color: var(--soft); opacity: 1; }
label { display: inline-flex; align-items: center; gap: 0.35rem; min-height: 2rem; }
.count { flex-basis: 100%; margin: 0; font-size: 0.9rem; }
kbd { padding: 0 0.35rem; border: 1px solid var(--line); border-radius: 4px; font: inherit; font-size: 0.85em; }
ul { margin: 0; padding: 0; list-style: none; }
.code { padding: 0.85rem 0.75rem; border-top: 1px solid var(--line); content-visibility: auto;
  contain-intrinsic-size: auto 7rem; }
.code:target { background: var(--mark); }
.head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.15rem 0.75rem; }
.head h3 { min-width: 0; overflow-wrap: anywhere; }
.status { font-variant-numeric: tabular-nums; font-weight: 600; color: var(--soft); }
.class { padding: 0 0.5rem; border-radius: 1rem; font-size: 0.85rem; }
.retryable { color: var(--good); background: var(--good-back); }
.terminal { color: var(--halt); background: var(--halt-back); }
dl { margin: 0.35rem 0 0; }
dl div { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); }
dd { margin: 0; overflow-wrap: anywhere; }
button { padding: 0.35rem 0.75rem; border: 1px solid var(--soft); border-radius: 6px; background: var(--field);
  color: inherit; font: inherit; cursor: pointer; }
#_none { margin: 1.5rem 0; }
footer { height: 3rem; }
@media (max-width: 32rem) {
  dl div { grid-template-columns: minmax(0, 1fr); }
  dt { font-size: 0.85rem; }
  .keys { display: none; }
  legend { position: absolute; clip-path: inset(50%); }
  .status, .class { order: -1; }
  .head h3 { flex-basis: 100%; }
  .code { padding-left: 0; padding-right: 0; }
}
@media print { .tools, .skip { display: none; } .code { break-inside: avoid; content-visibility: visible; } }
`;
