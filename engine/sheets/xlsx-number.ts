import { dateOfSerial } from './serial-date.ts';

/** How a spreadsheet shows a number; the number itself is the same. */
export type NumberFormat = 'plain' | 'percent' | 'date';

/** Digits that a spreadsheet lets its users write and shows them. */
const significant = 15;

/**
 * The text of a number as a spreadsheet shows it. Files hold binary floats with 17 digits: what was typed as `1.1` stands
 * there as `1.1000000000000001`. Fifteen digits give back what was typed, in decimal arithmetic on the text.
 */
export function numberText(stored: string, format: NumberFormat, epoch1904: boolean): string {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(stored.trim());
  if (!match) return stored;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (format === 'date') return dateText(Number(stored), epoch1904) ?? stored;
  const digits = (whole + fraction).replace(/^0+/, '');
  let power = Number(exponent) - fraction.length;
  let kept = digits;
  if (digits.length > significant) {
    const surplus = digits.length - significant;
    const unit = 10n ** BigInt(surplus);
    kept = ((BigInt(digits) + unit / 2n) / unit).toString();
    power += surplus;
  }
  const minus = sign === '-' && kept !== '' ? '-' : '';
  return format === 'percent' ? `${minus}${decimal(kept, power + 2)}%` : minus + decimal(kept, power);
}

/** digits × 10^power, without an exponent and without zeros at the end. */
function decimal(digits: string, power: number): string {
  const trimmed = digits.replace(/0+$/, '');
  if (trimmed === '') return '0';
  const places = -(power + digits.length - trimmed.length);
  if (places <= 0) return trimmed + '0'.repeat(-places);
  const padded = trimmed.padStart(places + 1, '0');
  return `${padded.slice(0, -places)}.${padded.slice(-places)}`;
}

/** Day, and time where there is one; undefined for a mere time of day. */
function dateText(serial: number, epoch1904: boolean): string | undefined {
  const seconds = Math.round(serial * 86_400);
  const day = Math.floor(seconds / 86_400) + (epoch1904 ? 1462 : 0);
  if (!Number.isFinite(day) || day < 1 || day > 2_958_465) return undefined;
  const rest = ((seconds % 86_400) + 86_400) % 86_400;
  const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');
  return dateOfSerial(day) + (rest === 0 ? '' : ` ${two(rest / 3600)}:${two((rest % 3600) / 60)}:${two(rest % 60)}`);
}

/** Built-in formats 14–22, 27–36, 45–47, 50–58 are dates (those from 27 on are the Chinese ones), 9 and 10 percentages. */
export function formatOf(id: number, code: string | undefined): NumberFormat {
  if (id === 9 || id === 10) return 'percent';
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)) return 'date';
  if (code === undefined) return 'plain';
  // Without quoted texts, escaped characters, and brackets other than elapsed times ([h]).
  const bare = code.replace(/"[^"]*"|\\.|_./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  if (bare.includes('%')) return 'percent';
  return /[ymdhs]/i.test(bare.replace(/general/gi, '')) && !/[0#?]/.test(bare.replace(/\.0+/g, '')) ? 'date' : 'plain';
}
