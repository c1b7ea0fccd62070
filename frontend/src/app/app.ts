/** What every view works with: the texts, the formats, the connection, and the way to other views. */
import { Formatter, inWords } from "./format.ts";
import type { Hass } from "./hass.ts";
import type { Value } from "./types.ts";
import { translate, translateValue, type Key } from "../texts/index.ts";

export const BASE = "/digital-twin";
const DOMAIN = "digital_twin";
const CATEGORIES = ["exceptions", "selector", "services"];

export class App {
  format: Formatter;
  private loaded = "";

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
    void Promise.all(CATEGORIES.map((category) => this.hass.loadBackendTranslation(category, DOMAIN))).then(
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

  words(entityId: string, value: Value | undefined, unit: string | null, attribute: string | null = null): string {
    return inWords(this.hass, this.format, entityId, value, unit, attribute);
  }

  /** Call one of the integration's actions and return its answer; a failure is told by the caller. */
  async act<T>(service: string, data: Record<string, unknown> = {}): Promise<T> {
    const answer = await this.hass.callWS<{ response: T }>({
      type: "call_service",
      domain: DOMAIN,
      service,
      service_data: data,
      return_response: true,
    });
    return answer.response;
  }

  ws<T>(command: string, data: Record<string, unknown> = {}): Promise<T> {
    return this.hass.callWS<T>({ type: `${DOMAIN}/${command}`, ...data });
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

export function problem(error: unknown): string {
  if (error && typeof error === "object" && "message" in error) return String((error as { message: unknown }).message);
  return String(error);
}
