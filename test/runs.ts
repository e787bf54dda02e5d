/** How often a property is tried: as asked, or a twentieth of it under mutation testing, which runs it per mutant. */
export function runs(asked: number): number {
  return process.env['STRYKER_RUN'] ? Math.ceil(asked / 20) : asked
}
