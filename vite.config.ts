// `vite build` makes the files for a script tag, dist/cdn (tsc makes the npm modules); `vite` serves the demo.
import path from 'node:path';
import { defineConfig, type UserConfig } from 'vite';
import { cdnBuild, resolve } from './tools/cdn.config.js';
import { portal } from './demo/server.js';

const demo: UserConfig = {
  root: path.join(import.meta.dirname, 'demo'),
  appType: 'mpa', // an unknown path is a 404, not the first page
  publicDir: false,
  cacheDir: path.join(import.meta.dirname, 'node_modules/.vite-demo'),
  plugins: [portal()],
  resolve,
  optimizeDeps: { entries: ['**/*.html', '../src/**/*.ts', '!../src/{authoring,cli,fleet}/**'] }, // all at once: what is found later asks for a reload
  server: { port: 5173, hmr: false, ws: false, preTransformRequests: false, fs: { allow: [import.meta.dirname] } },
};

export default defineConfig(({ command }) => (command === 'build' ? cdnBuild : demo));
