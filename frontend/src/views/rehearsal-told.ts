/** What a rehearsal tells beside its timeline: how far to trust it, what a variant changes, where states came from. */
import { html, nothing, type TemplateResult } from "lit";
import type { App } from "../app/app.ts";
import type { Between, RehearsalAccount, RehearsalAnswer } from "../app/types.ts";

const ORIGINS = ["simulated", "real", "commanded", "history", "pattern", "frozen", "missing"];

/** How many of the recorded actions came again, by automation, and what else there is to know. */
export function trust(app: App, answer: RehearsalAnswer): unknown {
  const { backtest } = answer;
  const notes = [...(answer.assumed ?? []), ...answer.notes];
  const rows = Object.entries(backtest?.automations ?? {});
  if (!backtest && !notes.length) return nothing;
  const number = (value: number): string => app.format.number(value, 0);
  return html`<section class="card">
    <header><h2>${app.t("how_far_to_trust")}</h2>${backtest && backtest.agreement !== null ? html`<span class="badge">${app.format.percent(backtest.agreement)}</span>` : nothing}</header>
    ${backtest && backtest.recorded
      ? html`<p>${app.t("agreement_text", { reproduced: number(backtest.reproduced), recorded: number(backtest.recorded), beyond: number(backtest.beyond) })}
            ${backtest.simulated ? app.t("agreement_simulated", { reproduced: number(backtest.simulated.reproduced), recorded: number(backtest.simulated.recorded), beyond: number(backtest.simulated.beyond) }) : nothing}</p>
          <details><summary>${app.t("by_automation")}</summary><div class="scroll" tabindex="0" role="region" aria-label=${app.t("by_automation")}><table>
            <thead><tr><th>${app.t("automations")}</th><th>${app.t("recorded")}</th><th>${app.t("reproduced")}</th><th>${app.t("beyond_recorded")}</th></tr></thead>
            <tbody>${rows.map(([id, row]) => html`<tr><td>${answer.automations[id]?.name ?? app.entityName(id)}</td><td class="num">${number(row.recorded)}</td><td class="num">${number(row.reproduced)}</td><td class="num">${number(row.beyond)}</td></tr>`)}</tbody>
          </table></div></details>`
      : nothing}
    ${notes.length ? html`<ul class="plain small soft" style="margin-top:8px">${notes.map((note) => html`<li>${note.text}</li>`)}</ul>` : nothing}
  </section>`;
}

/** What the variant changes: runs, findings and hazards that come or go, energy, cost, comfort. */
export function changes(app: App, answer: RehearsalAnswer, money: (value: number) => string): unknown {
  const { variant, difference } = answer;
  if (!variant || !difference) return nothing;
  const name = (id: string): string => answer.automations[id]?.name ?? variant.automations[id]?.name ?? app.entityName(id);
  const rows: [string, string, string][] = Object.entries(difference.runs).map(([id, one]) => [
    app.t("runs_of", { name: name(id) }), app.format.number(one.present, 0), app.format.number(one.variant, 0),
  ]);
  const figure = (label: string, between: Between, shown: (value: number) => string): void => {
    if (shown(between.present) !== shown(between.variant)) rows.push([label, shown(between.present), shown(between.variant)]);
  };
  figure(app.t("energy"), difference.energy, (value) => app.format.quantity(value, "kWh"));
  figure(app.t("cost"), difference.cost, money);
  figure(app.t("discomfort"), difference.discomfort, (value) => app.format.quantity(value, "K·h"));
  const texts = (account: RehearsalAccount): Set<string> => new Set([...account.hazards, ...account.findings].map((item) => item.text));
  const [before, after] = [texts(answer), texts(variant)];
  const list = (title: string, items: string[], dot: string): unknown =>
    items.length
      ? html`<div><h3>${title}</h3><ul class="plain small" style="margin-top:6px">${items.map((text) => html`<li class="row" style="flex-wrap:nowrap"><span class="dot ${dot}"></span><span>${text}</span></li>`)}</ul></div>`
      : nothing;
  const gone = [...before].filter((text) => !after.has(text));
  const come = [...after].filter((text) => !before.has(text));
  return html`<section class="card"><header><h2>${app.t("beside")}</h2></header>
    ${rows.length
      ? html`<div class="scroll" tabindex="0" role="region" aria-label=${app.t("beside")}><table><thead><tr><th scope="col"><span class="sr">${app.t("value")}</span></th><th scope="col">${app.t("present")}</th><th scope="col">${app.t("variant")}</th></tr></thead>
          <tbody>${rows.map((row) => html`<tr><td>${row[0]}</td><td class="num">${row[1]}</td><td class="num">${row[2]}</td></tr>`)}</tbody></table></div>`
      : nothing}
    ${gone.length || come.length ? html`<div class="columns" style="margin-top:12px">${list(app.t("solved"), gone, "good")}${list(app.t("newly_found"), come, "warn")}</div>` : nothing}
    ${rows.length || gone.length || come.length ? nothing : html`<p>${app.t("variant_changes_nothing")}</p>`}
    ${variant.aborted ? html`<p>${variant.aborted.text}</p>` : nothing}
  </section>`;
}

/** Where the states of the entities that automations look at came from. */
export function origins(app: App, answer: RehearsalAnswer): unknown {
  const ways = ORIGINS.map((way): [string, string[]] => [way, Object.keys(answer.entities).filter((id) => answer.entities[id] === way)]);
  const row = ([way, ids]: [string, string[]]): TemplateResult | typeof nothing =>
    ids.length
      ? html`<tr><td>${app.value("way", way)}</td><td class="num">${app.format.number(ids.length, 0)}</td><td class="small">${ids.map((id) => app.entityName(id)).sort(app.format.order).join(", ")}</td></tr>`
      : nothing;
  return Object.keys(answer.entities).length
    ? html`<section class="card"><details><summary>${app.t("origins")}</summary><div class="scroll" tabindex="0" role="region" aria-label=${app.t("origins")}><table><tbody>${ways.map(row)}</tbody></table></div></details></section>`
    : nothing;
}
