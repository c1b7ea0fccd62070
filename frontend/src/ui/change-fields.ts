/** The fields of each kind of change: what they show, and what they make of the change's words. */
import { html, nothing, type TemplateResult } from "lit";
import type { App } from "../app/app.ts";
import { actionWords, commandName, commandOf, commands, entitiesOf, quantityUnit, type Words } from "../app/change-words.ts";
import type { Mapping, PlannedChange } from "../app/scenario.ts";
import type { Library, ScenarioChannel, Tile } from "../app/types.ts";

export interface Around {
  app: App;
  /** Twins in the order of their names. */
  tiles: Tile[];
  library: Library;
  /** The channels of the twin that a change is about, once they are known. */
  channels: Record<string, ScenarioChannel> | undefined;
  alter: (words: Words) => void;
}

const FAULTS = ["dead", "stuck", "drift", "lost_commands", "delay"];
const WAYS = ["offset", "factor", "value"];
const OUTAGES = ["power", "internet", "hub"];

const given = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

function choice(label: string, value: string, options: [string, string][], choose: (value: string) => void): TemplateResult {
  return html`<label class="field">${label}<select @change=${(event: Event) => choose(given(event))}>${options.map(([id, name]) => html`<option value=${id} ?selected=${id === value}>${name}</option>`)}</select></label>`;
}

function number(label: string, value: unknown, change: (value: number) => void, bounds: { min?: number; max?: number; step?: number | "any" } = {}): TemplateResult {
  return html`<label class="field">${label}<input type="number" min=${bounds.min ?? nothing} max=${bounds.max ?? nothing} step=${bounds.step ?? "any"} required .value=${String(value ?? "")}
    @change=${(event: Event) => { const text = given(event); if (text !== "") change(Number(text)); }} /></label>`;
}

function without(words: Words, ...keys: string[]): Words {
  return Object.fromEntries(Object.entries(words).filter(([key]) => !keys.includes(key)));
}

function device({ app, tiles }: Around, chosen: string, choose: (entityId: string) => void): TemplateResult {
  const known = tiles.some((tile) => tile.entity_id === chosen) || !chosen ? [] : [[chosen, app.entityName(chosen)] as [string, string]];
  return choice(app.t("device"), chosen, [...known, ...tiles.map((tile) => [tile.entity_id, tile.name] as [string, string])], choose);
}

function action(around: Around, words: Words): unknown {
  const { app, alter } = around;
  const entityId = entitiesOf(words)[0] ?? "";
  const all = commands(app, entityId);
  const command = commandOf(app, words);
  const data = (words["data"] ?? {}) as Mapping;
  const { field, options } = command ?? {};
  const tiles = around.tiles.filter((tile) => commands(app, tile.entity_id).length);
  return html`${device({ ...around, tiles }, entityId, (chosen) => alter({ ...without(words, "data"), ...actionWords(app, chosen) }))}
    ${command
      ? choice(app.t("action"), String(all.indexOf(command)), all.map((item, at) => [String(at), commandName(app, entityId, item)]), (at) => alter({ ...without(words, "data"), ...actionWords(app, entityId, all[Number(at)]) }))
      : html`<label class="field">${app.t("action")}<input readonly .value=${String(words["action"] ?? "")} /></label>`}
    ${field ? number(app.value("field", field.name), data[field.name], (value) => alter({ ...words, data: { ...data, [field.name]: value } }), { min: field.min, max: field.max, step: field.step }) : nothing}
    ${options ? choice(app.value("field", options.name), String(data[options.name] ?? ""), options.values.map((value) => [value, app.words(entityId, value, null)]), (value) => alter({ ...words, data: { ...data, [options.name]: value } })) : nothing}`;
}

/** What of a twin is given rather than ordered comes first: a window, a leak, a level. */
function orderOf(channels: Record<string, ScenarioChannel>): string[] {
  const rank = (key: string): number => (channels[key]?.command ? 10 : 0) + ["binary", "number", "option"].indexOf(channels[key]?.quantity ?? "option");
  return Object.keys(channels).sort((one, other) => rank(one) - rank(other));
}

export function firstGiven(channels: Record<string, ScenarioChannel>): Mapping {
  const key = orderOf(channels)[0];
  const channel = key === undefined ? undefined : channels[key];
  if (key === undefined || !channel) return {};
  return { [key]: channel.quantity === "binary" ? channel.value !== true : (channel.value ?? channel.options[0] ?? 0) };
}

function set(around: Around, words: Words): unknown {
  const { app, alter, channels } = around;
  const entityId = entitiesOf(words)[0] ?? "";
  const values = (words["set"] ?? {}) as Mapping;
  const key = Object.keys(values)[0] ?? "";
  const channel = channels?.[key];
  const put = (value: unknown): void => alter({ ...words, set: { ...values, [key]: value } });
  const said = (value: string): string => app.words(channel?.entity_id ?? entityId, value, null);
  return html`${device(around, entityId, (chosen) => alter({ ...words, twin: chosen, set: {} }))}
    ${channels ? choice(app.t("channel"), key, orderOf(channels).map((name) => [name, app.channel(name)]), (name) => alter({ ...words, set: firstGiven({ [name]: channels[name] as ScenarioChannel }) })) : nothing}
    ${channel?.quantity === "binary" ? choice(app.t("value"), String(values[key] === true || values[key] === "on"), [["true", said("on")], ["false", said("off")]], (value) => put(value === "true")) : nothing}
    ${channel?.quantity === "option" && channel.options.length ? choice(app.t("value"), String(values[key]), channel.options.map((value) => [value, said(value)]), put) : nothing}
    ${channel?.quantity === "number" ? number(channel.unit ? `${app.t("value")} (${channel.unit})` : app.t("value"), values[key], put) : nothing}`;
}

