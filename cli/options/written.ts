/** What an option was given on the command line, before anything is parsed: `--name VALUE` and `--name=VALUE`. */
export function writtenValues(argv: readonly string[], name: string): readonly string[] {
  return argv.flatMap((argument, i) => {
    if (argument.startsWith(`${name}=`)) return [argument.slice(name.length + 1)];
    const value = argument === name ? argv[i + 1] : undefined;
    return value === undefined ? [] : [value];
  });
}
