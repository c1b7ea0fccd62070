/** Cards and the dashboard strategy. Loaded with every page: names and empty elements here, everything else on demand. */
import { CARDS, label, pageLanguage, type CardConfig, type CardKind } from "./cards/registry.ts";
import type { Hass } from "./app/hass.ts";

interface Inner extends HTMLElement {
  config: CardConfig;
  hass: Hass | undefined;
}

function define(kind: CardKind): void {
  if (customElements.get(kind.type)) return;
  class Card extends HTMLElement {
    private config?: CardConfig;
    private given?: Hass;
    private inner?: Inner;

    static getStubConfig(hass: Hass, entities: string[]): Partial<CardConfig> {
      if (kind.needs === "scenario") return { scenario: "power_outage" };
      return kind.needs === "entity" ? { entity: entities.find((id) => kind.suggest?.(hass, id)) ?? entities[0] ?? "" } : {};
    }

    setConfig(config: CardConfig): void {
      if (kind.needs === "entity" && !config.entity) throw new Error(`${label("entity")}?`);
      if (kind.needs === "scenario" && !config.scenario && !config.saved && !config.changes) throw new Error(`${label("scenario")}?`);
      this.config = config;
      if (this.inner) this.inner.config = config;
    }

    set hass(hass: Hass) {
      this.given = hass;
      if (this.inner) this.inner.hass = hass;
    }

    connectedCallback(): void {
      this.style.display = "block";
      void import("./cards/load.ts").then(({ create }) => {
        if (this.inner || !this.config) return;
        this.inner = create(kind.type) as Inner;
        this.inner.config = this.config;
        this.inner.hass = this.given;
        this.append(this.inner);
      });
    }

    getCardSize(): number {
      return kind.size;
    }

    getGridOptions(): object {
      return kind.grid;
    }
  }
  const { editor } = kind;
  const offered = editor
    ? { getConfigElement: () => import("./cards/load.ts").then(() => document.createElement(editor)) }
    : { getConfigForm: () => ({ schema: kind.form, computeLabel: (field: { name: string }) => label(field.name) }) };
  Object.assign(Card, offered);
  customElements.define(kind.type, Card);
}

interface Registries {
  customCards?: object[];
  customStrategies?: object[];
}

const registries = window as unknown as Registries;
registries.customCards ??= [];
registries.customStrategies ??= [];
for (const kind of CARDS) {
  define(kind);
  registries.customCards.push({
    type: kind.type,
    // The page's language is known only after this is loaded.
    get name() {
      return kind.name[pageLanguage()];
    },
    get description() {
      return kind.description[pageLanguage()];
    },
    preview: kind.needs !== "scenario",
    getEntitySuggestion: (hass: Hass, entityId: string) => (kind.suggest?.(hass, entityId) ? { config: { type: `custom:${kind.type}`, entity: entityId } } : null),
  });
}

class DashboardStrategy extends HTMLElement {
  static registryDependencies = ["entities", "devices", "areas"];

  static getCreateSuggestions(): object {
    return { title: "Digital Twin", icon: "mdi:content-duplicate" };
  }

  static async generate(_config: object, hass: Hass): Promise<object> {
    return (await import("./cards/strategy.ts")).dashboard(hass);
  }
}
customElements.get("ll-strategy-dashboard-digital-twin") ?? customElements.define("ll-strategy-dashboard-digital-twin", DashboardStrategy);
registries.customStrategies.push({
  type: "digital-twin",
  strategyType: "dashboard",
  name: "Digital Twin",
  get description() {
    return pageLanguage() === "de" ? "Alle Zwillinge nach Bereichen, mit Vorhersagen, Gefahren und Freigaben." : "All twins by area, with predictions, hazards and approvals.";
  },
});
