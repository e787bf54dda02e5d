/**
 * What is kept of an authorisation, and the port to wherever it is kept. `rotation.ts` works over it; a program
 * implements `GrantStore` with its database.
 */

export interface Grant {
  readonly accessToken?: string
  readonly accessEndsAt?: Date
  readonly refreshToken: string
  readonly obtainedAt: Date
  /** The claim: somebody presents the refresh token, or did and never said what came of it. */
  readonly refreshingSince?: Date
  readonly refusedAt?: Date
  readonly refusal?: string
}

/** What a renewal writes. */
export interface RenewedPair {
  readonly accessToken: string
  readonly accessEndsAt: Date
  readonly refreshToken: string
  readonly obtainedAt: Date
}

/** Every write is committed when it resolves. */
export interface GrantStore {
  get(): Promise<Grant | undefined>
  /**
   * Marks the grant as being refreshed since `now`, if its refresh token still is `refreshToken` and neither a claim
   * nor a refusal stands; with `evenIfSince`, also if the claim, or the refusal, of exactly that time is what stands. A
   * refusal that is claimed over ends. False else.
   */
  claim(refreshToken: string, now: Date, evenIfSince?: Date): Promise<boolean>
  /** The claim is given back: nothing was sent. Nothing happens if the grant has become another one. */
  release(refreshToken: string): Promise<void>
  /**
   * The new pair, in one commit; the claim and a refusal end. False if the grant has become another one meanwhile
   * (somebody authorised anew): then nothing is stored.
   */
  renew(refreshToken: string, pair: RenewedPair): Promise<boolean>
  /** The claim ends in a refusal. Nothing happens if the grant has become another one. */
  refuse(refreshToken: string, now: Date, why: string): Promise<void>
}
