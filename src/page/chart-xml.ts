import { textDirection } from '../locales/direction.js';
import type { Colour } from '../picture/inks.js';
import { element, type Markup, written } from '../picture/markup.js';
import type { Theme } from '../picture/themes.js';
import { labelFormat, numberFormat, type Chart, type Series, type SeriesLook } from './chart.js';

/**
 * A line chart and its workbook in the order of elements that the format asks for. Of pptxgenjs only the place in the slide is
 * used: it writes a gap as an empty value, leaves a measured zero out of the workbook, and cannot draw series unlike each other.
 */
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Twelve thousand seven hundred to a point. */
const POINT = 12_700;
const AXES = { category: 2094734552, value: 2094734553 };
/** More dots than this would touch each other. */
const MOST_DOTS = 60;
const MOST_LABELS = 13;

interface Line { colour: Colour; width: number; dash?: string; dot?: 'filled' | 'hollow' }
const LOOKS: Readonly<Record<SeriesLook, Line>> = {
  'line': { colour: 'accent', width: 2.25, dot: 'filled' },
  'earlier': { colour: 'edge', width: 1.75, dot: 'filled' },
  'so-far': { colour: 'accent', width: 0, dot: 'hollow' },
  'other': { colour: 'edge', width: 1.25, dash: 'lgDashDot' },
  'baseline': { colour: 'soft', width: 1.25, dash: 'sysDot' },
  'target': { colour: 'ink', width: 1.5, dash: 'dash' },
};

const value = (name: string, of: string | number): Markup => element(name, { val: of });
const digits = (colour: string): string => colour.slice(1);
const fill = (colour: string): Markup => element('a:solidFill', {}, element('a:srgbClr', { val: digits(colour) }));
/** Half as strong: a dot that is not quite empty, since LibreOffice draws no edge around it. */
const pale = (colour: string): string => `#${[1, 3, 5].map((at) => Math.round((parseInt(colour.slice(at, at + 2), 16) + 255) / 2).toString(16).padStart(2, '0')).join('')}`;
const line = (colour: string, width: number, dash?: string): Markup =>
  element('a:ln', { w: Math.round(width * POINT), cap: 'rnd' }, fill(colour), ...(dash ? [value('a:prstDash', dash)] : []), element('a:round', {}));
const noLine = element('a:ln', {}, element('a:noFill', {}));

export interface ChartStyle {
  theme: Theme;
  font: string;
  lang: string;
}

/** The part `ppt/charts/chartN.xml`; its workbook is the relationship `rId1`. */
export function chartXml(chart: Chart, style: ChartStyle): string {
  const { theme } = style;
  const { category, value: valueAxis } = AXES;
  const plot = element('c:plotArea', {},
    element('c:layout', {}),
    element('c:lineChart', {},
      value('c:grouping', 'standard'), value('c:varyColors', 0),
      ...chart.series.map((series, i) => seriesXml(chart, series, i, style)),
      value('c:marker', 1), value('c:axId', category), value('c:axId', valueAxis)),
    element('c:catAx', {},
      ...axis(category, 'b'), ...scale(undefined, 'General', style, line(theme.line, 0.75)), value('c:crossAx', valueAxis), value('c:crosses', 'autoZero'),
      value('c:auto', 0), value('c:lblAlgn', 'ctr'), value('c:lblOffset', 100), value('c:tickLblSkip', Math.max(1, Math.ceil(chart.labels.length / MOST_LABELS))), value('c:noMultiLvlLbl', 1)),
    element('c:valAx', {},
      ...axis(valueAxis, 'l'), ...scale(line(theme.line, 0.75), numberFormat(chart.unit), style, noLine), value('c:crossAx', category), value('c:crosses', 'autoZero'), value('c:crossBetween', 'between')),
    element('c:spPr', {}, element('a:noFill', {}), noLine));
  return XML + element('c:chartSpace', { 'xmlns:c': CHART, 'xmlns:a': DRAWING, 'xmlns:r': RELATIONSHIPS },
    value('c:date1904', 0), value('c:roundedCorners', 0),
    element('c:chart', {},
      value('c:autoTitleDeleted', 1), plot,
      element('c:legend', {}, value('c:legendPos', 'b'), value('c:overlay', 0), letters(10, theme.soft, style)),
      value('c:plotVisOnly', 1), value('c:dispBlanksAs', 'gap')),
    element('c:spPr', {}, element('a:noFill', {}), noLine),
    letters(10, theme.soft, style),
    element('c:externalData', { 'r:id': 'rId1' }, value('c:autoUpdate', 0)));
}

