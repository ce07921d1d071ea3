/** The output of a command. Tests pass their own. */
export interface Output {
  /** Writes results, which another program may read. */
  write: (text: string) => void;
  /** Writes progress and remarks for the person at the terminal. */
  remark: (text: string) => void;
  /** Writes the reason why a command could not run, also in quiet mode. */
  fail: (text: string) => void;
  readonly colors: Colors;
  /** True if remarks go to a terminal, in which a line can be written again. */
  readonly isTerminal?: boolean;
}

export type Style = 'red' | 'yellow' | 'cyan' | 'green' | 'dim' | 'bold';
/** Wraps a text in a terminal style, if colours are enabled. */
export type Colors = (style: Style, text: string) => string;

const CODES: Record<Style, readonly [number, number]> = {
  red: [31, 39],
  yellow: [33, 39],
  cyan: [36, 39],
  green: [32, 39],
  dim: [2, 22],
  bold: [1, 22],
};

export const colors =
  (enabled: boolean): Colors =>
  (style, text) =>
    enabled ? `\u001b[${CODES[style][0]}m${text}\u001b[${CODES[style][1]}m` : text;

/** An error that keeps a command from running: printed without a stack, exit code 2. */
export class CannotRun extends Error {
  constructor(
    message: string,
    readonly hint?: string,
  ) {
    super(message);
  }
}

/** The output of a command that runs in a terminal. */
export function terminal(options: { color?: boolean; quiet?: boolean; env: NodeJS.ProcessEnv }): Output {
  const { env } = options;
  const wanted =
    options.color ?? (Boolean(env.FORCE_COLOR) || (process.stdout.isTTY && !env.NO_COLOR && env.TERM !== 'dumb'));
  return {
    write: (text) => void process.stdout.write(text),
    remark: (text) => {
      if (!options.quiet) process.stderr.write(text);
    },
    fail: (text) => void process.stderr.write(text),
    colors: colors(wanted),
    isTerminal: !options.quiet && process.stderr.isTTY && process.stdout.isTTY && !env.CI,
  };
}
