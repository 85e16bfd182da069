/**
 * C0 and C1 controls, and the characters that reorder or hide what follows them (bidirectional controls, zero-width
 * ones, line separators, the byte order mark).
 */
const unseen = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/**
 * JSON that is safe to print and means the same: whatever `visible` would show as an escape is one. The line breaks between
 * the values stay.
 */
export function visibleJson(json: string): string {
  return json.replace(unseen, (character) => (character === '\n' ? character : escapeOf(character)));
}

/**
 * Text of data or of a file name, safe to print: whatever could steer a terminal or disguise the text is written as an
 * escape, `\u001b`. Long texts are cut, so that a finding stays a line.
 */
export function visible(text: string, atMost = 80): string {
  const characters = [...text.slice(0, 2 * atMost + 2)];
  const shown = characters.length > atMost ? `${characters.slice(0, atMost).join('')}…` : text;
  return shown.replace(unseen, escapeOf);
}

function escapeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
