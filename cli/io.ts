/** What the command line touches of the outside world, passed in so that a test can be the terminal. */
export type Io = {
  readonly out: Stream;
  readonly err: Stream;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly readStdin: () => Promise<Uint8Array>;
};

export type Stream = {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
};
