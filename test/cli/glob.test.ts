import { describe, expect, it } from 'vitest';
import { globToRegExp, isGlob, splitGlob } from '../../cli/project/glob.ts';

describe('glob', () => {
  it.each([
    ['*.heng', 'a.heng', true],
    ['*.heng', 'sub/a.heng', false],
    ['**/*.heng', 'a.heng', true],
    ['**/*.heng', 'x/y/a.heng', true],
    ['x/**', 'x/y/a.heng', true],
    ['{a,b}.heng', 'b.heng', true],
    ['{a,b}.heng', 'c.heng', false],
    ['?.heng', '办.heng', true],
    ['a.heng', 'aXheng', false],
    ['a+(b).heng', 'a+(b).heng', true],
  ])('%s on %s: %s', (pattern, path, fits) => {
    expect(globToRegExp(pattern).test(path)).toBe(fits);
  });

  it('knows a pattern from a path', () => {
    expect(['a.heng', 'a/*.heng', 'a/{b,c}'].map(isGlob)).toEqual([false, true, true]);
  });

  it('divides a pattern after the last plain folder', () => {
    expect(splitGlob('policies/**/*.heng')).toEqual({ folder: 'policies', rest: '**/*.heng' });
    expect(splitGlob('*.heng')).toEqual({ folder: '.', rest: '*.heng' });
    expect(splitGlob('/*.heng')).toEqual({ folder: '/', rest: '*.heng' });
  });
});
