/** A scenario as the view builds it, and as the language of scenarios, YAML and links have it. */
import { nextTime } from "./zone.ts";

export type Mapping = Record<string, unknown>;

/** What a change may be, by the key that says so in the language. */
export const KINDS = ["action", "set", "environment", "fault", "outage", "occupancy", "load"] as const;
export type ChangeKind = (typeof KINDS)[number];

export interface PlannedChange {
  key: number;
  kind: ChangeKind;
  /** s after the start. */
  at: number;
  /** s; null: to the end. */
  lasts: number | null;
  /** All the rest, as the language has it. */
  words: Mapping;
  /** A moment written in another way, such as a time of day; it stays so until the change is moved. */
  written?: unknown;
}

export interface Draft {
  name: string;
  /** An entry of the library; "" for changes of one's own alone. */
  scenario: string;
  parameters: Mapping;
  changes: PlannedChange[];
  /** h. */
  hours: number;
  /** What the view does not edit, such as limits; it is kept. */
  rest: Mapping;
}

export const EMPTY: Draft = { name: "", scenario: "", parameters: {}, changes: [], hours: 24, rest: {} };

const EDITED = ["name", "scenario", "parameters", "changes", "horizon"];
const UNITS: Record<string, number> = { weeks: 604_800, days: 86_400, hours: 3600, minutes: 60, seconds: 1, milliseconds: 0.001 };
const SHORT: Record<string, number> = { w: 604_800, d: 86_400, h: 3600, min: 60, m: 60, s: 1 };

export function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

/** A length of time in s: seconds, "01:30:00", "90min" or {hours: 1}; undefined where it is none. */
export function seconds(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (value && typeof value === "object") {
    const parts = Object.entries(value as Mapping);
    return parts.length && parts.every(([unit, part]) => unit in UNITS && typeof part === "number")
      ? parts.reduce((sum, [unit, part]) => sum + (UNITS[unit] as number) * (part as number), 0)
      : undefined;
  }
  const text = String(value ?? "").trim();
  const parts = /^(\d{1,3}):(\d{2})(?::(\d{2}(?:\.\d+)?))?$/.exec(text);
  if (parts) return Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3] ?? 0);
  const short = [...text.matchAll(/(\d+(?:\.\d+)?)\s*(min|[wdhms])\s*/g)];
  if (short.length && short.map((part) => part[0]).join("").trim() === text) return short.reduce((sum, part) => sum + Number(part[1]) * (SHORT[part[2] as string] as number), 0);
  return text && Number.isFinite(Number(text)) ? Number(text) : undefined;
}

/** What run_scenario takes. */
export function toMapping(draft: Draft, name = draft.name): Mapping {
  const found: Mapping = {};
  if (name) found["name"] = name;
  if (draft.scenario) {
    found["scenario"] = draft.scenario;
    if (Object.keys(draft.parameters).length) found["parameters"] = draft.parameters;
  }
  if (draft.changes.length || !draft.scenario) {
    found["changes"] = [...draft.changes]
      .sort((one, other) => one.at - other.at)
      .map((change) => ({ at: change.written ?? clock(change.at), ...(change.lasts === null ? {} : { for: clock(change.lasts) }), ...change.words }));
  }
  found["horizon"] = { hours: draft.hours };
  return { ...found, ...draft.rest };
}

function changeOf(mapping: Mapping, key: number, zone: string): PlannedChange[] {
  const kind = KINDS.find((name) => name in mapping);
  if (!kind) return [];
  const { at: written = 0, for: lasting, ...words } = mapping;
  const plain = seconds(written);
  const time = written && typeof written === "object" ? (written as Mapping)["time"] : undefined;
  const at = plain ?? (typeof time === "string" ? nextTime(time, zone) : Math.max(0, Date.parse(String(written)) / 1000 - Date.now() / 1000 || 0));
  return [{ key, kind, at, lasts: seconds(lasting) ?? null, words, ...(plain === undefined ? { written } : {}) }];
}

/** The draft of a mapping; what the view has no fields for stays in it as it is. */
export function fromMapping(mapping: Mapping, zone: string, name = ""): Draft {
  const changes = Array.isArray(mapping["changes"]) ? (mapping["changes"] as Mapping[]) : [];
  return {
    name: name || String(mapping["name"] ?? ""),
    scenario: typeof mapping["scenario"] === "string" ? mapping["scenario"] : "",
    parameters: (mapping["parameters"] ?? {}) as Mapping,
    hours: (seconds(mapping["horizon"]) ?? 86_400) / 3600,
    changes: changes.flatMap((change, index) => changeOf(change, index + 1, zone)),
    rest: Object.fromEntries(Object.entries(mapping).filter(([key]) => !EDITED.includes(key))),
  };
}

/** The draft in an address, so that a link brings others to the same scenario. */
export function toLink(draft: Draft): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(toMapping(draft))))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export function fromLink(text: string, zone: string): Draft | undefined {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
    return fromMapping(JSON.parse(new TextDecoder().decode(bytes)) as Mapping, zone);
  } catch {
    // A link that somebody shortened or mistyped starts an empty scenario.
    return undefined;
  }
}
