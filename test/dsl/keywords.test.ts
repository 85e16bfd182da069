import { describe, expect, it } from 'vitest';
import { spelling, wordId, words } from '../../dsl/keywords/keywords.ts';

describe('the keyword table', () => {
  it('has every word once within its kind, in both spellings', () => {
    for (const spelled of ['zh', 'en'] as const) {
      // 前 opens a tier and a deadline: two words, told apart by their place.
      const keys = words.filter((w) => w.zh !== '前').map((w) => `${w.kind} ${w[spelled]}`);
      expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
    }
  });

  it('has one Chinese spelling for an English one, whatever the kind', () => {
    const clashes = words.filter((w) => words.some((other) => other.en === w.en && other.zh !== w.zh));
    expect(clashes).toEqual([]);
  });

  it('spells English in snake_case, so that a minus never joins two words', () => {
    expect(words.filter((w) => !/^[a-z]+(_[a-z]+)*$/.test(w.en))).toEqual([]);
    expect(words.filter((w) => w.zh === '' || /[A-Za-z\s!]/.test(w.zh))).toEqual([]);
  });

  it('keeps reserved what would make a formula ambiguous, and nothing that offices call a column', () => {
    const reserved = new Set(words.filter((w) => w.reserved).map((w) => w.zh));
    for (const word of ['按', '再按', '于', '当', '则', '封顶', '保底', '保留', '其余', '分档', '判定', '累进', '且', '或', '非', '在'])
      expect(reserved).toContain(word);
    for (const word of ['等次', '排名', '日期', '得分', '得分率', '级', '名', '前']) expect(reserved).not.toContain(word);
  });

  it('is looked up in either spelling and either width', () => {
    expect(wordId('四舍五入', 'mode')).toBe('half_up');
    expect(wordId('half_up', 'mode')).toBe('half_up');
    expect(wordId('\uFF48\uFF41\uFF4C\uFF46\uFF3F\uFF55\uFF50', 'mode')).toBe('half_up');
    expect(wordId('四舍五入', 'type')).toBeUndefined();
    expect(wordId('constructor', 'type')).toBeUndefined();
    expect(spelling('half_up', 'mode', 'zh')).toBe('四舍五入');
    expect(spelling('half_up', 'mode', 'en')).toBe('half_up');
    expect(spelling('nothing', 'mode', 'zh')).toBe('nothing');
  });

  it('knows the five rounding ways under the names that rounding has elsewhere', () => {
    expect(words.filter((w) => w.kind === 'mode').map((w) => w.id)).toEqual(['half_up', 'half_even', 'round_down', 'round_up', 'truncate']);
  });
});
