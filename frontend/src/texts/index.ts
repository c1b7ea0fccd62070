/** The panel's own words. What the integration already says in Home Assistant is taken from its translations. */
import { de } from "./de.ts";
import { en } from "./en.ts";

export type Key = keyof typeof en;

const LANGUAGES: Record<string, Record<Key, string>> = { de, en };

/** The language that these words are said in to somebody of a language. */
export function spokenIn(language: string): string {
  return (language.split("-")[0] ?? "") in LANGUAGES ? language : "en";
}

export function translate(language: string, key: Key, params: Record<string, string | number> = {}): string {
  const texts = LANGUAGES[language.split("-")[0] ?? "en"] ?? en;
  return texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}

/** The text for one of several values, such as a status; the value itself where there is none for it. */
export function translateValue(language: string, prefix: string, value: string): string {
  const texts: Record<string, string | undefined> = LANGUAGES[language.split("-")[0] ?? "en"] ?? en;
  return texts[`${prefix}_${value}`] ?? value.replaceAll("_", " ");
}
