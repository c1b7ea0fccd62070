/** What is tried in a rehearsal beside the home's automations: new ones, a variant, actions or a script, and a scenario. */
import { html, nothing, type TemplateResult } from "lit";
import type { App } from "../app/app.ts";
import type { Library, StoredScenarios } from "../app/types.ts";

export interface Tries {
  fresh: string;
  variant: string;
  actions: string;
  script: string;
  /** "library:" and its id, or "saved:" and its name. */
  scenario: string;
}

export const NO_TRIES: Tries = { fresh: "", variant: "", actions: "", script: "", scenario: "" };
/** No rehearsal plays how much load a home bears. */
const UNFIT = "load_test";
const AUTOMATION = "alias: …\ntriggers: …\nactions: …";

export interface Given {
  app: App;
  tries: Tries;
  library: Library;
  stored: StoredScenarios;
  change: (tries: Partial<Tries>) => void;
}

/** Whether there is something to play even in a home without automations. */
export function anything(tries: Tries): boolean {
  return [tries.fresh, tries.variant, tries.actions, tries.script].some((text) => text.trim() !== "");
}

/** The fields of the action that the tries come to. */
export function fieldsOf(tries: Tries, stored: StoredScenarios): Record<string, unknown> {
  const [kind, ...rest] = tries.scenario.split(":");
  const name = rest.join(":");
  const scenario = kind === "saved" ? stored.saved[name]?.scenario : name;
  return {
    ...(tries.fresh.trim() ? { new: tries.fresh } : {}),
    ...(tries.variant.trim() ? { variant: tries.variant } : {}),
    ...(tries.actions.trim() ? { actions: tries.actions } : {}),
    ...(tries.script ? { script: tries.script } : {}),
    ...(scenario ? { scenario } : {}),
  };
}

export function trying(given: Given): TemplateResult {
  const { app, tries, change } = given;
  const pasted = (key: "fresh" | "variant" | "actions", label: string, placeholder: string, hint?: string): TemplateResult =>
    html`<details><summary>${label}</summary>${hint ? html`<p class="small soft">${hint}</p>` : nothing}<label class="field" style="margin-top:8px"><span class="sr">${label}</span><textarea spellcheck="false" .value=${tries[key]} placeholder=${placeholder} @change=${(event: Event) => change({ [key]: (event.target as HTMLTextAreaElement).value })}></textarea></label></details>`;
  const scripts = Object.keys(app.hass.states)
    .filter((id) => id.startsWith("script."))
    .sort((one, other) => app.format.order(app.entityName(one), app.entityName(other)));
  return html`<fieldset>
    <legend>${app.t("paste")}</legend>
    ${pasted("fresh", app.t("paste_new"), AUTOMATION)}
    ${pasted("variant", app.t("paste_variant"), `entity_id: automation.…\n${AUTOMATION}`, app.t("variant_hint"))}
    ${pasted("actions", app.t("paste_actions"), "- action: …\n  target: …", app.t("actions_hint"))}
    ${scripts.length
      ? html`<label class="field">${app.t("try_script")}<select @change=${(event: Event) => change({ script: (event.target as HTMLSelectElement).value })}>
          <option value="" ?selected=${!tries.script}>${app.t("no_script")}</option>
          ${scripts.map((id) => html`<option value=${id} ?selected=${id === tries.script}>${app.entityName(id)}</option>`)}
        </select></label>`
      : nothing}
  </fieldset>`;
}

/** The choice of a scenario of the library or a saved one, which happens on the way. */
export function happening(given: Given): TemplateResult {
  const { app, tries, library, stored, change } = given;
  const saved = Object.keys(stored.saved).sort((one, other) => app.format.order(one, other));
  const fit = library.scenarios.filter((item) => item.id !== UNFIT);
  const one = (value: string, name: string): TemplateResult => html`<option value=${value} ?selected=${value === tries.scenario}>${name}</option>`;
  return html`<label class="field">${app.t("happens_on_the_way")}
    <select @change=${(event: Event) => change({ scenario: (event.target as HTMLSelectElement).value })}>
      ${one("", app.t("nothing_special"))}
      <optgroup label=${app.t("library")}>${fit.map((item) => one(`library:${item.id}`, app.value("scenario", item.id)))}</optgroup>
      ${saved.length ? html`<optgroup label=${app.t("saved")}>${saved.map((name) => one(`saved:${name}`, name))}</optgroup>` : nothing}
    </select></label>`;
}
