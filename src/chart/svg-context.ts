import type { Pen } from './plugins/pen.js';
import { textWidth } from './text-metrics.js';
import { element, escapeText, type Markup } from './xml-builder.js';

type Matrix = readonly [number, number, number, number, number, number];
type Attributes = Record<string, string | number | undefined>;

/** The state that `save` stores and `restore` restores. */
interface State {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  lineCap: CanvasLineCap;
  lineJoin: CanvasLineJoin;
  font: string;
  textAlign: CanvasTextAlign;
  textBaseline: CanvasTextBaseline;
  direction: CanvasDirection;
  globalAlpha: number;
  dash: readonly number[];
  matrix: Matrix;
  clipId: string;
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
const START: State = {
  fillStyle: '#000000',
  strokeStyle: '#000000',
  lineWidth: 1,
  lineCap: 'butt',
  lineJoin: 'miter',
  font: '400 10px sans-serif',
  textAlign: 'start',
  textBaseline: 'alphabetic',
  direction: 'ltr',
  globalAlpha: 1,
  dash: [],
  matrix: IDENTITY,
  clipId: '',
};

const round = (value: number): number => Math.round(value * 100) / 100;
const FULL = 2 * Math.PI;
/** Minimum font weight that is written as bold. */
const BOLD = 600;

/**
 * A 2D context that writes SVG. It implements only what Chart.js and our charts use. It needs no DOM and measures texts
 * by a table of widths, so that a file is the same from Node and from a browser. It writes presentation attributes
 * only, which browsers, Inkscape and LibreOffice render alike.
 */
export class SvgContext implements Pen {
  fillStyle = START.fillStyle;
  strokeStyle = START.strokeStyle;
  lineWidth = START.lineWidth;
  lineCap = START.lineCap;
  lineJoin = START.lineJoin;
  font = START.font;
  textAlign = START.textAlign;
  textBaseline = START.textBaseline;
  direction = START.direction;
  globalAlpha = START.globalAlpha;
  lineDashOffset = 0;
  readonly canvas: { width: number; height: number; style: Record<string, string>; getContext: () => SvgContext };

  #dash = START.dash;
  #matrix = START.matrix;
  #clipId = START.clipId;
  readonly #stack: State[] = [];
  readonly #clips: Markup[] = [];
  readonly #shapes: Markup[] = [];
  #path = '';
  readonly #prefix: string;

  /** @param prefix prefix of ids, unique among the charts of a page */
  constructor(width: number, height: number, prefix = 'clip') {
    this.#prefix = prefix;
    this.canvas = { width, height, style: {}, getContext: () => this };
  }

