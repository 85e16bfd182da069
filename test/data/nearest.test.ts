import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest, visible } from '../../engine/plan/index.ts';

describe('nearest', () => {
  it('allows one slip in a short name, two in a longer one', () => {
    expect(nearest('产植', ['产值', '投资'])).toBe('产值');
    expect(nearest('产直增速', ['产值增速', '投资完成'])).toBe('产值增速');
    expect(nearest('重点项目投姿额渡', ['重点项目投资额度'])).toBe('重点项目投资额度');
    expect(nearest('产直增束', ['产值增速'])).toBeUndefined();
  });

  it('never suggests what has nothing in common, nor the name itself', () => {
    expect(nearest('甲', ['乙'])).toBeUndefined();
    expect(nearest('信访', ['产值', '投资'])).toBeUndefined();
    expect(nearest('产值', ['产值'])).toBeUndefined();
    expect(nearest('', ['产值'])).toBeUndefined();
  });

  it('does not depend on the order of the candidates', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 6 }), fc.array(fc.string({ maxLength: 6 }), { maxLength: 8 }), (name, candidates) => {
        expect(nearest(name, candidates.toReversed())).toBe(nearest(name, candidates));
      }),
    );
  });
});

describe('visible', () => {
  it('writes out what could steer a terminal or disguise a text', () => {
    expect(visible('\u001b[31m红')).toBe('\\u001b[31m红');
    expect(visible('a\u202eb\u009bc\u200bd\n')).toBe('a\\u202eb\\u009bc\\u200bd\\u000a');
    expect(visible('甲区 A-1')).toBe('甲区 A-1');
  });

  it('keeps no control character of any text, and cuts long ones', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(visible(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
    expect(visible('x'.repeat(1000))).toBe(`${'x'.repeat(80)}…`);
  });
});
