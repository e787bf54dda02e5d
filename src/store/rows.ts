/** Between the database's nulls and the program's absent properties, for every file that reads rows. */

type NullableKey<T> = { [K in keyof T]: null extends T[K] ? K : never }[keyof T]

/** Each property that may be null may be absent instead. */
export type Present<T> = Omit<T, NullableKey<T>> & { [K in NullableKey<T>]?: NonNullable<T[K]> }

/** The row without its null properties. */
export function present<T extends object>(row: T): Present<T> {
  const kept = Object.entries(row).filter(([, value]) => value !== null)
  return Object.fromEntries(kept) as Present<T> // exactly the nulls are gone
}
