/** The page as files, rendered without a browser: for a mail, an archive, or the content of a page before its scripts run. */
export { metricCsv, type CsvOptions } from './csv.js';
export { SECTIONS, type SectionId } from './document.js';
export { fileName } from './file-name.js';
export { pageFragment, pageHtml, type HtmlOptions } from './html.js';