const axis = (id: number, position: string): Markup[] =>
  [value('c:axId', id), element('c:scaling', {}, value('c:orientation', 'minMax')), value('c:delete', 0), value('c:axPos', position)];

const scale = (grid: Markup | undefined, format: string, style: ChartStyle, own: Markup): Markup[] => [
  ...(grid ? [element('c:majorGridlines', {}, element('c:spPr', {}, grid))] : []),
  element('c:numFmt', { formatCode: format, sourceLinked: 0 }),
  value('c:majorTickMark', 'none'), value('c:minorTickMark', 'none'), value('c:tickLblPos', 'low'),
  element('c:spPr', {}, own), letters(10, style.theme.soft, style),
];

const letters = (size: number, colour: string, { font, lang }: ChartStyle, isBold = false): Markup =>
  element('c:txPr', {}, element('a:bodyPr', {}), element('a:lstStyle', {}), element('a:p', {},
    element('a:pPr', {}, element('a:defRPr', { sz: size * 100, b: isBold ? 1 : 0 }, fill(colour), element('a:latin', { typeface: font }), element('a:cs', { typeface: font }))),
    element('a:endParaRPr', { lang })));

function seriesXml({ labels, current, unit }: Chart, { look, name, values }: Series, i: number, style: ChartStyle): Markup {
  const { theme } = style;
  const { colour, width, dash, dot } = LOOKS[look];
  const ink = theme[colour];
  const shown = values.flatMap((one, at) => (one === null ? [] : [at]));
  // where dots lie dense, only those that no line shows
  const isDotted = dot && (dot === 'hollow' || shown.length <= MOST_DOTS);
  const marker = isDotted
    ? element('c:marker', {}, value('c:symbol', 'circle'), value('c:size', dot === 'hollow' ? 8 : 5), element('c:spPr', {}, fill(dot === 'hollow' ? pale(ink) : ink), line(ink, dot === 'hollow' ? 1.5 : 0.75)))
    : element('c:marker', {}, value('c:symbol', 'none'));
  const column = columnName(i + 1);
  const last = labels.length + 1;
  return element('c:ser', {},
    value('c:idx', i), value('c:order', i),
    element('c:tx', {}, element('c:strRef', {}, element('c:f', {}, written(`Sheet1!$${column}$1`)), element('c:strCache', {}, value('c:ptCount', 1), point(0, name)))),
    element('c:spPr', {}, width ? line(ink, width, dash) : noLine),
    marker,
    ...(look === 'line' && current !== null && values[current] != null ? [element('c:dLbls', {}, currentLabel(current, labelFormat(unit, values[current] ?? 0), style), ...shows(0))] : []),
    element('c:cat', {}, element('c:strRef', {}, element('c:f', {}, written(`Sheet1!$A$2:$A$${last}`)), element('c:strCache', {}, value('c:ptCount', labels.length), ...labels.map((label, at) => point(at, label))))),
    // what is not there has no point: a gap, not a zero
    element('c:val', {}, element('c:numRef', {}, element('c:f', {}, written(`Sheet1!$${column}$2:$${column}$${last}`)),
      element('c:numCache', {}, element('c:formatCode', {}, written(numberFormat(unit))), value('c:ptCount', labels.length), ...shown.map((at) => point(at, String(values[at])))))),
    value('c:smooth', 0));
}

const point = (at: number, text: string): Markup => element('c:pt', { idx: at }, element('c:v', {}, written(text)));

