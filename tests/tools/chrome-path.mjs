// Where a Chrome is: CHROME_PATH, an installed Chrome, Chromium or Edge, else the Chromium that came by npm, else what to do.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const onMac = ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
  ['/Applications', path.join(process.env.HOME ?? '', 'Applications')].map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`));
const onWindows = ['Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].flatMap((file) =>
  [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(Boolean).map((folder) => path.join(folder, file)));
const onPath = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable', 'microsoft-edge'].flatMap((name) =>
  (process.env.PATH ?? '').split(path.delimiter).filter(Boolean).map((folder) => path.join(folder, name)));

/** Offline, quiet, and as root. */
export const quiet = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

const inTemporaryFolder = async (folder, act) => {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder; // it unpacks there, and takes whatever Chromium it finds there
  try {
    return await act();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
};

async function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const { default: chromium, inflate, setupLambdaEnvironment } = await import('@sparticuz/chromium');
  const libraries = path.join(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin/al2023.tar.br');
  const cache = path.resolve(import.meta.dirname, '../../node_modules/.cache');
  const home = path.join(cache, 'chromium');
  if (!existsSync(home)) {
    mkdirSync(cache, { recursive: true });
    const unpacked = mkdtempSync(`${home}-`); // renamed when whole: an interrupted or a parallel run leaves no half browser
    await inTemporaryFolder(unpacked, () => Promise.all([chromium.executablePath(), inflate(libraries)]));
    const fonts = path.join(unpacked, 'fonts/fonts.conf');
    writeFileSync(fonts, readFileSync(fonts, 'utf8').replaceAll('/tmp/fonts', path.join(home, 'fonts')));
    if (!existsSync(home)) renameSync(unpacked, home);
  }
  await inTemporaryFolder(home, () => setupLambdaEnvironment(path.join(home, 'al2023/lib')));
  return path.join(home, 'chromium');
}

export async function chromePath() {
  const { CHROME_PATH } = process.env;
  if (CHROME_PATH && !existsSync(CHROME_PATH)) throw new Error(`CHROME_PATH names ${CHROME_PATH}, which does not exist.`);
  const found = CHROME_PATH || [...onMac, ...onWindows, ...onPath].find((file) => existsSync(file)) || (await fromNpm().catch(() => undefined));
  if (found) return found;
  throw new Error('No Chrome found: install Chrome, Chromium or Edge (Debian: apt-get install chromium; macOS: brew install --cask google-chrome), or set CHROME_PATH to one.');
}
