import { textDirection } from '../../core/i18n/bidi.js';
import { element, type Markup, escapeText } from '../../chart/xml-builder.js';
import type { Colour, Theme } from '../../chart/theme.js';
import { labelFormat, numberFormat, type EditableChart, type ChartSeries, type SeriesLook } from './chart-series.js';

/**
 * A native line chart and its workbook, with elements in the order that the format requires. Only the chart's position
 * comes from pptxgenjs: it writes a gap as an empty value, drops a measured zero from the workbook and draws all series
 * alike.
 */
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** English Metric Units per point. */
const POINT = 12_700;
const AXES = { category: 2094734552, value: 2094734553 };
/** Maximum number of dots; more would touch each other. */
const MAX_DOTS = 60;
const MAX_LABELS = 13;

interface LineStyle {
  colour: Colour;
  width: number;
  dash?: string;
  dot?: 'filled' | 'hollow';
}
const LINE_STYLES: Readonly<Record<SeriesLook, LineStyle>> = {
  line: { colour: 'accent', width: 2.25, dot: 'filled' },
  earlier: { colour: 'edge', width: 1.75, dot: 'filled' },
  'so-far': { colour: 'accent', width: 0, dot: 'hollow' },
  other: { colour: 'edge', width: 1.25, dash: 'lgDashDot' },
  baseline: { colour: 'soft', width: 1.25, dash: 'sysDot' },
  target: { colour: 'ink', width: 1.5, dash: 'dash' },
};

