// The path of a Chrome: CHROME_PATH, an installed Chrome, Chromium or Edge, else the Chromium that came by npm, else
// what to do.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const onMac = ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
  ['/Applications', path.join(process.env.HOME ?? '', 'Applications')].map(
    (folder) => `${folder}/${name}.app/Contents/MacOS/${name}`,
  ),
);
const onWindows = [
  'Google/Chrome/Application/chrome.exe',
  'Chromium/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
].flatMap((file) =>
  [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .map((folder) => path.join(folder, file)),
);
const onPath = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
].flatMap((name) =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .map((folder) => path.join(folder, name)),
);

/** Offline, quiet, and as root. */
export const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium that came by npm, unpacked once. It brings the libraries that a bare machine lacks. */
function fromNpm(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const top = path.resolve(import.meta.dirname, '..');
  const cache = path.join(top, 'node_modules/.cache');
  const home = path.join(cache, 'chromium');
  if (!existsSync(home)) {
    mkdirSync(cache, { recursive: true });
    // renamed when complete, so that an interrupted or a parallel run leaves no half browser
    const unpacked = mkdtempSync(`${home}-`);
    const code = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
    execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
      cwd: top,
      // it unpacks where TMPDIR says, and its libraries too where it takes the machine for one of AWS
      env: { ...process.env, TMPDIR: unpacked, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
    });
    const fonts = path.join(unpacked, 'fonts/fonts.conf');
    writeFileSync(fonts, readFileSync(fonts, 'utf8').replaceAll('/tmp/fonts', path.join(home, 'fonts')));
    if (!existsSync(home)) renameSync(unpacked, home);
  }
  process.env.LD_LIBRARY_PATH = [path.join(home, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  process.env.FONTCONFIG_PATH ??= path.join(home, 'fonts');
  return path.join(home, 'chromium');
}

/** An `npm` that left its optional files out has no Chromium either. */
function fromNpmIfThere(): string | undefined {
  try {
    return fromNpm();
  } catch {
    return undefined;
  }
}

/** The path of a Chrome. @throws where there is none, in words that say what to do */
export function chromePath(): string {
  const { CHROME_PATH } = process.env;
  if (CHROME_PATH && !existsSync(CHROME_PATH))
    throw new Error(`CHROME_PATH names ${CHROME_PATH}, which does not exist.`);
  const found = CHROME_PATH || [...onMac, ...onWindows, ...onPath].find((file) => existsSync(file)) || fromNpmIfThere();
  if (found) return found;
  throw new Error(
    'No Chrome found: install Chrome, Chromium or Edge (Debian: apt-get install chromium; macOS: brew install --cask google-chrome), or set CHROME_PATH to one.',
  );
}
