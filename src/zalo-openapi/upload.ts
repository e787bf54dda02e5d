/** A file as the form that Zalo takes. Pure; `oa.ts` uploads it. */

export const FILE_LIMIT = 5 * 1024 * 1024

const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv',
}

/** Throws a RangeError for an empty file, or one that is too large. Which types are taken is for Zalo to say. */
export function uploadForm(name: string, bytes: Uint8Array): FormData {
  if (bytes.length === 0 || bytes.length > FILE_LIMIT) {
    throw new RangeError(`a file of ${bytes.length} bytes, and ${FILE_LIMIT} is the limit`)
  }
  const type = TYPES[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream'
  const form = new FormData()
  // A copy: the types of Blob take no bytes of shared memory.
  form.append('file', new Blob([new Uint8Array(bytes)], { type }), name.normalize('NFC'))
  return form
}
