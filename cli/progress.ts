import type { Context } from './context.ts';

/** Work that takes longer than this says so. */
const patience = 1000;

/**
 * Shows what a command is at, on a terminal only, and only once it has taken over a second; `done` wipes the line. Steps
 * are reported by the work itself, since nothing else runs while it computes.
 */
export function progressOf({ io, colours }: Context): { readonly step: (text: string) => void; readonly done: () => void } {
  const began = performance.now();
  let shown = false;
  const wipe = '\r\u001b[2K';
  return {
    step(text) {
      if (!io.err.isTerminal || performance.now() - began < patience) return;
      io.err.write(`${wipe}${colours.err.dim(text)}`);
      shown = true;
    },
    done() {
      if (shown) io.err.write(wipe);
      shown = false;
    },
  };
}
