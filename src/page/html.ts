import type { Config } from '../config/schema.js';
import { textDirection, type Direction } from '../locales/direction.js';
import type { Words } from '../locales/words.js';
import { element, written, type Markup } from '../picture/markup.js';
import { svgText } from '../picture/svg-text.js';
import { themeOf, type Theme } from '../picture/themes.js';
import type { Block, Item, Table } from './blocks.js';
import { pageOf, type Page, type PageOptions } from './document.js';
import { pageStyle } from './page-style.js';

export interface HtmlOptions extends PageOptions {
  /** BCP 47 tag; English where left out. */
  lang?: string;
  /** The accent as `#rrggbb`, where the config writes it in a way that only a browser can read. */
  accent?: string | undefined;
}

/** Scripts and anything from elsewhere are forbidden to the file itself, too: it shows what it holds and asks for nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** The whole file, of a config that was checked and words that are loaded. */
export function htmlOf(config: Config, words: Words, options: HtmlOptions = {}): string {
  const page = pageOf(config, words, options);
  const theme = themeOf(config, options.accent);
  const style = pageStyle(theme, words.say('page.number'));
  const head = element('head', {},
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', 'content': POLICY }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, written(page.title)),
    // its own text alone, and no text of a config but as strings of CSS
    element('style', {}, style as Markup));
  return `<!DOCTYPE html>\n${element('html', { lang: page.lang, dir: page.direction }, head, element('body', {}, article(page, theme)))}\n`;
}

/** The article of a page, without head and style. */
export function article({ lang, direction, title, subtitle, notices, sections }: Page, theme: Theme): Markup {
  const of = new Html(direction, theme);
  return element('article', { class: 'waymark-page', lang, dir: direction },
    ...notices.map((notice) => of.line('p', notice, 'notice')),
    of.line('h1', title), of.line('p', subtitle, 'soft'),
    ...sections.map(({ id, heading, blocks }) => element('section', { id: `waymark-${id}` }, of.line('h2', heading), ...blocks.map((block) => of.block(block, lang)))));
}

/** Blocks as markup, on a page of one direction. */
class Html {
  readonly #direction: Direction;
  readonly #theme: Theme;

  constructor(direction: Direction, theme: Theme) {
    this.#direction = direction;
    this.#theme = theme;
  }

  /** A text in an element; one in a script of the other direction says so. */
  line(name: string, text: string, className?: string): Markup {
    return element(name, { class: className, dir: this.#other(text) }, written(text));
  }

  #other(text: string): Direction | undefined {
    const direction = textDirection(text);
    return direction === null || direction === this.#direction ? undefined : direction;
  }

  block(block: Block, lang: string): Markup {
    switch (block.kind) {
      case 'heading': return this.line('h3', block.text);
      case 'text': return block.tone === 'strong' ? element('p', { dir: this.#other(block.text) }, element('strong', {}, written(block.text))) : this.line('p', block.text, block.tone === 'plain' ? undefined : block.tone);
      case 'list': return element('ul', {}, ...block.items.map((item) => this.#item(item)));
      case 'table': return block.isFolded ? element('details', {}, this.line('summary', block.table.caption), this.#table(block.table)) : this.#table(block.table);
      case 'picture': return svgText(block.drawing, block.drawing.shapes, this.#theme, { title: block.title, description: block.description, lang });
    }
  }

  #item({ text, lines, link }: Item): Markup {
    const more = lines.flatMap((line) => [element('br', {}), this.line('span', line, 'soft')]);
    const address = link ? [element('br', {}), element('a', { href: link.href, rel: 'noopener' }, written(link.text))] : [];
    return element('li', { dir: this.#other(text) }, written(text), ...more, ...address);
  }

  /** Lines and room as attributes, too: without a style, columns would run into each other. */
  #table({ caption, columns, rows }: Table): Markup {
    const [start, end] = this.#direction === 'rtl' ? ['right', 'left'] : ['left', 'right'];
    const look = (i: number) => (columns[i]?.isNumber ? { class: 'number', align: end } : { align: start });
    const cell = (text: string, i: number) => element(i ? 'td' : 'th', { ...(i ? {} : { scope: 'row' }), ...look(i), dir: this.#other(text) }, ...text.split('\n').flatMap((line, at) => [...(at ? [element('br', {})] : []), written(line)]));
    const isHeaded = columns.every(({ text }) => text);
    return element('table', { 'border': 1, 'cellpadding': 5, 'cellspacing': 0, 'aria-label': caption },
      ...(isHeaded ? [element('thead', {}, element('tr', {}, ...columns.map(({ text }, i) => element('th', { scope: 'col', ...look(i) }, written(text)))))] : []),
      element('tbody', {}, ...rows.map((row) => element('tr', {}, ...row.map(cell)))));
  }
}
