/** What dashboards are told of the cards: their names, forms and suggestions. Small, since it is loaded with every page. */
import type { Hass } from "../app/hass.ts";

export interface CardConfig {
  type: string;
  entity?: string;
  title?: string;
  channel?: string;
  hours?: number;
  ahead?: number;
  name?: string;
  icon?: string;
  scenario?: string;
  saved?: string;
  parameters?: Record<string, unknown>;
  changes?: unknown[];
  horizon?: unknown;
}

interface FormField {
  name: string;
  required?: boolean;
  selector: Record<string, unknown>;
}

export interface CardKind {
  type: string;
  name: Record<"en" | "de", string>;
  description: Record<"en" | "de", string>;
  form: FormField[];
  /** The element that stands in the form's place, where a form cannot offer what there is to choose. */
  editor?: string;
  needs?: "entity" | "scenario";
  size: number;
  grid: { columns: number; rows: number | "auto"; min_columns?: number };
  suggest?: (hass: Hass, entityId: string) => boolean;
}

const ENTITY: FormField = { name: "entity", required: true, selector: { entity: {} } };
const TITLE: FormField = { name: "title", selector: { text: {} } };
export const TWINNED = new Set(["alarm_control_panel", "climate", "cover", "fan", "humidifier", "light", "lock", "media_player", "sensor", "binary_sensor", "siren", "switch", "vacuum", "valve", "water_heater"]);

/** Whether an entity is one of a twin's own, or belongs to a device by way of which a twin's device is known. */
function hasTwin(hass: Hass, entityId: string): boolean {
  const entry = hass.entities[entityId];
  if (entry?.platform === "digital_twin") return true;
  const device = entry?.device_id;
  return Boolean(device) && TWINNED.has(entityId.split(".")[0] ?? "") && Object.values(hass.devices).some((item) => item.via_device_id === device && item.identifiers?.some(([domain]) => domain === "digital_twin"));
}

export const CARDS: CardKind[] = [
  {
    type: "digital-twin-tile-card",
    name: { en: "Twin tile", de: "Zwilling-Kachel" },
    description: { en: "One twin at a glance: value, prediction, health and trust.", de: "Ein Zwilling auf einen Blick: Wert, Vorhersage, Gesundheit und Vertrauen." },
    form: [ENTITY], needs: "entity", size: 2, grid: { columns: 6, rows: "auto", min_columns: 6 }, suggest: hasTwin,
  },
  {
    type: "digital-twin-chart-card",
    name: { en: "Twin prediction", de: "Zwilling-Vorhersage" },
    description: { en: "What was and what is expected, with bands.", de: "Was war und was erwartet wird, mit Bändern." },
    form: [ENTITY, TITLE, { name: "hours", selector: { number: { min: 1, max: 240, mode: "box" } } }, { name: "ahead", selector: { number: { min: 1, max: 24, mode: "box" } } }],
    needs: "entity", size: 5, grid: { columns: 12, rows: "auto", min_columns: 6 }, suggest: hasTwin,
  },
  {
    type: "digital-twin-hazards-card",
    name: { en: "Twin hazards", de: "Zwilling-Gefahren" },
    description: { en: "What is wrong now and what is to be feared soon.", de: "Was nicht stimmt und was bald zu befürchten ist." },
    form: [TITLE], size: 3, grid: { columns: 12, rows: "auto", min_columns: 6 },
  },
  {
    type: "digital-twin-approval-card",
    name: { en: "Twin approvals", de: "Zwilling-Freigaben" },
    description: { en: "What waits for a yes, decided with one tap.", de: "Was auf ein Ja wartet, mit einem Tipp entschieden." },
    form: [TITLE], size: 3, grid: { columns: 12, rows: "auto", min_columns: 6 },
  },
  {
    type: "digital-twin-what-if-card",
    name: { en: "What-if button", de: "Was-wäre-wenn-Knopf" },
    description: { en: "Runs a scenario on the twins and says what would happen.", de: "Spielt ein Szenario mit den Zwillingen durch und sagt, was geschähe." },
    form: [], editor: "dt-what-if-editor",
    needs: "scenario", size: 2, grid: { columns: 6, rows: "auto", min_columns: 6 },
  },
];

const LABELS: Record<string, Record<"en" | "de", string>> = {
  entity: { en: "Entity of the device or of its twin", de: "Entität des Geräts oder seines Zwillings" },
  title: { en: "Title", de: "Titel" },
  hours: { en: "Hours of the past", de: "Stunden der Vergangenheit" },
  ahead: { en: "Hours ahead", de: "Stunden voraus" },
  scenario: { en: "Scenario of the library, such as power_outage", de: "Szenario der Sammlung, etwa power_outage" },
};

export function pageLanguage(): "en" | "de" {
  return document.documentElement.lang.startsWith("de") ? "de" : "en";
}

export function label(field: string): string {
  return LABELS[field]?.[pageLanguage()] ?? field;
}
