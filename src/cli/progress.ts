import type { Output } from './output.js';

/** Seconds between two lines of progress where there is no terminal. */
const LINE_SECONDS = 10;
/** Below this many accounts a build is over before anyone could read how far it is. */
const MIN_ACCOUNTS = 200;

/** Shows how far a run is: a bar in a terminal, a line from time to time elsewhere. */
export interface Progress {
  step: (done: number, of: number) => void;
  end: () => void;
}

/** Progress on an output, once there is enough to do. */
export async function progressOn(output: Output): Promise<Progress> {
  if (!output.isTerminal) return linesOn(output);
  const { progress } = await import('@clack/prompts');
  let bar: ReturnType<typeof progress> | undefined;
  let shown = 0;
  return {
    step: (done, of) => {
      if (of < MIN_ACCOUNTS) return;
      if (!bar) {
        bar = progress({ max: of });
        bar.start('Building');
      }
      const percent = Math.floor((done / of) * 100);
      const before = Math.floor((shown / of) * 100);
      if (percent === before && done < of) return;
      bar.advance(done - shown, `${done} of ${of}`);
      shown = done;
    },
    end: () => bar?.stop(`${shown} accounts`),
  };
}

function linesOn(output: Output): Progress {
  let last = process.hrtime.bigint();
  return {
    step: (done, of) => {
      const now = process.hrtime.bigint();
      if (now - last < BigInt(LINE_SECONDS) * 1_000_000_000n) return;
      last = now;
      output.remark(`${done} of ${of} accounts\n`);
    },
    end: () => undefined,
  };
}
