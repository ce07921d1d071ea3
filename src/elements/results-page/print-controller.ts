import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Margins and page numbers. `@page` rules apply to the whole document, so they are added only while it is printed. */
const PAGE_RULES = `@page {
  margin: 16mm 15mm 18mm;
  @bottom-right { content: counter(page) " / " counter(pages); font: 9pt system-ui, sans-serif; color: #555; }
}`;

/** Adds page numbers to the document while it is printed. */
export class PrintController implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #begins: () => void;
  #sheet: CSSStyleSheet | null = null;

  /** @param begins called before the page is printed */
  constructor(host: ReactiveControllerHost & HTMLElement, begins: () => void) {
    this.#begins = begins;
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('beforeprint', this.#begin);
    addEventListener('afterprint', this.#end);
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.#begin);
    removeEventListener('afterprint', this.#end);
    this.#end();
  }

  #begin = (): void => {
    this.#begins();
    const { ownerDocument } = this.#host;
    if (this.#sheet || !ownerDocument.defaultView) return;
    this.#sheet = new ownerDocument.defaultView.CSSStyleSheet();
    this.#sheet.replaceSync(PAGE_RULES);
    ownerDocument.adoptedStyleSheets.push(this.#sheet);
  };

  #end = (): void => {
    const { ownerDocument } = this.#host;
    ownerDocument.adoptedStyleSheets = ownerDocument.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
    this.#sheet = null;
  };
}
