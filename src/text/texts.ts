/**
 * The words of `locales/`: read once at start, looked up by key. A missing key is a fault of ours and throws, so
 * that no person ever reads a key. Sections are described in the files themselves.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInstance } from 'i18next'
import { parse } from 'yaml'
import { fileText } from '../core/file-text/file-text.ts'

export type Params = Readonly<Record<string, string | number>>

export type Translate = (key: string, params?: Params) => string

/** Reads `<dir>/<locale>.yaml`. Throws if it is absent or no mapping: the program cannot speak then. */
export function readTexts(dir: string, locale: string): Translate {
  return textsOf(locale, parsed(join(dir, `${locale}.yaml`)))
}

/** `{{name}}` in a text is filled from the parameters, which are taken as they are. */
export function textsOf(locale: string, sections: unknown): Translate {
  const i18n = createInstance({
    lng: locale,
    resources: { [locale]: { translation: sections as Record<string, never> } }, // the file's mapping, checked by the locale test
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  void i18n.init()
  return (key, params = {}) => {
    if (!i18n.exists(key)) throw new Error(`no text for ${key} in ${locale}`)
    return i18n.t(key, { ...params })
  }
}

/** One section of a locale's file as plain texts, for a page that fills them in itself. */
export function readSection(file: string, section: string): Record<string, string> {
  const sections = parsed(file) as Record<string, Record<string, string>> // checked by the locale test
  return sections[section] ?? {}
}

function parsed(file: string): unknown {
  const read = fileText(readFileSync(file))
  if ('fault' in read) throw new Error(`${file} is no text: ${JSON.stringify(read.fault)}`)
  return parse(read.text)
}
