/** What every view works with: the texts, the formats, the connection, and the way to other views. */
import { nothing } from "lit";
import { Formatter, inWords } from "./format.ts";
import type { Hass, WsError } from "./hass.ts";
import type { Value } from "./types.ts";
import { translate, translateValue, type Key } from "../texts/index.ts";

export const BASE = "/digital-twin";
const DOMAIN = "digital_twin";
/** Domains whose states have the usual words. */
const STATED = ["light", "climate", "lock", "cover", "person", "alarm_control_panel", "media_player", "vacuum"];
const CATEGORIES: [category: string, integration: string][] = [
  ["exceptions", DOMAIN], ["selector", DOMAIN], ["services", DOMAIN], ["exceptions", "homeassistant"],
];

export class App {
  format: Formatter;
  private loaded = "";
  private services = new Set<string>();

  constructor(
    public hass: Hass,
    private readonly changed: () => void,
  ) {
    this.format = new Formatter(hass);
    this.loadTexts();
  }

  /** Take over a new hass; return whether anything changed that a view shows by itself. */
  update(hass: Hass): boolean {
    const old = this.hass;
    this.hass = hass;
    if (old.language !== hass.language || old.locale !== hass.locale || old.config !== hass.config) {
      this.format = new Formatter(hass);
      this.loadTexts();
      return true;
    }
    return old.areas !== hass.areas || old.user !== hass.user || old.themes !== hass.themes || old.localize !== hass.localize;
  }

  private loadTexts(): void {
    const language = this.hass.language;
    if (this.loaded === language) return;
    this.loaded = language;
    this.services.clear();
    void Promise.all(CATEGORIES.map(([category, integration]) => this.hass.loadBackendTranslation(category, integration))).then(
      () => this.changed(),
    );
  }

  t(key: Key, params: Record<string, string | number> = {}): string {
    return translate(this.hass.language, key, params);
  }

  /** The word for one of several values, such as a status. */
  value(prefix: string, value: string): string {
    return translateValue(this.hass.language, prefix, value);
  }

  private named(path: string, otherwise: string): string {
    const found = this.hass.localize(`component.${DOMAIN}.${path}`);
    if (found) return found;
    const text = otherwise.replaceAll("_", " ");
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  /** The name of one of a selector's options, such as a kind or a mode. */
  option(selector: string, value: string): string {
    return this.named(`selector.${selector}.options.${value}`, value);
  }

  channel(key: string): string {
    const name = this.named(`exceptions.channel_${key}.message`, key);
    return name.charAt(0).toUpperCase() + name.slice(1);
  }

  hazard(id: string): string {
    const name = this.named(`exceptions.named_${id}.message`, id);
    return name.charAt(0).toUpperCase() + name.slice(1);
  }

  /** What was written down; what is no action of its own is called as the service of that name. */
  audited(action: string): string {
    const own = this.value("audit_of", action);
    return own === action.replaceAll("_", " ") ? this.named(`services.${action}.name`, action) : own;
  }

  /** What another integration calls an action, such as light.turn_on; its domain's names are loaded before. */
  service(action: string): string {
    const [domain, service = ""] = action.split(".");
    return this.hass.localize(`component.${domain}.services.${service}.name`) || this.value("command", service);
  }

  /** Have the names of actions at hand; what shows them is drawn anew once they are. */
  async loadServices(actions: Iterable<string>): Promise<void> {
    const domains = [...new Set([...actions].map((action) => action.split(".")[0] ?? ""))].filter((domain) => domain && !this.services.has(domain));
    for (const domain of domains) this.services.add(domain);
    await Promise.all(domains.map((domain) => this.hass.loadBackendTranslation("services", domain)));
    if (domains.length) this.changed();
  }

  /** What a field of an action's data is called. */
  fieldName(name: string): string {
    const words = this.value("field", name);
    return words.charAt(0).toUpperCase() + words.slice(1);
  }

  /** A value of an action's data, with the unit that its field is in. */
  fieldValue(name: string, value: unknown): string {
    if (typeof value !== "number") return String(value);
    const unit = name.includes("temp") && !name.includes("color") ? (this.hass.config.unit_system["temperature"] ?? null) : /(_pct|^percentage|position|^humidity)$/.test(name) ? "%" : null;
    return unit ? this.format.quantity(value, unit) : this.format.number(value, 2);
  }

  parameter(name: string): string {
    return this.named(`selector.parameter.options.${name}`, name);
  }

  area(areaId: string | null): string {
    return (areaId && this.hass.areas[areaId]?.name) || this.t("no_area");
  }

  entityName(entityId: string): string {
    const name = this.hass.states[entityId]?.attributes["friendly_name"];
    return typeof name === "string" ? name : entityId;
  }

  /** What an attribute of an entity is called; a twin's channels have names of their own. */
  attributeName(entityId: string, attribute: string): string {
    const state = this.hass.states[entityId];
    return state && attribute in state.attributes ? this.hass.formatEntityAttributeName(state, attribute) : this.channel(attribute);
  }

  /** The word for a state of an entity that is not known, such as on; as Home Assistant calls it of one kind or other. */
  stateWord(state: string): string {
    for (const domain of STATED) {
      const word = this.hass.localize(`component.${domain}.entity_component._.state.${state}`);
      if (word) return word;
    }
    return state;
  }

  words(entityId: string, value: Value | undefined, unit: string | null, attribute: string | null = null): string {
    return inWords(this.hass, this.format, entityId, value, unit, attribute);
  }

  /** A command that is answered in this user's language and formats. */
  message(command: string, data: Record<string, unknown> = {}): Record<string, unknown> {
    return { type: `${DOMAIN}/${command}`, ...data, speak: this.format.speak };
  }

  ws<T>(command: string, data: Record<string, unknown> = {}): Promise<T> {
    return this.hass.callWS<T>(this.message(command, data));
  }

  /** Call one of the integration's actions and return its answer; a failure is told by the caller. */
  async act<T>(action: string, data: Record<string, unknown> = {}): Promise<T> {
    return (await this.ws<{ response: T }>("action", { action, data })).response;
  }

  /** Where a name leads: into the panel, or for whom Home Assistant does not open that, to an entity's history if to anything. */
  place(path: string, entityId?: string): string | typeof nothing {
    const { panels } = this.hass;
    if (!panels || BASE.slice(1) in panels) return `${BASE}/${path}`;
    return entityId && "history" in panels ? `/history?entity_id=${entityId}` : nothing;
  }

  /** What went wrong, in this user's language where there is a text for it. */
  problem(error: unknown): string {
    if (!error || typeof error !== "object" || !("message" in error)) return String(error);
    if (isForbidden(error)) return this.t("forbidden_text");
    const { message, translation_key: key, translation_domain: domain = DOMAIN, translation_placeholders: values } = error as WsError;
    const path = `component.${domain}.exceptions.${key}.message`;
    const text = key ? this.hass.localize(path, values) : "";
    return text || String(message);
  }
}

export function goTo(path: string, replace = false): void {
  const url = path.startsWith("/") ? path : `${BASE}/${path}`;
  if (replace) history.replaceState(null, "", url);
  else history.pushState(null, "", url);
  window.dispatchEvent(new CustomEvent("location-changed", { detail: { replace } }));
}

/** Follow a plain click on a link inside the frontend without loading the page anew. */
export function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const link = event.composedPath().find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement);
  const href = link?.getAttribute("href");
  if (!href?.startsWith("/") || link?.target) return;
  event.preventDefault();
  goTo(href);
}

/** Whether somebody may not do what they asked for; actions tell it in words only. */
export function isForbidden(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return code === "unauthorized" || message === "Unauthorized";
}

