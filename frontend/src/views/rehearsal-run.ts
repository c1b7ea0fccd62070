/** One run of an automation in words: what set it off, what it did to what, and each of its steps. */
import { html, nothing, type TemplateResult } from "lit";
import { mdiAlertCircleOutline } from "@mdi/js";
import type { App } from "../app/app.ts";
import type { RehearsalRun } from "../app/types.ts";
import type { Key } from "../texts/index.ts";
import { notice } from "../ui/parts.ts";

type Mapping = Record<string, unknown>;
type Step = NonNullable<RehearsalRun["trace"]>[number];
type Action = NonNullable<RehearsalRun["actions"]>[number];

const epoch = (time: string): number => Date.parse(time) / 1000;
/** What the parts of a trace's path are called; those that have a number behind them are counted from one. */
const PARTS: Record<string, Key> = {
  trigger: "step_trigger", condition: "step_condition", conditions: "step_condition", action: "step_action", sequence: "step_action",
  choose: "step_choice", if: "step_if", then: "step_then", else: "step_else", default: "step_else", repeat: "step_repeat", parallel: "step_parallel",
  while: "step_while", until: "step_until",
};
/** Words that only hold others together: the step behind them says it. */
const SILENT = ["entity_id"];
/** What set off a run, as Home Assistant's engine puts it, and what we call it. */
const TRIGGERS: [RegExp, Key][] = [
  [/^time pattern$/, "trigger_time_pattern"],
  [/^time$|^time set in .*$/, "trigger_time"],
  [/^numeric state of (.+)$/, "trigger_numeric_state"],
  [/^state of (.+)$/, "trigger_state"],
  [/^(sunrise|sunset)(?: with offset)?$/, "trigger_sun"],
];

function place(app: App, path: string): string {
  const said: string[] = [];
  const parts = path.split("/");
  for (let at = 0; at < parts.length; at++) {
    const key = PARTS[parts[at] as string];
    const next = Number(parts[at + 1]);
    const numbered = at + 1 < parts.length && Number.isInteger(next);
    if (key) said.push(numbered ? `${app.t(key)} ${app.format.number(next + 1, 0)}` : app.t(key));
    else if (!SILENT.includes(parts[at] as string)) said.push((parts[at] as string).replaceAll("_", " "));
    if (numbered) at += 1;
  }
  return said.join(" › ");
}

function plain(app: App, value: unknown): string {
  if (typeof value === "number") return app.format.number(value, 2);
  if (typeof value === "boolean") return app.t(value ? "yes" : "no");
  if (Array.isArray(value)) return value.map((item) => plain(app, item)).join(", ");
  if (value && typeof value === "object") return pairs(app, value as Mapping);
  const text = String(value ?? "–");
  return app.hass.states[text] ? app.entityName(text) : app.stateWord(text);
}

function pairs(app: App, values: Mapping): string {
  return Object.entries(values).map(([key, value]) => `${app.fieldName(key)}: ${typeof value === "number" ? app.fieldValue(key, value) : plain(app, value)}`).join(" · ");
}

/** What came of a step. */
function outcome(app: App, step: Step): string {
  const { state, wanted_state: wanted, choice, delay, action, done: _done, ...others } = (step.detail ?? {}) as Mapping;
  const said: string[] = [];
  if (typeof step.result === "boolean") said.push(app.t(step.result ? "step_met" : "step_not_met"));
  else if (step.result !== undefined && step.result !== null) said.push(plain(app, step.result));
  if (state !== undefined) said.push(wanted === undefined ? app.t("step_was", { state: plain(app, state) }) : app.t("step_was_wanted", { state: plain(app, state), wanted: plain(app, wanted) }));
  if (choice !== undefined) said.push(typeof choice === "number" ? `${app.t("step_choice")} ${app.format.number(choice + 1, 0)}` : app.t(PARTS[String(choice)] ?? "step_else"));
  if (typeof delay === "number") said.push(app.t("step_waits", { time: app.format.duration(delay) }));
  if (typeof action === "string") said.push(app.service(action));
  if (Object.keys(others).length) said.push(pairs(app, others));
  if (step.error) said.push(step.error);
  return said.join(" · ");
}

/** What a command did to the twins, such as on=True. */
function effect(app: App, written: unknown): string {
  return String(written).split(/,\s*/).map((one) => {
    const [channel = "", value = ""] = one.split("=");
    const number = Number(value);
    const said = value === "True" ? app.t("yes") : value === "False" ? app.t("no") : value !== "" && Number.isFinite(number) ? app.format.number(number, 2) : value;
    return value === "" ? one : `${app.channel(channel)}: ${said}`;
  }).join(" · ");
}

function acted(app: App, action: Action): TemplateResult {
  const { entity_id: entities, ...data } = (action.data ?? {}) as Mapping;
  const effects = Object.entries(action.effects ?? {});
  return html`<tr><td class="num soft">${app.format.time(epoch(action.time))}</td>
    <td>${app.service(action.action)}${entities ? html`<div class="small soft">${plain(app, entities)}</div>` : nothing}</td>
    <td class="small">${pairs(app, data)}${action.error ? html`<div>${action.error}</div>` : nothing}</td>
    <td class="small">${effects.map(([id, what]) => html`<div>${effects.length > 1 ? `${app.entityName(id)}: ` : ""}${effect(app, what)}</div>`)}</td></tr>`;
}

export function triggerWords(app: App, trigger: unknown): string {
  if (typeof trigger !== "string") return plain(app, trigger);
  for (const [pattern, key] of TRIGGERS) {
    const found = pattern.exec(trigger);
    if (found) return app.t(key, { of: found[1] ? (found[1] === "sunrise" || found[1] === "sunset" ? app.t(found[1]) : plain(app, found[1])) : "" });
  }
  return trigger.replace(/\b[a-z_]+\.[a-z0-9_]+\b/g, (id) => plain(app, id));
}

export function runCard(app: App, run: RehearsalRun, name: string): TemplateResult {
  // A condition that looked at one entity is told once, with what it saw.
  const steps = (run.trace ?? []).filter((step, at, all) => !(all[at + 1]?.path === `${step.path}/entity_id/0` && all[at + 2]?.path !== `${step.path}/entity_id/1`));
  const region = (title: string, rows: unknown): TemplateResult =>
    html`<h3 style="margin:12px 0 6px">${title}</h3><div class="scroll" tabindex="0" role="region" aria-label=${title}><table><tbody>${rows}</tbody></table></div>`;
  return html`<section class="card" aria-label=${app.t("trace")}>
    <header><h2>${name}</h2><span class="soft small">${app.format.moment(epoch(run.time))}</span><span class="badge">${app.value("run", run.outcome)}</span></header>
    ${run.why ? html`<p>${run.why}</p>` : nothing} ${run.error ? notice("bad", mdiAlertCircleOutline, run.error) : nothing}
    ${run.trigger ? html`<p class="soft small">${app.t("triggered_by")}: ${triggerWords(app, run.trigger)}</p>` : nothing}
    ${run.actions?.length ? region(app.t("actions"), run.actions.map((action) => acted(app, action))) : nothing}
    ${steps.length ? region(app.t("steps"), steps.map((step) => html`<tr><td class="num soft">${app.format.time(epoch(step.at))}</td><td>${place(app, step.path)}</td><td class="small">${outcome(app, step)}</td></tr>`)) : nothing}
  </section>`;
}
