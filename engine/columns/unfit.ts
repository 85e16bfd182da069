/** No kernel fits: the node goes row by row through the reference's functions. Slower, never different. */
export class Unfit extends Error {}
