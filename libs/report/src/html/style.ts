/** The colours carry meaning, and text or shape always says the same: none is read by colour alone. */
export const style = `
:root {
  --paper: #fff; --wash: #f5f6f4; --ink: #17202a; --soft: #55606c; --line: #d6dbe0;
  --main: #0b5cad; --band: #0b5cad2e; --allowed: #1c7c541f; --allowed-ink: #17643f; --limit: #a8321f; --held: #8a5300;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #12171c; --wash: #1b2229; --ink: #e8ecf0; --soft: #a5b0bb; --line: #37414b;
    --main: #74b7f7; --band: #74b7f73d; --allowed: #57c98f26; --allowed-ink: #79d6a6; --limit: #ff8f7d; --held: #f2b766;
  }
}
* { box-sizing: border-box; }
html { color-scheme: light dark; }
body {
  margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 54rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif;
  font-variant-numeric: tabular-nums; text-wrap: pretty; overflow-wrap: break-word;
}
h1, h2, h3, h4 { line-height: 1.2; text-wrap: balance; margin: 0; }
h1 { font-size: clamp(1.9rem, 6vw, 2.9rem); letter-spacing: -.02em; font-weight: 700; }
h2 { font-size: 1.4rem; letter-spacing: -.01em; margin: 3.25rem 0 .75rem; padding-top: 1rem; border-top: 2px solid var(--ink); }
h3, h4 { font-size: 1.05rem; margin: 0 0 .5rem; }
h4 { font-size: 1rem; margin-top: 1rem; }
section > h3 { margin-top: 2.2rem; }
p { margin: .5rem 0; max-width: 42rem; }
a { color: var(--main); }
code { font: .92em/1.4 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
pre { background: var(--wash); padding: .75rem 1rem; border-radius: .4rem; white-space: pre-wrap; margin: .6rem 0; }
.eyebrow { color: var(--soft); margin: 0 0 .6rem; }
.status { display: inline-block; font-weight: 650; border: 1.5px solid; border-radius: 2rem; padding: .05rem .75rem; margin: 0 .5rem .6rem 0; }
.recommended { color: var(--allowed-ink); }
.held, .awaiting-approval { color: var(--held); }
.infeasible, .failed { color: var(--limit); }
.lede { font-size: 1.2rem; line-height: 1.45; margin: .8rem 0; }
.note { border-left: 4px solid var(--held); background: var(--wash); padding: .5rem .9rem; margin: .9rem 0; max-width: none; }
.action { border-left: 4px solid var(--limit); background: var(--wash); padding: .9rem 1.1rem; margin: 1.4rem 0; }
.action h2 { border: 0; padding: 0; margin: 0 0 .4rem; font-size: 1.15rem; }
.action pre { background: var(--paper); }
.action > :last-child, .action li:last-child > pre:last-child { margin-bottom: 0; }
.action ol { margin: .4rem 0 0; padding-left: 1.3rem; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1.1rem 2rem; margin: 1.8rem 0 0; padding: 1.1rem 0 0; border-top: 1px solid var(--line); }
.facts dt { color: var(--soft); font-size: .88rem; }
.facts dd { margin: 0; }
.facts .figure { display: block; font-size: 1.35rem; font-weight: 650; letter-spacing: -.01em; line-height: 1.3; }
.facts small { display: block; color: var(--soft); font-size: .88rem; line-height: 1.4; }
figure { margin: 1.6rem 0 2.2rem; }
figcaption { margin-top: .5rem; max-width: 46rem; }
figcaption strong { font-weight: 500; }
.key { color: var(--soft); font-size: .9rem; }
figcaption .key { display: block; margin-top: .3rem; line-height: 1.45; }
.facts + .key { margin-top: 1.4rem; }
.scroll + h3 { margin-top: 1.6rem; }
.narrow { display: none; }
svg { display: block; width: 100%; height: auto; }
svg text { font-size: 12px; fill: var(--ink); }
svg .tick, svg .axis { fill: var(--soft); }
svg .name { font-weight: 600; paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
svg .plain { font-weight: 400; }
svg .end { text-anchor: end; }
svg .middle { text-anchor: middle; }
svg path { fill: none; }
.grid { stroke: var(--line); stroke-width: 1; }
.rule { stroke: var(--soft); stroke-width: 1; }
.zero { stroke: var(--ink); stroke-width: 1.25; }
svg .band { fill: var(--band); }
svg .allowed { fill: var(--allowed); }
.line { stroke: var(--main); stroke-width: 2.5; stroke-linejoin: round; }
.dashed { stroke-dasharray: 5 5; }
.bars { stroke: var(--main); stroke-width: 4; opacity: .42; }
.dots { stroke: var(--main); stroke-width: 6; stroke-linecap: round; }
.past { stroke: var(--soft); stroke-width: 5; stroke-linecap: round; opacity: .75; }
.thin { stroke: var(--soft); stroke-width: 1.25; }
.edge { stroke: var(--limit); stroke-width: 1.5; stroke-dasharray: 2 3; }
svg .edge-name { fill: var(--limit); font-weight: 500; }
.missed { stroke: var(--limit); stroke-width: 8; stroke-linecap: round; }
svg .chosen { fill: var(--main); stroke: var(--paper); stroke-width: 2.5; }
svg .asked path { stroke: var(--held); stroke-width: 1.5; }
svg .asked circle { fill: var(--held); stroke: var(--paper); stroke-width: 2; }
svg .last { fill: var(--paper); stroke: var(--ink); stroke-width: 2; }
svg .allowed-name { fill: var(--allowed-ink); font-weight: 500; }
svg .main-name { fill: var(--main); }
svg .soft-name { fill: var(--soft); font-weight: 500; }
details { margin-top: .6rem; }
.part { margin-top: 1.4rem; }
.part > summary h3 { display: inline; }
.csv { font-size: .92rem; }
summary { cursor: pointer; color: var(--main); font-size: .92rem; width: fit-content; }
.scroll { overflow-x: auto; margin: .6rem 0; }
table { border-collapse: collapse; font-size: .92rem; line-height: 1.4; min-width: 50%; }
caption { max-width: calc(100vw - 2.5rem); text-align: left; color: var(--soft); font-size: .88rem; padding-bottom: .3rem; }
details caption { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap; }
th, td { text-align: left; vertical-align: top; padding: .34rem 1.1rem .34rem 0; border-bottom: 1px solid var(--line); font-weight: 400; }
tbody th:not(.n) { min-width: 6rem; }
thead th::first-letter { text-transform: uppercase; }
thead th { color: var(--soft); font-size: .85rem; vertical-align: bottom; border-bottom: 1px solid var(--soft); }
th:last-child, td:last-child { padding-right: 0; }
.whole { white-space: nowrap; }
.n { text-align: right; white-space: nowrap; }
td small, th small { display: block; color: var(--soft); font-size: .85em; }
.provenance th { white-space: nowrap; color: var(--soft); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 1rem 2.5rem; }
.ask { border: 1px solid var(--line); border-radius: .5rem; padding: .9rem 1.1rem; margin: 1rem 0 1.6rem; }
.ask .facts { margin: 1rem 0; padding: 1rem 0 0; }
.ask .key { min-height: 1.5em; margin: 0; }
.asking { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .9rem; max-width: none; margin: 0; }
.asking label { font-weight: 650; }
.asking [type=text] { font: inherit; padding: .3rem .6rem; border: 1px solid var(--soft); border-radius: .3rem; background: var(--paper); color: var(--ink); text-align: right; }
.asking [type=range] { flex: 1 1 14rem; min-width: 0; height: 2rem; accent-color: var(--main); }
.ask table { width: 100%; }
.fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr)); gap: .4rem 1.6rem; }
.fields label, .fields small { display: block; }
.fields small { color: var(--soft); }
fieldset { border: 1px solid var(--line); border-radius: .5rem; padding: .9rem 1.1rem; margin: 1.2rem 0; min-width: 0; }
legend { font-weight: 650; padding: 0 .4rem; }
form input:not([type]), form select, form button { font: inherit; padding: .3rem .6rem; border: 1px solid var(--soft); border-radius: .3rem; background: var(--paper); color: var(--ink); max-width: 100%; }
form button { font-weight: 650; cursor: pointer; }
.contents ul { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; list-style: none; margin: 1.6rem 0 0; padding: 0; font-size: .92rem; }
footer { margin-top: 3.5rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .88rem; }
:focus-visible { outline: 2px solid var(--main); outline-offset: 2px; }
@media screen and (max-width: 43rem) {
  body { padding-top: 1.5rem; }
  .wide { display: none; }
  .narrow { display: block; }
  .stacked thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .stacked table, .stacked tbody, .stacked tr, .stacked caption { display: block; min-width: 0; }
  .stacked tr { border-top: 1.5px solid var(--soft); padding: .6rem 0; }
  .stacked th, .stacked td { display: flex; justify-content: space-between; gap: 1rem; border: 0; padding: .15rem 0; text-align: right; white-space: normal; }
  .stacked tbody th { font-weight: 650; font-size: 1.1rem; text-align: left; }
  .stacked td::before { content: attr(data-label); color: var(--soft); text-align: left; }
}
@media print {
  @page { margin: 10mm 13mm; }
  html { font-size: 7.5pt; }
  body { padding: 0; max-width: none; line-height: 1.24; }
  p, figcaption, .note { max-width: none; }
  p, ul { margin: .8mm 0; }
  ul, ol { padding-left: 4mm; }
  .note, .action { margin: 1.2mm 0; padding: .8mm 3mm; }
  h1 { font-size: 17pt; }
  table, .key, .facts small, figcaption .key, caption { line-height: 1.22; }
  h2 { font-size: 11pt; margin: 2mm 0 .8mm; padding-top: .8mm; border-top-width: 1px; }
  h3, h4, section > h3 { font-size: 9pt; margin: 1.5mm 0 .6mm; }
  .eyebrow, .lede, .status { margin-bottom: 1mm; }
  .lede { font-size: 10pt; margin-top: 0; line-height: 1.25; }
  .facts { grid-template-columns: repeat(4, 1fr); gap: 1.2mm 5mm; margin-top: 1.5mm; padding-top: 1.5mm; }
  .facts .figure { font-size: 10pt; }
  .facts + .key { margin-top: 1.5mm; }
  .ask { margin: 1.5mm 0; padding: 1mm 3mm; }
  /* The narrow drawing, its text as large as the page's, with its caption beside it: the wide one shrunk could not be read. */
  figure { display: grid; grid-template-columns: 50mm 1fr; column-gap: 5mm; align-items: center; margin: .8mm 0 1mm; break-inside: avoid; }
  figure > h3, figure > details { grid-column: 1 / -1; }
  figure > details[open] { break-inside: auto; }
  .wide { display: none; }
  .narrow { display: block; }
  figure svg { width: auto; max-width: 100%; max-height: 39mm; }
  figcaption { margin-top: 0; }
  .cards, .part { display: block; margin-top: 1mm; }
  .contents, .csv, .ask:not(.moved), .asking, details:not([open]), details:not(.part)[open] > summary { display: none; }
  .part > summary { list-style: none; color: inherit; }
  details caption { position: static; clip-path: none; width: auto; height: auto; white-space: normal; }
  .scroll, pre { margin: .8mm 0; }
  pre { padding: .4mm 3mm; }
  .action pre { display: inline-block; background: none; margin: 0 2mm 0 0; padding: 0; }
  .action ol, .action h2 { margin: 0; }
  th, td { padding-top: .3mm; padding-bottom: .3mm; }
  td small, th small { display: inline; margin-left: 1mm; }
  h1, h2, h3, h4, caption, thead { break-after: avoid; }
  svg, figcaption, tr, .facts > div, .action, .ask { break-inside: avoid; }
  .scroll { overflow: visible; }
  thead { display: table-header-group; }
  footer { margin-top: 1mm; padding-top: .6mm; }
  svg { print-color-adjust: exact; }
}
`;
