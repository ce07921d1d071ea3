import { linesOf } from './lines.js';
import type { Picture } from './picture.js';
import type { Role } from './inks.js';
import type { Shape } from './shapes.js';

/** A picture whose lines are all named: beside them where there is room, else in rows below. */
export interface Drawing {
  width: number;
  height: number;
  shapes: Shape[];
}

const ROW = 18;
const SWATCH = 26;

/** Adds below a picture what its lines are, as the legend does on a page. */
export function withKey(picture: Picture, shapes: readonly Shape[]): Drawing {
  const { width, height, plot, isWide, baseline, target, comparison } = picture;
  const keys: [Role, string][] = [
    ...(!isWide && baseline ? [['baseline', baseline.text] satisfies [Role, string]] : []),
    ...(!isWide && target ? [['target', [target.text, target.by].filter(Boolean).join(' ')] satisfies [Role, string]] : []),
    ...(comparison ? [['other', comparison.text] satisfies [Role, string]] : []),
  ];
  const left = isWide ? plot.left + 8 : 8;
  const rows = keys.flatMap(([role, text], i): Shape[] => {
    const y = height + 8 + i * ROW;
    return [
      { role, d: `M${left} ${y}h${SWATCH}` },
      { role: 'label', x: left + SWATCH + 8, y: y + 4, text: linesOf(text, 12, width - left - SWATCH - 16, 1)[0] ?? '', anchor: 'start' },
    ];
  });
  return { width, height: height + (keys.length ? keys.length * ROW + 4 : 0), shapes: [...shapes, ...rows] };
}
