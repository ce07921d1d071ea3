import type { Config } from '../../core/config/schema.js';
import { textDirection, type Direction } from '../../core/i18n/bidi.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { element, escapeText, type Markup } from '../../chart/xml-builder.js';
import { pictureSvg, type Paint } from '../../chart/svg.js';
import { fileTheme, themeOf, type Theme } from '../../chart/theme.js';
import type { Block, Item, Table } from '../report-blocks.js';
import { pageOf, type Page, type PageOptions } from '../report.js';
import { pageStyle } from './styles.js';

/** Options of `pageHtml` and `pageFragment`. */
export interface HtmlOptions extends PageOptions {
  /** Language as a BCP 47 tag. Default: `en`. */
  lang?: string;
  /** The accent as `#rrggbb`. Needed only if the config uses a CSS colour that only a browser can resolve. */
  accent?: string | undefined;
}

/** The file's own policy: no scripts and no requests. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** Renders the whole file from a parsed config and a localizer with loaded messages. */
export function htmlOf(config: Config, localizer: Localizer, paint: Paint, options: HtmlOptions = {}): string {
  const page = pageOf(config, localizer, options);
  const theme = themeOf(config, options.accent);
  const style = pageStyle(theme, localizer.t('page.number'));
  const head = element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, escapeText(page.title)),
    // only our own CSS; texts of the config appear as escaped CSS strings
    element('style', {}, style as Markup),
  );
  const body = element('body', {}, article(page, theme, paint));
  return `<!DOCTYPE html>\n${element('html', { lang: page.lang, dir: page.direction }, head, body)}\n`;
}

/** The article of the page, without head and style. */
export function article(
  { lang, direction, title, subtitle, notices, sections }: Page,
  theme: Theme,
  paint: Paint,
): Markup {
  const renderer = new Html(direction, theme, paint);
  return element(
    'article',
    { class: 'waymark-page', lang, dir: direction },
    ...notices.map((notice) => renderer.line('p', notice, 'notice')),
    renderer.line('h1', title),
    renderer.line('p', subtitle, 'soft'),
    ...sections.map(({ id, heading, blocks }) =>
      element(
        'section',
        { id: `waymark-${id}` },
        renderer.line('h2', heading),
        ...blocks.map((block) => renderer.block(block, lang)),
      ),
    ),
  );
}

/** Renders blocks as markup for one writing direction. */
class Html {
  readonly #direction: Direction;
  readonly #theme: Theme;
  readonly #paint: Paint;
  /** The number of charts in the page so far. It keeps their ids apart. */
  #pictures = 0;

  constructor(direction: Direction, theme: Theme, paint: Paint) {
    this.#direction = direction;
    this.#theme = theme;
    this.#paint = paint;
  }

  /** A text in an element, with `dir` if its script runs the other way. */
  line(name: string, text: string, className?: string): Markup {
    return element(name, { class: className, dir: this.#dirOf(text) }, escapeText(text));
  }

  #dirOf(text: string): Direction | undefined {
    const direction = textDirection(text);
    return direction === null || direction === this.#direction ? undefined : direction;
  }

  block(block: Block, lang: string): Markup {
    switch (block.kind) {
      case 'heading':
        return this.line('h3', block.text);
      case 'text':
        return block.tone === 'strong'
          ? element('p', { dir: this.#dirOf(block.text) }, element('strong', {}, escapeText(block.text)))
          : this.line('p', block.text, block.tone === 'plain' ? undefined : block.tone);
      case 'list':
        return element('ul', {}, ...block.items.map((item) => this.#item(item)));
      case 'table':
        return block.isFolded
          ? element('details', {}, this.line('summary', block.table.caption), this.#table(block.table))
          : this.#table(block.table);
      case 'picture':
        return pictureSvg(
          { ...block.picture, theme: fileTheme(this.#theme.accent) },
          { title: block.title, description: block.description, lang },
          this.#paint,
          `picture-${++this.#pictures}`,
        );
    }
  }

  #item({ text, lines, link }: Item): Markup {
    const more = lines.flatMap((line) => [element('br', {}), this.line('span', line, 'soft')]);
    const address = link
      ? [element('br', {}), element('a', { href: link.href, rel: 'noopener' }, escapeText(link.text))]
      : [];
    return element('li', { dir: this.#dirOf(text) }, escapeText(text), ...more, ...address);
  }

  /** Uses border and padding attributes too: mail programs drop styles, and columns would touch. */
  #table({ caption, columns, rows }: Table): Markup {
    const [start, end] = this.#direction === 'rtl' ? ['right', 'left'] : ['left', 'right'];
    const alignment = (i: number) => (columns[i]?.isNumber ? { class: 'number', align: end } : { align: start });
    const cell = (text: string, i: number) =>
      element(
        i ? 'td' : 'th',
        { ...(i ? {} : { scope: 'row' }), ...alignment(i), dir: this.#dirOf(text) },
        ...text.split('\n').flatMap((line, lineIndex) => [...(lineIndex ? [element('br', {})] : []), escapeText(line)]),
      );
    const isHeaded = columns.every(({ text }) => text);
    return element(
      'table',
      { border: 1, cellpadding: 5, cellspacing: 0, 'aria-label': caption },
      ...(isHeaded
        ? [
            element(
              'thead',
              {},
              element(
                'tr',
                {},
                ...columns.map(({ text }, i) => element('th', { scope: 'col', ...alignment(i) }, escapeText(text))),
              ),
            ),
          ]
        : []),
      element('tbody', {}, ...rows.map((row) => element('tr', {}, ...row.map(cell)))),
    );
  }
}
