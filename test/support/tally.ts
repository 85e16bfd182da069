import type { Reporter } from 'vitest/node';

/** Closes a run with `N passed, M failed`, alone on its line; a file that could not be loaded counts as one failure. */
export function tally(write: (text: string) => void = (text) => process.stdout.write(text)): Reporter {
  return {
    onTestRunEnd(modules, unhandledErrors) {
      let passed = 0;
      let failed = unhandledErrors.length;
      for (const module of modules) {
        for (const test of module.children.allTests()) {
          const { state } = test.result();
          if (state === 'passed') passed += 1;
          if (state === 'failed') failed += 1;
        }
        if (module.errors().length > 0) failed += 1;
      }
      write(`${passed} passed, ${failed} failed\n`);
    },
  };
}
