/** The end of an exhaustive switch: that a case was forgotten is a compile error. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
