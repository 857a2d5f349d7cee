/** How does the page look? Each colour is said once, for light and for dark. */

/** The style sheet. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f5f6f8, #0e1116);
  --panel: light-dark(#ffffff, #161b22);
  --ink: light-dark(#1c2128, #e3e8ee);
  --quiet: light-dark(#57606a, #9aa4b0);
  --line: light-dark(#d5dae1, #303844);
  --way: light-dark(#0b5cc4, #79b8ff);
  --way-ground: light-dark(#e3eefc, #12304f);
  --primary: light-dark(#b3261e, #ff938a);
  --primary-ground: light-dark(#fde7e5, #4a1c1c);
  --warn: light-dark(#8a5a00, #e8b454);
  --good: light-dark(#116329, #6fd08c);
  --added: light-dark(#dff5e4, #12331e);
  --removed: light-dark(#fde4e2, #43191b);
  --active: light-dark(#ffe9a8, #5c4700);
  --keyword: light-dark(#8330a8, #d2a8ff);
  --string: light-dark(#0b5a3c, #9fd8b0);
  --number: light-dark(#0a4f8f, #90c8ff);
  --mono: ui-monospace, "SF Mono", "Cascadia Code", "JetBrains Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", "Liberation Sans", sans-serif; }
:focus-visible { outline: 2px solid var(--way); outline-offset: 2px; border-radius: 4px; }
main:focus { outline: none; }
code, pre, .flow text, .place, .rule, .file { font-family: var(--mono); font-size: 13px; }
h1 code, .step code { font-size: .93em; }
a { color: var(--way); }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 8px; top: 8px; z-index: 3; background: var(--panel); padding: 6px 10px; }
header { position: sticky; top: 0; z-index: 2; display: flex; gap: 12px; align-items: center; height: 48px; padding: 0 20px; background: var(--panel); border-bottom: 1px solid var(--line); }
.count { color: var(--quiet); }
#theme { margin-left: auto; font: inherit; font-size: 13px; color: var(--ink); background: var(--ground); border: 1px solid var(--line); border-radius: 6px; padding: 3px 10px; cursor: pointer; }
.layout { display: grid; grid-template-columns: 280px minmax(0, 1fr); }
nav { position: sticky; top: 48px; align-self: start; height: calc(100vh - 48px); overflow: auto; padding: 12px; border-right: 1px solid var(--line); background: var(--panel); }
nav h2 { margin: 8px 8px 4px; font: 600 12px/1.4 var(--mono); color: var(--quiet); overflow-wrap: anywhere; }
nav ol { list-style: none; margin: 0 0 12px; padding: 0; }
nav a { display: grid; grid-template-columns: auto 1fr; gap: 0 8px; padding: 7px 8px; border-radius: 6px; color: inherit; text-decoration: none; border-left: 3px solid transparent; }
nav a:hover { background: var(--ground); }
nav a[aria-current] { background: var(--way-ground); border-left-color: var(--way); }
nav .rule { color: var(--quiet); font-size: 12px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
nav .brief { grid-column: 1 / -1; font-size: 13px; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; overflow-wrap: anywhere; }
nav .silent { overflow-wrap: anywhere; margin: 8px; color: var(--quiet); font-size: 13px; }
.place { font-size: 12px; }
.place.error { color: var(--primary); }
.place.warning { color: var(--warn); }
main { padding: 20px 24px 60px; min-width: 0; }
.finding { scroll-margin-top: 80px; }
.finding + .finding { margin-top: 40px; border-top: 1px solid var(--line); padding-top: 20px; }
.scripted .finding { margin: 0; border: 0; padding: 0; }
.scripted .finding:not(.current) { display: none; }
.where { margin: 0; color: var(--quiet); font-size: 13px; display: flex; gap: 10px; align-items: baseline; flex-wrap: wrap; }
.where .place { text-transform: uppercase; letter-spacing: .04em; font-weight: 700; }
h1 { margin: 6px 0 14px; font-size: 19px; line-height: 1.45; font-weight: 600; max-width: 100ch; overflow-wrap: anywhere; }
h1 code { background: var(--ground); border: 1px solid var(--line); border-radius: 5px; padding: 0 4px; background: var(--panel); }
main h2 { margin: 18px 0 6px; font-size: 12px; font-weight: 650; letter-spacing: .06em; text-transform: uppercase; color: var(--quiet); }
h3 { margin: 4px 0 0; font: 600 13px/1.4 var(--mono); }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 24px; align-items: start; }
.reading:only-child { grid-column: 1 / -1; }
.steps { list-style: none; margin: 0; padding: 4px; background: var(--panel); border: 1px solid var(--line); border-radius: 8px; }
.step { display: flex; gap: 10px; width: 100%; padding: 5px 8px; text-align: left; font: inherit; font-size: 14px; color: inherit; background: none; border: 0; border-radius: 6px; cursor: pointer; }
.step.is-active { background: var(--active); }
.badge { display: inline-flex; flex: none; align-items: center; justify-content: center; min-width: 19px; height: 19px; padding: 0 3px; border-radius: 10px; background: var(--way); color: var(--panel); font: 700 11px/1 system-ui, "Liberation Sans", sans-serif; }
.badge.primary { background: var(--primary); }
.step .badge { margin-top: 1px; }
.source { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
.part { padding: 5px 12px; background: var(--ground); border-bottom: 1px solid var(--line); color: var(--quiet); font: 600 12px/1.4 var(--mono); }
pre { margin: 0; overflow-x: auto; }
.code { padding: 8px 0; tab-size: 2; }
.code > code { display: block; min-width: max-content; }
.line, .note { display: flex; padding-right: 16px; }
.line > .no, .note > .no { flex: none; padding: 0 12px; text-align: right; color: var(--quiet); user-select: none; white-space: pre; }
.text, .words { white-space: pre; }
.line { line-height: 1.65; }
.line .badge { margin-right: 4px; vertical-align: 1px; }
mark { color: inherit; background: var(--way-ground); padding: 1px 0; box-shadow: inset 0 -2px 0 var(--way); }
mark.primary { background: var(--primary-ground); box-shadow: inset 0 -2px 0 var(--primary); }
mark.aside { background: none; box-shadow: inset 0 -1px 0 var(--quiet); }
mark.is-active { background: var(--active); }
.note { line-height: 1.5; color: var(--way); }
.note .words { font: 12.5px/1.5 system-ui, "Segoe UI", "Liberation Sans", sans-serif; border-radius: 4px; padding-right: 6px; }
.note.primary { color: var(--primary); }
.note.aside { color: var(--quiet); }
.note.is-active .words { background: var(--active); color: var(--ink); }
.gap { display: block; color: var(--quiet); }
.gap > summary, span.gap { padding: 2px 12px; cursor: pointer; background: var(--ground); list-style: none; font-size: 12px; }
span.gap { cursor: default; }
.gap[open] > summary { display: none; }
.comment { color: var(--quiet); font-style: italic; }
.keyword { color: var(--keyword); }
.string { color: var(--string); }
.number { color: var(--number); }
.drawing { position: sticky; top: 60px; min-width: 0; }
.legend { display: flex; flex-wrap: wrap; gap: 2px 14px; margin: 0 0 6px; color: var(--quiet); font-size: 12px; }
.key { display: inline-flex; gap: 5px; align-items: center; }
.pane { max-height: calc(100vh - 150px); overflow: auto; padding: 10px; background: var(--panel); border: 1px solid var(--line); border-radius: 8px; }
.flow { margin: 0; }
.flow svg { display: block; margin: 0 auto; max-width: 100%; height: auto; }
.flow figcaption { color: var(--quiet); font-size: 12px; }
.box > rect, .box > circle { fill: var(--ground); stroke: var(--line); }
.box.way > rect, .box.way > circle { stroke: var(--way); stroke-width: 1.8; fill: var(--panel); }
.flow text { fill: var(--ink); font-size: 12px; }
.flow .bare text, .flow .no { fill: var(--quiet); }
.flow .no { text-anchor: end; font-size: 11px; }
.flow .test text { font-style: italic; }
.flow .q { fill: var(--quiet); font-style: normal; }
.row > rect { fill: transparent; }
.row[data-steps] > rect { fill: var(--way-ground); }
.row[data-steps], .box[data-steps] { cursor: pointer; }
.flow .is-active .no, .flow .is-active .q { fill: var(--ink); }
.row.is-active > rect, .box.is-active > rect { fill: var(--active); }
.flow .badge circle { fill: var(--way); }
.flow .badge text { fill: var(--panel); font: 700 10px system-ui, "Liberation Sans", sans-serif; text-anchor: middle; }
.arrow > path { fill: none; stroke: var(--quiet); stroke-width: 1.2; }
.arrow > .head { fill: var(--quiet); stroke: none; }
.arrow.exception > path:not(.head) { stroke: var(--primary); stroke-dasharray: 5 3; }
.arrow.exception > .head { fill: var(--primary); }
.arrow.back > path:not(.head) { stroke-dasharray: .1 4; stroke-width: 2; stroke-linecap: round; }
.arrow.stub { opacity: .6; }
.arrow.stub > .cross { stroke-dasharray: none; }
.arrow.way > path:not(.head) { stroke: var(--way); stroke-width: 2.6; }
.arrow.way > .head { fill: var(--way); stroke: none; }
.flow .label { fill: var(--quiet); font: 11px system-ui, "Liberation Sans", sans-serif; paint-order: stroke; stroke: var(--panel); stroke-width: 3px; }
.arrow.way > .label { fill: var(--way); font-weight: 650; }
.repairs { margin-top: 20px; }
.repairs details { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; margin-bottom: 8px; }
.repairs summary { padding: 7px 12px; cursor: pointer; font-size: 14px; }
.kind { display: inline-block; margin-right: 4px; padding: 0 7px; border-radius: 10px; border: 1px solid currentcolor; font-size: 12px; color: var(--quiet); }
.kind.fix { color: var(--good); }
.diff { padding: 6px 0; border-top: 1px solid var(--line); }
.diff code { display: block; min-width: max-content; }
.diff span { display: block; padding: 0 14px; white-space: pre; }
.diff .added { background: var(--added); }
.diff .removed { background: var(--removed); }
.diff .hunk, .diff .file { color: var(--quiet); }
.nothing { color: var(--quiet); }
@media (max-width: 1180px) {
  .columns { grid-template-columns: minmax(0, 1fr); }
  .drawing { position: static; }
}
@media (max-width: 760px) {
  .layout { grid-template-columns: minmax(0, 1fr); }
  nav { position: static; height: auto; max-height: 40vh; border-right: 0; border-bottom: 1px solid var(--line); }
  main { padding: 16px; }
}
@media print {
  header, nav, .skip { display: none; }
  .layout, .columns { display: block; }
  .scripted .finding:not(.current) { display: block; }
  .pane { max-height: none; }
}
`;
