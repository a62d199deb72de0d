"""The style sheet of a drawing: alone or in a page, dark and light, and on paper."""

# The colours are those of a briefing's page; contrast of text on its ground is 4.5:1 or more (WCAG 2.2 AA).
STYLE = """
.tl-drawing {
  --tl-ground: #fbfbf9; --tl-text: #1c2026; --tl-muted: #5a616b; --tl-mark: #8f4a00; --tl-rule: #dfe1dc;
  --tl-main: #b4b8b0; font-family: system-ui, sans-serif; font-size: 13px;
}
@media (prefers-color-scheme: dark) {
  .tl-drawing {
    --tl-ground: #13161b; --tl-text: #e4e6eb; --tl-muted: #a3abb8; --tl-mark: #ffb454; --tl-rule: #262c35;
    --tl-main: #4a5362;
  }
}
@media print {
  .tl-drawing {
    --tl-ground: #fff; --tl-text: #000; --tl-muted: #444; --tl-mark: #333; --tl-rule: #ddd; --tl-main: #999;
  }
}
.tl-inline { display: block; width: 100%; height: auto; }
.tl-ground { fill: var(--tl-ground); }
.tl-rule { stroke: var(--tl-rule); }
.tl-main { stroke: var(--tl-main); }
.tl-label { fill: var(--tl-muted); font-size: 12px; }
.tl-label.tl-strong { fill: var(--tl-text); }
.tl-break { fill: var(--tl-muted); text-anchor: middle; font-size: 16px; }
.tl-title {
  fill: var(--tl-text); stroke: var(--tl-ground); stroke-width: 4px; stroke-linejoin: round;
  paint-order: stroke; white-space: pre;
}
.tl-before { text-anchor: end; }
.tl-note { fill: var(--tl-muted); }
.tl-cancelled { text-decoration: line-through; stroke: none; }
.tl-point, .tl-core, .tl-arrow { fill: var(--tl-mark); }
.tl-arrow { stroke: var(--tl-ground); stroke-width: 1.5px; paint-order: stroke; }
.tl-wide { fill: var(--tl-mark); fill-opacity: 0.22; stroke: var(--tl-mark); stroke-width: 1px; }
.tl-hollow { fill: var(--tl-ground); stroke: var(--tl-mark); stroke-width: 1.5px; stroke-dasharray: 2.5 1.5; }
.tl-hatched {
  fill: url(#tl-hatch); stroke: var(--tl-mark); stroke-width: 1px; stroke-dasharray: 4 3;
}
.tl-hatch { stroke: var(--tl-mark); stroke-width: 1.5px; }
.tl-undated { fill: none; stroke: var(--tl-muted); stroke-width: 1.5px; }
.tl-sign { fill: var(--tl-mark); text-anchor: middle; font-weight: 700; }
.tl-drawing a:hover .tl-title, .tl-drawing a:focus .tl-title { text-decoration: underline; }
.tl-drawing a:focus { outline: 2px solid var(--tl-mark); }
"""