/** The number of the latest value, beside its dot. */
const currentLabel = (at: number, format: string, style: ChartStyle): Markup =>
  element('c:dLbl', {}, value('c:idx', at), element('c:numFmt', { formatCode: format, sourceLinked: 0 }), element('c:spPr', {}, element('a:noFill', {}), noLine),
    letters(12, style.theme.ink, style, true), value('c:dLblPos', 't'), ...shows(1));
const shows = (isShown: 0 | 1): Markup[] => [
  value('c:showLegendKey', 0), value('c:showVal', isShown), value('c:showCatName', 0), value('c:showSerName', 0), value('c:showPercent', 0), value('c:showBubbleSize', 0),
];

/** A column by its place, counted from 0: A, B, … Z, AA. */
const columnName = (at: number): string => (at < 26 ? '' : columnName(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));

/** The files of the workbook behind a chart: a label a row, a series a column, a gap an empty cell. */
export function workbookFiles({ labels, series, unit }: Chart): Readonly<Record<string, string>> {
  const isPercent = numberFormat(unit).endsWith('%');
  const cell = (column: number, row: number, of: string | number | null): Markup[] => {
    const r = `${columnName(column)}${row}`;
    if (of === null) return [];
    if (typeof of === 'number') return [element('c', { r, s: isPercent ? 1 : 0 }, element('v', {}, written(String(of))))];
    return [element('c', { r, t: 'inlineStr' }, element('is', {}, element('t', {}, written(of))))];
  };
  const row = (at: number, cells: Markup[]) => element('row', { r: at }, ...cells);
  const sheet = element('worksheet', { xmlns: SHEET },
    element('sheetViews', {}, element('sheetView', { workbookViewId: 0, rightToLeft: textDirection(series[0]?.name ?? '') === 'rtl' ? 1 : undefined })),
    element('sheetData', {},
      row(1, series.flatMap(({ name }, i) => cell(i + 1, 1, name))),
      ...labels.map((label, at) => row(at + 2, [...cell(0, at + 2, label), ...series.flatMap(({ values }, i) => cell(i + 1, at + 2, values[at] ?? null))]))));
  const format = (id: number) => element('xf', { numFmtId: id, fontId: 0, fillId: 0, borderId: 0, ...(id ? { xfId: 0, applyNumberFormat: 1 } : { xfId: 0 }) });
  const styles = element('styleSheet', { xmlns: SHEET },
    element('fonts', { count: 1 }, element('font', {}, value('sz', 11), value('name', 'Arial'))),
    element('fills', { count: 2 }, element('fill', {}, element('patternFill', { patternType: 'none' })), element('fill', {}, element('patternFill', { patternType: 'gray125' }))),
    element('borders', { count: 1 }, element('border', {}, element('left', {}), element('right', {}), element('top', {}), element('bottom', {}), element('diagonal', {}))),
    element('cellStyleXfs', { count: 1 }, element('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })),
    element('cellXfs', { count: 2 }, format(0), format(10)));
  const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const relation = (id: string, of: string, target: string) => element('Relationship', { Id: id, Type: `${RELATIONSHIPS}/${of}`, Target: target });
  return {
    '[Content_Types].xml': XML + element('Types', { xmlns: types },
      element('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }), element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
      ...[['workbook', 'sheet.main'], ['worksheets/sheet1', 'worksheet'], ['styles', 'styles']].map(([part, of]) => element('Override', { PartName: `/xl/${part}.xml`, ContentType: `${kind}.${of}+xml` }))),
    '_rels/.rels': XML + element('Relationships', { xmlns: relations }, relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': XML + element('workbook', { 'xmlns': SHEET, 'xmlns:r': RELATIONSHIPS }, element('sheets', {}, element('sheet', { 'name': 'Sheet1', 'sheetId': 1, 'r:id': 'rId1' }))),
    'xl/_rels/workbook.xml.rels': XML + element('Relationships', { xmlns: relations }, relation('rId1', 'worksheet', 'worksheets/sheet1.xml'), relation('rId2', 'styles', 'styles.xml')),
    'xl/worksheets/sheet1.xml': XML + sheet,
    'xl/styles.xml': XML + styles,
  };
}
