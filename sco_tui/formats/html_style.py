"""The style sheet of a briefing's page: for the screen, dark and light, and for paper."""

# Contrast of text on its ground is 4.5:1 or more (WCAG 2.2 AA), in the colours of the viewer's themes.
STYLE = """
:root {
  --ground: #fbfbf9; --text: #1c2026; --muted: #5a616b; --accent: #8f4a00; --link: #1a5fb4;
  --rule: #d9dbd6; --wrong: #b3261e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #13161b; --text: #e4e6eb; --muted: #a3abb8; --accent: #ffb454; --link: #9cc1ff;
    --rule: #333a45; --wrong: #ff8f87;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; max-width: 62rem; padding: 2.5rem 1.25rem 4rem; color: var(--text);
  background: var(--ground); font: 1.0625rem/1.6 system-ui, sans-serif; overflow-wrap: anywhere;
}
header, main, section, footer { max-width: 44rem; margin-inline: auto; }
p { margin: 0.5rem 0; white-space: pre-line; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 0.15em; }
h1 { margin: 0 0 0.5rem; font-size: 1.9rem; line-height: 1.2; }
h2, h3 { margin: 0; font-size: 1.25rem; line-height: 1.3; }
h2 .date::first-letter { text-transform: uppercase; }
h2 .date {
  display: block; margin-bottom: 0.1rem; color: var(--accent); font-size: 0.95rem; font-weight: 600;
}
.query { margin-top: 1rem; }
.query code { padding: 0.1rem 0.4rem; border: 1px solid var(--rule); border-radius: 0.25rem; }
nav { margin: 2rem 0; overflow-x: auto; }
nav svg { min-width: 50rem; }
article { margin-top: 2.5rem; scroll-margin-top: 1rem; }
article:target > :first-child { text-decoration: underline; text-decoration-color: var(--accent); }
.about { margin: 0.2rem 0 0.8rem; color: var(--muted); font-size: 0.95rem; }
figure { margin: 1.25rem 0; padding-left: 1rem; border-left: 3px solid var(--accent); }
blockquote { margin: 0; }
blockquote p { margin: 0 0 0.5rem; }
.original { color: var(--muted); font-style: italic; }
figcaption, figcaption p { margin: 0; color: var(--muted); font-size: 0.95rem; }
figcaption b { color: var(--text); }
.unfound { color: var(--wrong); font-weight: 600; }
.sources, .undated { margin-top: 3rem; padding-top: 1.5rem; border-top: 1px solid var(--rule); }
.sources ol { margin: 0.75rem 0 0; padding-left: 1.75rem; }
.sources li { margin: 0.75rem 0; font-size: 0.95rem; scroll-margin-top: 1rem; }
.sources li:target { outline: 2px solid var(--accent); outline-offset: 0.4rem; }
.sources div { color: var(--muted); }
cite { font-style: normal; font-weight: 600; color: var(--text); }
footer {
  margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--rule); color: var(--muted);
  font-size: 0.875rem;
}
@media print {
  :root {
    --ground: #fff; --text: #000; --muted: #444; --accent: #000; --link: #000; --rule: #999; --wrong: #000;
  }
  @page { margin: 18mm 16mm; }
  html { font-size: 10.5pt; }
  body { max-width: none; padding: 0; font-size: 1rem; line-height: 1.45; }
  header, main, section, footer { max-width: none; }
  a { text-decoration: none; }
  nav svg { min-width: 0; }
  .passage { display: none; }
  h1, h2, h3, .about { break-after: avoid; }
  h1, h2, h3, figure, .sources li { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
}
"""
