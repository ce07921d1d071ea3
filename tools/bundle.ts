// A bundle as a page's own build would make it, in memory.
import path from 'node:path';
import { build, type InlineConfig, type PluginOption } from 'vite';

const top = path.resolve(import.meta.dirname, '..');

/** A module that is a text, under a name of its own. */
const virtual = (name: string, code: string): PluginOption => ({
  name: 'virtual',
  resolveId: (id) => (id === name ? id : null),
  load: (id) => (id === name ? code : null),
});

export interface BundleOptions extends Pick<InlineConfig, 'define' | 'plugins' | 'resolve'> {
  /** False: all in one file. */
  codeSplitting?: boolean;
}

/**
 * The files of a bundle: name → code.
 * @param source the text of its entry, or the file
 * @param name of the file that is loaded first
 */
export async function bundle(
  source: { code: string } | { file: string },
  name: string,
  { plugins = [], codeSplitting = true, ...config }: BundleOptions = {},
): Promise<Partial<Record<string, string>>> {
  const made = await build({
    root: top,
    configFile: false,
    logLevel: 'error',
    ...config,
    plugins: 'code' in source ? [...plugins, virtual(name, source.code)] : plugins,
    build: {
      write: false,
      target: 'es2022',
      minify: false,
      rolldownOptions: {
        input: 'code' in source ? name : path.join(top, source.file),
        output: { format: 'es', entryFileNames: name, codeSplitting },
      },
    },
  });
  if (!('output' in made)) throw new Error('One bundle was asked for.');
  return Object.fromEntries(made.output.flatMap((part) => (part.type === 'chunk' ? [[part.fileName, part.code]] : [])));
}
