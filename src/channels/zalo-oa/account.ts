/** The Official Account that the channel speaks for. */

/** Who we are; the name is known once Zalo has said it. */
export interface Account {
  readonly oaId: string
  readonly name?: string
}
