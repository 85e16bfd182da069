/** Every value of every node, and all findings, of the columns against the reference. */

export { differencesOf } from '../../engine/columns/verify.ts';