const value = (name: string, val: string | number): Markup => element(name, { val });
const hexDigits = (colour: string): string => colour.slice(1);
const fill = (colour: string): Markup => element('a:solidFill', {}, element('a:srgbClr', { val: hexDigits(colour) }));
/** A half-transparent fill for hollow dots, since LibreOffice draws no outline around an empty one. */
const pale = (colour: string): string =>
  `#${[1, 3, 5]
    .map((start) =>
      Math.round((parseInt(colour.slice(start, start + 2), 16) + 255) / 2)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
const line = (colour: string, width: number, dash?: string): Markup =>
  element(
    'a:ln',
    { w: Math.round(width * POINT), cap: 'rnd' },
    fill(colour),
    ...(dash ? [value('a:prstDash', dash)] : []),
    element('a:round', {}),
  );
const noLine = element('a:ln', {}, element('a:noFill', {}));

export interface ChartStyle {
  theme: Theme;
  font: string;
  lang: string;
}

/** The part `ppt/charts/chartN.xml`; its workbook is the relationship `rId1`. */
export function chartXml(chart: EditableChart, style: ChartStyle): string {
  const { theme } = style;
  const { category, value: valueAxis } = AXES;
  const plot = element(
    'c:plotArea',
    {},
    element('c:layout', {}),
    element(
      'c:lineChart',
      {},
      value('c:grouping', 'standard'),
      value('c:varyColors', 0),
      ...chart.series.map((series, i) => seriesXml(chart, series, i, style)),
      value('c:marker', 1),
      value('c:axId', category),
      value('c:axId', valueAxis),
    ),
    element(
      'c:catAx',
      {},
      ...axis(category, 'b'),
      ...scale(undefined, 'General', style, line(theme.line, 0.75)),
      value('c:crossAx', valueAxis),
      value('c:crosses', 'autoZero'),
      value('c:auto', 0),
      value('c:lblAlgn', 'ctr'),
      value('c:lblOffset', 100),
      value('c:tickLblSkip', Math.max(1, Math.ceil(chart.labels.length / MAX_LABELS))),
      value('c:noMultiLvlLbl', 1),
    ),
    element(
      'c:valAx',
      {},
      ...axis(valueAxis, 'l'),
      ...scale(line(theme.line, 0.75), numberFormat(chart.unit), style, noLine),
      value('c:crossAx', category),
      value('c:crosses', 'autoZero'),
      value('c:crossBetween', 'between'),
    ),
    element('c:spPr', {}, element('a:noFill', {}), noLine),
  );
  return (
    XML +
    element(
      'c:chartSpace',
      { 'xmlns:c': CHART, 'xmlns:a': DRAWING, 'xmlns:r': RELATIONSHIPS },
      value('c:date1904', 0),
      value('c:roundedCorners', 0),
      element(
        'c:chart',
        {},
        value('c:autoTitleDeleted', 1),
        plot,
        element(
          'c:legend',
          {},
          value('c:legendPos', 'b'),
          value('c:overlay', 0),
          textProperties(10, theme.soft, style),
        ),
        value('c:plotVisOnly', 1),
        value('c:dispBlanksAs', 'gap'),
      ),
      element('c:spPr', {}, element('a:noFill', {}), noLine),
      textProperties(10, theme.soft, style),
      element('c:externalData', { 'r:id': 'rId1' }, value('c:autoUpdate', 0)),
    )
  );
}

const axis = (id: number, position: string): Markup[] => [
  value('c:axId', id),
  element('c:scaling', {}, value('c:orientation', 'minMax')),
  value('c:delete', 0),
  value('c:axPos', position),
];

const scale = (grid: Markup | undefined, format: string, style: ChartStyle, axisLine: Markup): Markup[] => [
  ...(grid ? [element('c:majorGridlines', {}, element('c:spPr', {}, grid))] : []),
  element('c:numFmt', { formatCode: format, sourceLinked: 0 }),
  value('c:majorTickMark', 'none'),
  value('c:minorTickMark', 'none'),
  value('c:tickLblPos', 'low'),
  element('c:spPr', {}, axisLine),
  textProperties(10, style.theme.soft, style),
];

const textProperties = (size: number, colour: string, { font, lang }: ChartStyle, isBold = false): Markup =>
  element(
    'c:txPr',
    {},
    element('a:bodyPr', {}),
    element('a:lstStyle', {}),
    element(
      'a:p',
      {},
      element(
        'a:pPr',
        {},
        element(
          'a:defRPr',
          { sz: size * 100, b: isBold ? 1 : 0 },
          fill(colour),
          element('a:latin', { typeface: font }),
          element('a:cs', { typeface: font }),
        ),
      ),
      element('a:endParaRPr', { lang }),
    ),
  );

function seriesXml(
  { labels, current, unit }: EditableChart,
  { look, name, values }: ChartSeries,
  i: number,
  style: ChartStyle,
): Markup {
  const { theme } = style;
  const { colour, width, dash, dot } = LINE_STYLES[look];
  const ink = theme[colour];
  const valueIndexes = values.flatMap((one, index) => (one === null ? [] : [index]));
  // if dots are dense, draw only those that no line passes through
  const isDotted = dot && (dot === 'hollow' || valueIndexes.length <= MAX_DOTS);
  const marker = isDotted
    ? element(
        'c:marker',
        {},
        value('c:symbol', 'circle'),
        value('c:size', dot === 'hollow' ? 8 : 5),
        element('c:spPr', {}, fill(dot === 'hollow' ? pale(ink) : ink), line(ink, dot === 'hollow' ? 1.5 : 0.75)),
      )
    : element('c:marker', {}, value('c:symbol', 'none'));
  const column = columnName(i + 1);
  const last = labels.length + 1;
  return element(
    'c:ser',
    {},
    value('c:idx', i),
    value('c:order', i),
    element(
      'c:tx',
      {},
      element(
        'c:strRef',
        {},
        element('c:f', {}, escapeText(`Sheet1!$${column}$1`)),
        element('c:strCache', {}, value('c:ptCount', 1), point(0, name)),
      ),
    ),
    element('c:spPr', {}, width ? line(ink, width, dash) : noLine),
    marker,
    ...(look === 'line' && current !== null && values[current] != null
      ? [
          element(
            'c:dLbls',
            {},
            currentLabel(current, labelFormat(unit, values[current] ?? 0), style),
            ...labelFlags(0),
          ),
        ]
      : []),
    element(
      'c:cat',
      {},
      element(
        'c:strRef',
        {},
        element('c:f', {}, escapeText(`Sheet1!$A$2:$A$${last}`)),
        element(
          'c:strCache',
          {},
          value('c:ptCount', labels.length),
          ...labels.map((label, index) => point(index, label)),
        ),
      ),
    ),
    // a missing value has no point: a gap, not a zero
    element(
      'c:val',
      {},
      element(
        'c:numRef',
        {},
        element('c:f', {}, escapeText(`Sheet1!$${column}$2:$${column}$${last}`)),
        element(
          'c:numCache',
          {},
          element('c:formatCode', {}, escapeText(numberFormat(unit))),
          value('c:ptCount', labels.length),
          ...valueIndexes.map((index) => point(index, String(values[index]))),
        ),
      ),
    ),
    value('c:smooth', 0),
  );
}

const point = (index: number, text: string): Markup =>
  element('c:pt', { idx: index }, element('c:v', {}, escapeText(text)));

/** The label of the latest value, beside its dot. */
const currentLabel = (index: number, format: string, style: ChartStyle): Markup =>
  element(
    'c:dLbl',
    {},
    value('c:idx', index),
    element('c:numFmt', { formatCode: format, sourceLinked: 0 }),
    element('c:spPr', {}, element('a:noFill', {}), noLine),
    textProperties(12, style.theme.ink, style, true),
    value('c:dLblPos', 't'),
    ...labelFlags(1),
  );
const labelFlags = (isShown: 0 | 1): Markup[] => [
  value('c:showLegendKey', 0),
  value('c:showVal', isShown),
  value('c:showCatName', 0),
  value('c:showSerName', 0),
  value('c:showPercent', 0),
  value('c:showBubbleSize', 0),
];

/** The name of a column by its index, from 0: A, B, … Z, AA. */
const columnName = (index: number): string =>
  (index < 26 ? '' : columnName(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

/** The files of a chart's workbook: one row per label, one column per series, an empty cell for a gap. */
export function workbookFiles({ labels, series, unit }: EditableChart): Readonly<Record<string, string>> {
  const isPercent = numberFormat(unit).endsWith('%');
  const cell = (column: number, row: number, content: string | number | null): Markup[] => {
    const r = `${columnName(column)}${row}`;
    if (content === null) return [];
    if (typeof content === 'number')
      return [element('c', { r, s: isPercent ? 1 : 0 }, element('v', {}, escapeText(String(content))))];
    return [element('c', { r, t: 'inlineStr' }, element('is', {}, element('t', {}, escapeText(content))))];
  };
  const row = (number: number, cells: Markup[]) => element('row', { r: number }, ...cells);
  const sheet = element(
    'worksheet',
    { xmlns: SHEET },
    element(
      'sheetViews',
      {},
      element('sheetView', {
        workbookViewId: 0,
        rightToLeft: textDirection(series[0]?.name ?? '') === 'rtl' ? 1 : undefined,
      }),
    ),
    element(
      'sheetData',
      {},
      row(
        1,
        series.flatMap(({ name }, i) => cell(i + 1, 1, name)),
      ),
      ...labels.map((label, index) =>
        row(index + 2, [
          ...cell(0, index + 2, label),
          ...series.flatMap(({ values }, i) => cell(i + 1, index + 2, values[index] ?? null)),
        ]),
      ),
    ),
  );
  const format = (id: number) =>
    element('xf', {
      numFmtId: id,
      fontId: 0,
      fillId: 0,
      borderId: 0,
      ...(id ? { xfId: 0, applyNumberFormat: 1 } : { xfId: 0 }),
    });
  const styles = element(
    'styleSheet',
    { xmlns: SHEET },
    element('fonts', { count: 1 }, element('font', {}, value('sz', 11), value('name', 'Arial'))),
    element(
      'fills',
      { count: 2 },
      element('fill', {}, element('patternFill', { patternType: 'none' })),
      element('fill', {}, element('patternFill', { patternType: 'gray125' })),
    ),
    element(
      'borders',
      { count: 1 },
      element(
        'border',
        {},
        element('left', {}),
        element('right', {}),
        element('top', {}),
        element('bottom', {}),
        element('diagonal', {}),
      ),
    ),
    element('cellStyleXfs', { count: 1 }, element('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })),
    element('cellXfs', { count: 2 }, format(0), format(10)),
  );
  const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const relation = (id: string, type: string, target: string) =>
    element('Relationship', { Id: id, Type: `${RELATIONSHIPS}/${type}`, Target: target });
  return {
    '[Content_Types].xml':
      XML +
      element(
        'Types',
        { xmlns: types },
        element('Default', {
          Extension: 'rels',
          ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
        }),
        element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
        ...[
          ['workbook', 'sheet.main'],
          ['worksheets/sheet1', 'worksheet'],
          ['styles', 'styles'],
        ].map(([part, type]) =>
          element('Override', { PartName: `/xl/${part}.xml`, ContentType: `${kind}.${type}+xml` }),
        ),
      ),
    '_rels/.rels':
      XML + element('Relationships', { xmlns: relations }, relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml':
      XML +
      element(
        'workbook',
        { xmlns: SHEET, 'xmlns:r': RELATIONSHIPS },
        element('sheets', {}, element('sheet', { name: 'Sheet1', sheetId: 1, 'r:id': 'rId1' })),
      ),
    'xl/_rels/workbook.xml.rels':
      XML +
      element(
        'Relationships',
        { xmlns: relations },
        relation('rId1', 'worksheet', 'worksheets/sheet1.xml'),
        relation('rId2', 'styles', 'styles.xml'),
      ),
    'xl/worksheets/sheet1.xml': XML + sheet,
    'xl/styles.xml': XML + styles,
  };
}
