import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Margins and page numbers. They hold for a whole document and so are there only while it is printed. */
const PAPER = '@page { margin: 16mm 15mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt system-ui, sans-serif; color: #555; } }';

/** Gives the document page numbers while it is printed, and takes them back. */
export class Printing implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #sheet: CSSStyleSheet | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement) {
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
    const { ownerDocument } = this.#host;
    if (this.#sheet || !ownerDocument.defaultView) return;
    this.#sheet = new ownerDocument.defaultView.CSSStyleSheet();
    this.#sheet.replaceSync(PAPER);
    ownerDocument.adoptedStyleSheets.push(this.#sheet);
  };

  #end = (): void => {
    const { ownerDocument } = this.#host;
    ownerDocument.adoptedStyleSheets = ownerDocument.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
    this.#sheet = null;
  };
}
