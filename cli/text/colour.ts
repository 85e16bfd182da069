import pico from 'picocolors';
import type { Severity } from '../../engine/plan/index.ts';
import type { Io, Stream } from '../io.ts';

export type Colours = ReturnType<typeof pico.createColors>;

export const plain: Colours = pico.createColors(false);

/** Colours for a stream: only on a terminal, never under NO_COLOR (https://no-color.org) or on a dumb one. */
export function coloursFor(stream: Stream, env: Io['env']): Colours {
  const refused = (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  return pico.createColors(stream.isTerminal && !refused);
}

export function severityColour(colours: Colours, severity: Severity): (text: string) => string {
  switch (severity) {
    case 'error':
      return colours.red;
    case 'warning':
      return colours.yellow;
    case 'info':
      return colours.cyan;
  }
}
