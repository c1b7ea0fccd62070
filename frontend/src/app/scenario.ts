/** A scenario as the view builds it, and as the language of scenarios, YAML and links have it. */

export interface PlannedChange {
  key: number;
  /** s after the start. */
  at: number;
  entityId: string;
  action: string;
  data: Record<string, string | number>;
}

export interface Draft {
  name: string;
  /** An entry of the library; "" for changes of one's own alone. */
  scenario: string;
  parameters: Record<string, unknown>;
  changes: PlannedChange[];
  /** h. */
  hours: number;
}

export type Mapping = Record<string, unknown>;

export function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

function seconds(value: unknown): number {
  if (typeof value === "number") return value;
  const [hours = 0, minutes = 0, rest = 0] = String(value).split(":").map(Number);
  return hours * 3600 + minutes * 60 + rest || 0;
}

/** What run_scenario takes. */
export function toMapping(draft: Draft): Mapping {
  const found: Mapping = {};
  if (draft.scenario) {
    found["scenario"] = draft.scenario;
    if (Object.keys(draft.parameters).length) found["parameters"] = draft.parameters;
  }
  if (draft.changes.length || !draft.scenario) {
    found["changes"] = [...draft.changes]
      .sort((one, other) => one.at - other.at)
      .map((change) => ({
        at: clock(change.at),
        action: change.action,
        target: { entity_id: change.entityId },
        ...(Object.keys(change.data).length ? { data: change.data } : {}),
      }));
  }
  found["horizon"] = { hours: draft.hours };
  return found;
}

/** The draft of a mapping, as far as the view can show it. */
export function fromMapping(mapping: Mapping, name = ""): Draft {
  const changes = Array.isArray(mapping["changes"]) ? (mapping["changes"] as Mapping[]) : [];
  const horizon = mapping["horizon"];
  const hours = horizon && typeof horizon === "object" ? Number((horizon as Mapping)["hours"] ?? 24) + 24 * Number((horizon as Mapping)["days"] ?? 0) : horizon ? seconds(horizon) / 3600 : 24;
  return {
    name,
    scenario: typeof mapping["scenario"] === "string" ? mapping["scenario"] : "",
    parameters: (mapping["parameters"] ?? {}) as Record<string, unknown>,
    hours: hours || 24,
    changes: changes
      .filter((change) => typeof change["action"] === "string")
      .map((change, index) => {
        const target = (change["target"] ?? {}) as Mapping;
        const entity = Array.isArray(target["entity_id"]) ? target["entity_id"][0] : target["entity_id"];
        return { key: index + 1, at: seconds(change["at"] ?? 0), entityId: String(entity ?? ""), action: String(change["action"]), data: (change["data"] ?? {}) as PlannedChange["data"] };
      }),
  };
}

export function toLink(draft: Draft): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(toMapping(draft))))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export function fromLink(text: string): Draft | undefined {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
    return fromMapping(JSON.parse(new TextDecoder().decode(bytes)) as Mapping);
  } catch {
    // A link that somebody shortened or mistyped starts an empty scenario.
    return undefined;
  }
}

const PLAIN = /^[A-Za-z_][\w./ -]*$/;
const RESERVED = /^(true|false|yes|no|on|off|null|~)$/i;

function scalar(value: unknown): string {
  if (typeof value === "string" && (!PLAIN.test(value) || RESERVED.test(value) || value !== value.trim())) return JSON.stringify(value);
  return String(value);
}

/** Plain YAML of mappings, lists, texts and numbers. */
export function yaml(value: unknown, indent = ""): string {
  if (Array.isArray(value)) return value.length ? value.map((item) => `${indent}- ${yaml(item, `${indent}  `).trimStart()}`).join("") : `${indent}[]\n`;
  if (value && typeof value === "object") {
    return Object.entries(value)
      .map(([key, item]) => {
        const nested = item !== null && typeof item === "object" && Object.keys(item).length > 0;
        return nested ? `${indent}${key}:\n${yaml(item, `${indent}  `)}` : `${indent}${key}: ${item !== null && typeof item === "object" ? (Array.isArray(item) ? "[]" : "{}") : scalar(item)}\n`;
      })
      .join("");
  }
  return `${scalar(value)}\n`;
}
