import { css } from 'lit';
import type { ChartTheme } from '../../chart/theme.js';

/**
 * A canvas cannot use custom properties. So each colour of the chart is a property of the canvas element that paints
 * nothing there, and is read from its computed style. Transitions report each change, whatever its cause: the color
 * scheme, forced colours, a class of the page.
 */
export const chartThemeStyles = css`
  .figure {
    color: var(--_series);
    fill: var(--_ink);
    stroke: var(--_ink-2);
    border: 0 solid;
    border-color: var(--_ink-3) var(--_line) var(--_line-2) var(--_series-before);
    outline: 0 none;
    outline-color: var(--_series-other);
    text-decoration-color: var(--_better);
    column-rule-color: var(--_worse);
    stop-color: var(--_surface);
    flood-color: light-dark(#ffffff, #000000);
    transition:
      color 1ms,
      fill 1ms,
      stroke 1ms,
      outline-color 1ms,
      text-decoration-color 1ms,
      column-rule-color 1ms,
      stop-color 1ms;
  }
  /* as the page will be printed: its own styles for paper hold only once the printing has begun */
  .figure.is-paper {
    color-scheme: light;
    transition: none;
  }
  @media (forced-colors: active) {
    .figure {
      forced-color-adjust: none;
      color: Highlight;
      fill: CanvasText;
      stroke: CanvasText;
      border-color: CanvasText CanvasText CanvasText GrayText;
      outline-color: GrayText;
      text-decoration-color: Highlight;
      column-rule-color: CanvasText;
      stop-color: Canvas;
      flood-color: #808080;
    }
  }
`;

/** The current colours and font of a canvas with the styles above. */
export function readTheme(canvas: HTMLCanvasElement, view: Window): ChartTheme {
  const style = view.getComputedStyle(canvas);
  const [isDark, isForced] = ['rgb(0, 0, 0)', 'rgb(128, 128, 128)'].map((color) => style.floodColor === color);
  return {
    family: style.fontFamily,
    ink: style.fill,
    ink2: style.stroke,
    ink3: style.borderTopColor,
    grid: style.borderRightColor,
    rule: style.borderBottomColor,
    surface: style.stopColor,
    series: style.color,
    before: style.borderLeftColor,
    other: style.outlineColor,
    better: style.textDecorationColor,
    worse: style.columnRuleColor,
    fill: isForced ? 0.25 : isDark ? 0.16 : 0.1,
    hatch: isForced ? 0.8 : 0.3,
    isGridDotted: isForced === true,
  };
}