  /** The drawn elements, for an `svg` element. */
  get content(): Markup[] {
    return this.#clips.length ? [element('defs', {}, ...this.#clips), ...this.#shapes] : [...this.#shapes];
  }

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, font, textAlign, textBaseline, direction } = this;
    this.#stack.push({
      ...{ fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, font, textAlign, textBaseline, direction },
      globalAlpha: this.globalAlpha,
      dash: this.#dash,
      matrix: this.#matrix,
      clipId: this.#clipId,
    });
  }

  restore(): void {
    const state = this.#stack.pop();
    if (!state) return;
    const { dash, matrix, clipId, ...own } = state;
    Object.assign(this, own);
    [this.#dash, this.#matrix, this.#clipId] = [dash, matrix, clipId];
  }

  setTransform(...values: number[]): void {
    const [a, b, c, d, e, f] = values;
    this.#matrix = values.length === 6 ? [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0] : IDENTITY;
  }
  resetTransform(): void {
    this.#matrix = IDENTITY;
  }
  transform(a: number, b: number, c: number, d: number, e: number, f: number): void {
    const [A, B, C, D, E, F] = this.#matrix;
    this.#matrix = [A * a + C * b, B * a + D * b, A * c + C * d, B * c + D * d, A * e + C * f + E, B * e + D * f + F];
  }
  translate(x: number, y: number): void {
    this.transform(1, 0, 0, 1, x, y);
  }
  scale(x: number, y: number): void {
    this.transform(x, 0, 0, y, 0, 0);
  }
  rotate(angle: number): void {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    this.transform(cos, sin, -sin, cos, 0, 0);
  }

  beginPath(): void {
    this.#path = '';
  }
  closePath(): void {
    this.#path += 'Z';
  }
  moveTo(x: number, y: number): void {
    this.#path += `M${this.#at(x, y)}`;
  }
  lineTo(x: number, y: number): void {
    this.#path += `${this.#path ? 'L' : 'M'}${this.#at(x, y)}`;
  }
  bezierCurveTo(a: number, b: number, c: number, d: number, x: number, y: number): void {
    this.#path += `C${this.#at(a, b)} ${this.#at(c, d)} ${this.#at(x, y)}`;
  }
  quadraticCurveTo(a: number, b: number, x: number, y: number): void {
    this.#path += `Q${this.#at(a, b)} ${this.#at(x, y)}`;
  }
  rect(x: number, y: number, width: number, height: number): void {
    this.#path += `M${this.#at(x, y)}L${this.#at(x + width, y)}L${this.#at(x + width, y + height)}L${this.#at(x, y + height)}Z`;
  }
  roundRect(
    x: number,
    y: number,
    width: number,
    height: number,
    radii?: number | DOMPointInit | (number | DOMPointInit)[],
  ): void {
    const asked = typeof radii === 'number' ? radii : 0;
    const r = Math.max(0, Math.min(asked, width / 2, height / 2));
    if (!r) return this.rect(x, y, width, height);
    const [right, bottom, size] = [x + width, y + height, this.#length(r)];
    const arc = (toX: number, toY: number) => `A${size} ${size} 0 0 1 ${this.#at(toX, toY)}`;
    this.#path +=
      `M${this.#at(x + r, y)}L${this.#at(right - r, y)}${arc(right, y + r)}L${this.#at(right, bottom - r)}` +
      `${arc(right - r, bottom)}L${this.#at(x + r, bottom)}${arc(x, bottom - r)}L${this.#at(x, y + r)}${arc(x + r, y)}Z`;
  }
  /** Adds a circle or an arc. */
  arc(x: number, y: number, radius: number, from: number, to: number, isAgainst = false): void {
    const at = (angle: number) => this.#at(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    const size = this.#length(radius);
    if (Math.abs(to - from) >= FULL - 1e-6) {
      this.#path += `M${at(from)}A${size} ${size} 0 1 1 ${at(from + Math.PI)}A${size} ${size} 0 1 1 ${at(from)}Z`;
      return;
    }
    let angle = (isAgainst ? from - to : to - from) % FULL;
    if (angle < 0) angle += FULL;
    this.#path += `${this.#path ? 'L' : 'M'}${at(from)}A${size} ${size} 0 ${angle > Math.PI ? 1 : 0} ${isAgainst ? 0 : 1} ${at(to)}`;
  }
  ellipse(x: number, y: number, rx: number, _ry: number, _turn: number, from: number, to: number): void {
    this.arc(x, y, rx, from, to);
  }

  clip(): void {
    const id = `${this.#prefix}-${this.#clips.length}`;
    const inner = this.#clipId ? `url(#${this.#clipId})` : undefined;
    this.#clips.push(element('clipPath', { id, 'clip-path': inner }, element('path', { d: this.#path })));
    this.#clipId = id;
  }
  fill(): void {
    this.#put('path', { d: this.#path, fill: this.fillStyle });
  }
  stroke(): void {
    if (this.lineWidth > 0) this.#put('path', { d: this.#path, fill: 'none', ...this.#strokes() });
  }
  fillRect(x: number, y: number, width: number, height: number): void {
    this.#aside(() => {
      this.rect(x, y, width, height);
      this.fill();
    });
  }
  strokeRect(x: number, y: number, width: number, height: number): void {
    this.#aside(() => {
      this.rect(x, y, width, height);
      this.stroke();
    });
  }
  clearRect(): void {}
  drawImage(): void {}

  setLineDash(dash: readonly number[]): void {
    this.#dash = [...dash];
  }
  getLineDash(): number[] {
    return [...this.#dash];
  }

  measureText(text: string): TextMetrics {
    const { size, weight } = this.#font();
    const width = textWidth(text, size, weight >= BOLD);
    const metrics = {
      width,
      actualBoundingBoxLeft: 0,
      actualBoundingBoxRight: width,
      actualBoundingBoxAscent: size * 0.75,
      actualBoundingBoxDescent: size * 0.2,
    };
    return metrics as TextMetrics;
  }
  fillText(text: string, x: number, y: number): void {
    this.#text(text, x, y, { fill: this.fillStyle });
  }
  /** Writes the outline of a text, with a fill: LibreOffice does not draw a text with only a stroke. */
  strokeText(text: string, x: number, y: number): void {
    this.#text(text, x, y, { ...this.#strokes(), fill: this.strokeStyle });
  }

  #aside(draw: () => void): void {
    const before = this.#path;
    this.#path = '';
    draw();
    this.#path = before;
  }

  #at(x: number, y: number): string {
    const [a, b, c, d, e, f] = this.#matrix;
    return `${round(a * x + c * y + e)} ${round(b * x + d * y + f)}`;
  }

  #length(length: number): number {
    return round(length * Math.hypot(this.#matrix[0], this.#matrix[1]));
  }

  #strokes(): Attributes {
    return {
      stroke: this.strokeStyle,
      'stroke-width': this.lineWidth === 1 ? undefined : round(this.lineWidth),
      'stroke-dasharray': this.#dash.length ? this.#dash.join(' ') : undefined,
      'stroke-linejoin': this.lineJoin === 'miter' ? undefined : this.lineJoin,
      'stroke-linecap': this.lineCap === 'butt' ? undefined : this.lineCap,
    };
  }

  #font(): { size: number; weight: number } {
    const [, weight, size] = /(?:^|\s)(bold|\d{3})?\s*([\d.]+)px/.exec(this.font) ?? [];
    return { size: Number(size ?? 10), weight: weight === 'bold' ? 700 : Number(weight ?? 400) };
  }

  /** Writes a text. In a right-to-left text the anchor `start` is the right end, so the anchor is swapped. */
  #text(text: string, x: number, y: number, paint: Attributes): void {
    const { size, weight } = this.#font();
    const isRight = this.direction === 'rtl';
    const align = {
      left: 'left',
      right: 'right',
      center: 'center',
      start: isRight ? 'right' : 'left',
      end: isRight ? 'left' : 'right',
    }[this.textAlign];
    const anchor = align === 'center' ? 'middle' : (align === 'left') === isRight ? 'end' : undefined;
    const [px = 0, py = 0] = this.#at(x, y).split(' ').map(Number);
    const shift = { middle: 0.35, top: 0.8, hanging: 0.8, bottom: -0.2, alphabetic: 0, ideographic: 0 }[
      this.textBaseline
    ];
    this.#put(
      'text',
      {
        x: px,
        y: round(py + shift * size),
        'text-anchor': anchor,
        direction: isRight ? 'rtl' : undefined,
        'font-size': size,
        'font-weight': weight >= BOLD ? 700 : undefined,
        ...paint,
      },
      escapeText(text),
    );
  }

  #put(name: string, attributes: Attributes, ...children: Markup[]): void {
    if (name === 'path' && !this.#path) return;
    const opacity = this.globalAlpha === 1 ? undefined : round(this.globalAlpha);
    const clip = this.#clipId ? `url(#${this.#clipId})` : undefined;
    this.#shapes.push(element(name, { ...attributes, opacity, 'clip-path': clip }, ...children));
  }
}
