import type { Io, Stream } from './io.ts';
import { main } from './main.ts';

const stream = (to: NodeJS.WriteStream): Stream => ({ write: (text) => void to.write(text), isTerminal: to.isTTY === true });

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks);
}

const io: Io = { out: stream(process.stdout), err: stream(process.stderr), cwd: process.cwd(), env: process.env, readStdin };

// `heng … | head` closes the pipe early: that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

// The exit code is set, not forced: what was written to a pipe must still drain.
process.exitCode = await main(process.argv.slice(2), io);
