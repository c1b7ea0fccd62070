/** The changes of a scenario in words, and what a new one begins with. */
import type { App } from "./app.ts";
import { commandsOf, type Command } from "./commands.ts";
import type { ChangeKind, Mapping, PlannedChange } from "./scenario.ts";

export type Words = Mapping;

export function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : value === undefined || value === null ? [] : [String(value)];
}

/** The entities that a change is about: of its action's target, or of its twin. */
export function entitiesOf(words: Words): string[] {
  const target = "action" in words ? (words["target"] as Mapping | undefined) : words["twin"];
  return target && typeof target === "object" && !Array.isArray(target) ? listOf((target as Mapping)["entity_id"]) : listOf(target);
}

export function commands(app: App, entityId: string): Command[] {
  return commandsOf(entityId, app.hass.states[entityId]);
}

export function commandOf(app: App, words: Words): Command | undefined {
  const keys = Object.keys((words["data"] ?? {}) as Mapping);
  const all = commands(app, entitiesOf(words)[0] ?? "").filter((command) => command.action === words["action"]);
  return all.find((command) => keys.includes(command.field?.name ?? command.options?.name ?? "")) ?? all[0];
}

export function commandName(app: App, entityId: string, command: Command): string {
  const name = app.service(command.action);
  const twins = commands(app, entityId).some((other) => other.action === command.action && other.field?.name !== command.field?.name);
  return command.field && twins ? `${name} (${app.value("field", command.field.name)})` : name;
}

export function initialData(command: Command | undefined): Mapping {
  if (command?.field) return { [command.field.name]: command.field.initial };
  return command?.options?.values[0] ? { [command.options.name]: command.options.values[0] } : {};
}

export function actionWords(app: App, entityId: string, command = commands(app, entityId)[0]): Words {
  const data = initialData(command);
  return { action: command?.action ?? "", target: { entity_id: entityId }, ...(Object.keys(data).length ? { data } : {}) };
}

/** What a new change of a kind says at first, of a device where it is about one. */
export function initialWords(app: App, kind: ChangeKind, entityId: string): Words {
  switch (kind) {
    case "action":
      return actionWords(app, entityId);
    case "set":
      return { twin: entityId, set: {} };
    case "environment":
      return { environment: { outdoor_temperature: { offset: -8 } } };
    case "fault":
      return { fault: "dead", twin: entityId };
    case "outage":
      return { outage: "power" };
    case "occupancy":
      return { occupancy: 0 };
    case "load":
      return { load: 2000 };
  }
}

/** How the units of the surroundings are called; money in the home's currency. */
export function quantityUnit(app: App, quantity: string): string {
  const currency = app.hass.config.currency ?? "";
  const units: Record<string, string> = { outdoor_humidity: "%", outdoor_temperature: app.hass.config.unit_system["temperature"] ?? "°C", sun: "W/m²", price: `${currency}/kWh`, feed_in: `${currency}/kWh`, carbon_intensity: "g/kWh" };
  return units[quantity] ?? "";
}

function surroundings(app: App, given: Mapping): string {
  return Object.entries(given)
    .map(([quantity, how]) => {
      const parts = typeof how === "object" && how ? (how as Mapping) : { value: how };
      const unit = quantityUnit(app, quantity);
      const said = Object.entries(parts).map(([way, value]) => {
        const number = Number(value);
        const text = app.format.number(Math.abs(number), 2);
        if (way === "factor") return `× ${text}`;
        if (way === "offset") return `${number < 0 ? "−" : "+"}${text} ${unit === "°C" ? "K" : unit}`;
        return `${number < 0 ? "−" : ""}${text} ${unit}`;
      });
      return `${app.value("quantity", quantity)} ${said.join(" ")}`;
    })
    .join(", ");
}

export function sentenceOf(app: App, change: PlannedChange, nameOf: (entityId: string) => string): string {
  const { words } = change;
  const names = entitiesOf(words).map(nameOf).join(", ");
  const plain = (given: unknown): string[] => Object.values((given ?? {}) as Mapping).map((item) => (typeof item === "number" ? app.format.number(item, 2) : typeof item === "boolean" ? app.t(item ? "yes" : "no") : String(item)));
  switch (change.kind) {
    case "action": {
      const command = commandOf(app, words);
      return [names, command ? commandName(app, entitiesOf(words)[0] ?? "", command) : String(words["action"]), ...plain(words["data"])].filter(Boolean).join(" · ");
    }
    case "set":
      return [names, ...Object.entries((words["set"] ?? {}) as Mapping).map(([channel, value]) => `${app.channel(channel)} ${plain([value])[0]}`)].filter(Boolean).join(" · ");
    case "environment":
      return surroundings(app, (words["environment"] ?? {}) as Mapping);
    case "fault":
      return [names, app.value("fault", String(words["fault"]))].join(" · ");
    case "outage":
      return [app.value("outage", String(words["outage"])), ...listOf(words["which"])].join(" · ");
    case "occupancy":
      return [app.t("people_home", { count: app.format.number(Number(words["occupancy"]), 0) }), ...listOf(words["zone"]).map((zone) => app.area(zone))].join(" · ");
    case "load":
      return [app.t("load_of", { value: app.format.quantity(Number(words["load"]), "W") }), ...listOf(words["circuit"])].join(" · ");
  }
}