function environment({ app, library, alter }: Around, words: Words): unknown {
  const [quantity = "outdoor_temperature", how] = Object.entries((words["environment"] ?? {}) as Mapping)[0] ?? [];
  const parts = how && typeof how === "object" ? (how as Mapping) : { value: how ?? 0 };
  const [way = "offset", value = 0] = Object.entries(parts)[0] ?? [];
  const unit = quantityUnit(app, quantity);
  const bounds = library.quantities[quantity];
  const put = (name: string, item: Mapping): void => alter({ ...words, environment: { [name]: item } });
  const begin: Record<string, number> = { offset: 0, factor: 1, value: bounds ? Math.max(0, bounds.lower) : 0 };
  return html`${choice(app.t("what_of_it"), quantity, Object.keys(library.quantities).map((name) => [name, app.value("quantity", name)]), (name) => put(name, { [way]: begin[way] ?? 0 }))}
    ${choice(app.t("how"), way, WAYS.map((name) => [name, app.value("way", name)]), (name) => put(quantity, { [name]: begin[name] ?? 0 }))}
    ${number(way === "factor" ? app.value("way", "factor") : `${app.t("value")} (${way === "offset" && unit === "°C" ? "K" : unit})`, value, (item) => put(quantity, { [way]: item }), way === "value" && bounds ? { min: bounds.lower, max: bounds.upper } : way === "factor" ? { min: 0, max: 100 } : {})}`;
}

function fault(around: Around, words: Words): unknown {
  const { app, alter } = around;
  const kind = String(words["fault"]);
  const become = (name: string): void =>
    alter({ ...without(words, "value", "rate", "delay"), fault: name, ...(name === "drift" ? { rate: 0.5 } : name === "delay" ? { delay: { minutes: 5 } } : {}) });
  const delay = words["delay"];
  const minutes = delay && typeof delay === "object" ? (delay as Mapping)["minutes"] : "";
  return html`${device(around, entitiesOf(words)[0] ?? "", (chosen) => alter({ ...without(words, "channel"), twin: chosen }))}
    ${choice(app.t("how"), kind, FAULTS.map((name) => [name, app.value("fault", name)]), become)}
    ${kind === "drift" ? number(app.t("rate_per_hour"), words["rate"], (rate) => alter({ ...words, rate })) : nothing}
    ${kind === "delay" ? number(app.t("late_by"), minutes, (late) => alter({ ...words, delay: { minutes: late } }), { min: 1, step: 1 }) : nothing}`;
}

function outage({ app, library, alter }: Around, words: Words): unknown {
  const kind = String(words["outage"]);
  const names: [string, string][] = kind === "power" ? Object.entries(library.home.circuits) : kind === "hub" ? library.home.hubs.map((name) => [name, name]) : [];
  const chosen = String(words["which"] ?? "");
  return html`${choice(app.t("what_of_it"), kind, OUTAGES.map((name) => [name, app.value("outage", name)]), (name) => alter({ ...without(words, "which"), outage: name }))}
    ${names.length ? choice(app.value("parameter", kind === "power" ? "circuit" : "hub"), chosen, [["", app.t("all_of_them")], ...names], (which) => alter(which ? { ...words, which } : without(words, "which"))) : nothing}`;
}

function occupancy({ app, library, alter }: Around, words: Words): unknown {
  const zone = String(words["zone"] ?? "");
  return html`${number(app.value("parameter", "people"), words["occupancy"], (count) => alter({ ...words, occupancy: count }), { min: 0, max: 100, step: 1 })}
    ${choice(app.value("parameter", "zone"), zone, [["", app.t("whole_home")], ...library.home.zones.map((name) => [name, app.area(name)] as [string, string])], (name) => alter(name ? { ...words, zone: name } : without(words, "zone")))}`;
}

function load({ app, library, alter }: Around, words: Words): unknown {
  const circuits = Object.entries(library.home.circuits);
  return html`${number(`${app.t("kind_load")} (W)`, words["load"], (power) => alter({ ...words, load: power }), { min: 0, max: 1e6, step: "any" })}
    ${circuits.length > 1 ? choice(app.value("parameter", "circuit"), String(words["circuit"] ?? ""), [["", app.t("found_by_itself")], ...circuits], (name) => alter(name ? { ...words, circuit: name } : without(words, "circuit"))) : nothing}`;
}

const FIELDS = { action, set, environment, fault, outage, occupancy, load };

export function fieldsOf(around: Around, change: PlannedChange): unknown {
  return FIELDS[change.kind](around, change.words);
}
