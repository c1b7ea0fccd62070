/** Where a scenario begins: one of the library, one that was saved or run lately, and the parameters of it. */
import { css, html, nothing, type TemplateResult } from "lit";
import { mdiDelete } from "@mdi/js";
import type { App } from "../app/app.ts";
import { seconds, type Draft, type Mapping } from "../app/scenario.ts";
import type { Library, LibraryParameter, StoredScenarios, Tile } from "../app/types.ts";
import { icon } from "../ui/parts.ts";

export const HORIZONS = [3, 6, 12, 24, 48, 72, 168];

export const beginningLooks = css`
  .top {
    display: grid;
    gap: 12px;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
    align-items: end;
  }
`;

export interface Beginning {
  app: App;
  draft: Draft;
  library: Library;
  stored: StoredScenarios;
  tiles: Tile[];
  pick: (kind: string, id: string) => void;
  change: (draft: Partial<Draft>) => void;
  /** Where saved ones may be deleted. */
  forget?: (name: string) => void;
  /** Whether it may be made of changes of one's own alone. */
  ownChanges?: boolean;
}

export function fittingHours(seconds: number): number {
  return HORIZONS.find((hours) => hours * 3600 >= seconds) ?? 168;
}

export function beginning(given: Beginning): TemplateResult {
  const { app, draft, library, stored } = given;
  const entry = library.scenarios.find((item) => item.id === draft.scenario);
  const saved = Object.keys(stored.saved);
  const recent = stored.scenarios.filter((item) => item.kind === "scenario");
  const picked = (event: Event): void => {
    const [kind = "", ...rest] = (event.target as HTMLSelectElement).value.split(":");
    given.pick(kind, rest.join(":"));
  };
  const isSaved = saved.includes(draft.name);
  const hours = HORIZONS.includes(draft.hours) ? HORIZONS : [...HORIZONS, draft.hours].sort((one, other) => one - other);
  return html`<div class="top">
    <label class="field">${app.t("begin_with")}
      <select @change=${picked}>
        ${given.ownChanges === false ? nothing : html`<option value="" ?selected=${!draft.scenario && !isSaved}>${app.t("own_changes")}</option>`}
        <optgroup label=${app.t("library")}>${library.scenarios.map((item) => html`<option value="library:${item.id}" ?selected=${!isSaved && item.id === draft.scenario}>${app.value("scenario", item.id)}</option>`)}</optgroup>
        ${saved.length ? html`<optgroup label=${app.t("saved")}>${saved.map((name) => html`<option value="saved:${name}" ?selected=${name === draft.name}>${name}</option>`)}</optgroup>` : nothing}
        ${recent.length ? html`<optgroup label=${app.t("recent")}>${recent.map((item) => html`<option value="result:${item.scenario_id}">${app.format.short(Date.parse(item.time) / 1000)} · ${app.value("scenario", item.name)}</option>`)}</optgroup>` : nothing}
      </select></label>
    ${isSaved && given.forget ? html`<button style="justify-self:start" @click=${() => given.forget?.(draft.name)}>${icon(mdiDelete, "s")}${app.t("forget_saved")}</button>` : nothing}
    <label class="field">${app.t("horizon")}
      <select @change=${(event: Event) => given.change({ hours: Number((event.target as HTMLSelectElement).value) })}>
        ${hours.map((length) => html`<option value=${length} ?selected=${length === draft.hours}>${app.format.duration(length * 3600)}</option>`)}
      </select></label>
    ${entry ? entry.parameters.map((parameter) => parameterField(given, parameter)) : nothing}
  </div>`;
}

/** The names that a parameter of that name may take in this home, with what they are called. */
function namesOf({ app, library }: Beginning, name: string): [string, string][] | undefined {
  if (name === "circuit") return Object.entries(library.home.circuits);
  if (name === "hub") return library.home.hubs.map((id) => [id, id]);
  if (name === "zone") return library.home.zones.map((id) => [id, app.area(id)]);
  return undefined;
}

function parameterField(given: Beginning, parameter: LibraryParameter): TemplateResult {
  const { app, draft, tiles } = given;
  const value = draft.parameters[parameter.name];
  const set = (item: unknown): void => {
    const parameters: Mapping = { ...draft.parameters, [parameter.name]: item };
    if (item === "" || item === undefined) delete parameters[parameter.name];
    given.change({ parameters });
  };
  const label = app.value("parameter", parameter.name);
  const text = (event: Event): string => (event.target as HTMLInputElement).value;
  const amount = (event: Event, become: (number: number) => unknown): void => set(text(event) === "" ? "" : become(Number(text(event))));
  const oneOf = (options: [string, string][], chosen: string, empty?: string): TemplateResult =>
    html`<label class="field">${label}<select @change=${(event: Event) => set(text(event))}>${empty === undefined ? nothing : html`<option value="">${empty}</option>`}${options.map(([id, name]) => html`<option value=${id} ?selected=${id === chosen}>${name}</option>`)}</select></label>`;
  const names = namesOf(given, parameter.name);
  switch (parameter.sort) {
    case "choice":
      return oneOf(parameter.options.map((option) => [option, app.value("option", option)]), String(value ?? parameter.default));
    case "twin":
      return oneOf(tiles.map((tile) => [tile.entity_id, tile.name]), String(value ?? ""), app.t("found_by_itself"));
    case "number":
      return html`<label class="field">${parameter.unit ? `${label} (${parameter.unit.replace("1/kWh", `${app.hass.config.currency ?? ""}/kWh`)})` : label}<input type="number" min=${parameter.lower} max=${parameter.upper} step="any" .value=${String(value ?? parameter.default ?? "")} @change=${(event: Event) => amount(event, (number) => number)} /></label>`;
    case "duration": {
      const hours = (seconds(value ?? parameter.default) ?? 0) / 3600;
      return html`<label class="field">${label} (h)<input type="number" min=${parameter.lower / 3600} max=${parameter.upper / 3600} step="any" .value=${hours ? String(hours) : ""} @change=${(event: Event) => amount(event, (number) => ({ hours: number }))} /></label>`;
    }
    case "moment": {
      const minutes = Math.round((seconds(value ?? parameter.default) ?? 0) / 60);
      return html`<label class="field">${app.t("after")}<input type="number" min="0" max=${parameter.upper / 60} step="5" .value=${String(minutes)} @change=${(event: Event) => amount(event, (number) => ({ minutes: number }))} /></label>`;
    }
    default:
      return names
        ? oneOf(names, String(value ?? ""), app.t(parameter.name === "circuit" ? "all_of_them" : "found_by_itself"))
        : html`<label class="field">${label}<input .value=${String(value ?? "")} @change=${(event: Event) => set(text(event))} /></label>`;
  }
}
