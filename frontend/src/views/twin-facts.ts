/** The parts of a twin's view that only tell. */
import { html, nothing, type TemplateResult } from "lit";
import { mdiSnowflake } from "@mdi/js";
import { BASE, follow, type App } from "../app/app.ts";
import type { TwinEvent, TwinScores, TwinSections } from "../app/types.ts";
import { icon, severityClass } from "../ui/parts.ts";
import { reliability } from "../ui/scatter.ts";

/** Of fewer a share says nothing. */
const FEW = 10;

/** What the twin knows of its device, in words and figures. */
export function learnedCard(app: App, { learned, identity }: TwinSections): TemplateResult {
  return html`<section class="card">
    <header><h2>${app.t("learned")}</h2>${identity.frozen ? html`<span class="badge">${icon(mdiSnowflake, "s")}${app.t("frozen")}</span>` : nothing}</header>
    ${learned
      ? html`<p style="margin-bottom:8px">${learned.report.map((line) => html`${line.text} `)}</p>
          ${learned.parameters.length
            ? html`<details><summary>${app.t("parameters")}</summary><div class="scroll" tabindex="0" role="region" aria-label=${app.t("parameters")} style="margin-top:8px"><table>
                <thead><tr><th scope="col">${app.t("parameter")}</th><th scope="col">${app.t("value")}</th></tr></thead>
                <tbody>${learned.parameters.map((item) => html`<tr><td>${app.parameter(item.name)}</td><td class="num">${app.format.number(item.value, 4)} ± ${app.format.number(item.deviation, 4)} ${item.unit ?? ""}${item.identified ? nothing : html` <span class="badge">${app.t("assumed")}</span>`}</td></tr>`)}</tbody>
              </table></div></details>`
            : nothing}
          ${learned.left_out.length ? html`<details style="margin-top:8px"><summary>${app.t("left_out")}</summary><ul class="plain small soft" style="margin-top:8px">${learned.left_out.map((line) => html`<li>${line.text}</li>`)}</ul></details>` : nothing}
          <p class="soft small" style="margin-top:8px">${app.t("learned_at", { time: app.format.relative(Date.parse(learned.learned_at) / 1000) })}</p>`
      : html`<p class="soft">${app.t("still_learning")}</p>`}
  </section>`;
}

/** How far its forecasts came true. */
export function scoreCard(app: App, { accuracy, tile }: TwinSections, scores: TwinScores | null): TemplateResult {
  const rows = accuracy.filter((row) => row.scored);
  const number = tile.quantity === "number";
  const plot = scores ? reliability(app, scores) : undefined;
  const share = (count: number, value: number | null): string => (count < FEW ? "–" : app.format.percent(value));
  return html`<section class="card">
    <header><h2>${app.t("score")}</h2></header>
    ${rows.length
      ? html`<div class="scroll" tabindex="0" role="region" aria-label=${app.t("score")}><table>
          <thead><tr><th scope="col">${app.t("ahead")}</th><th scope="col">${number ? app.t("typical_error") : app.t("brier")}</th><th scope="col">${app.t("better_by")}</th>${number ? html`<th scope="col">${app.t("in_band")}</th>` : nothing}</tr></thead>
          <tbody>${rows.map((row) => html`<tr class="num"><td>${app.format.duration(row.horizon)}<div class="soft small">${app.t("came_due", { count: app.format.number(row.scored, 0) })}</div></td>
            <td>${number ? (row.error === null ? "–" : `± ${app.format.number(row.error, row.error < 10 ? 2 : 0)} ${tile.unit ?? ""}`) : row.brier === null ? "–" : app.format.number(row.brier, 3)}</td>
            <td>${share(row.scored, row.skill)}</td>${number ? html`<td>${share(row.scored, row.coverage)}</td>` : nothing}</tr>`)}</tbody>
        </table></div>`
      : html`<p class="soft">${app.t("no_scores")}</p>`}
    ${plot ? html`<h3 style="margin-top:12px">${app.t("reliability")}</h3>${plot}` : nothing}
  </section>`;
}

/** What it says now, and what its health is made of. */
export function nowCard(app: App, { channels, tile, watch }: TwinSections): TemplateResult {
  return html`<section class="card">
    <header><h2>${app.t("now")}</h2>${watch.last_sync ? html`<span class="soft small">${app.t("synced_at", { time: app.format.time(watch.last_sync) })}</span>` : nothing}</header>
    <dl class="facts" style="margin:0">${Object.entries(channels).map(([key, channel]) => html`<dt>${app.channel(key)}</dt><dd class="num">${app.words(channel.entity_id ?? tile.entity_id, channel.value, channel.unit, channel.attribute)}</dd>`)}</dl>
    ${watch.health ? html`<h3 style="margin:16px 0 8px">${app.t("health_parts")}</h3><div class="parts">${Object.entries(watch.health.parts).map(
      ([name, part]) => html`<div class="part"><span>${app.value("part", name)}</span><span class="bar"><i style="width:${part}%"></i></span><span class="num">${part}</span></div>`,
    )}</div>` : nothing}
  </section>`;
}

/** What happened to it lately. */
export function eventsCard(app: App, events: TwinEvent[], twinId: string): TemplateResult {
  return html`<section class="card">
    <header><h2>${app.t("events")}</h2></header>
    ${events.length
      ? html`<ul class="plain">${events.slice(0, 15).map((event) => html`<li class="row" style="flex-wrap:nowrap;align-items:baseline"><span class="dot ${severityClass(event.severity)}" style="align-self:center"></span><span class="soft small num" style="white-space:nowrap">${app.format.short(Date.parse(event.time) / 1000)}</span><span>${event.text}</span></li>`)}</ul>`
      : html`<p class="soft">${app.t("no_events")}</p>`}
    ${app.hass.user?.is_admin ? html`<p style="margin-top:8px"><a href="${BASE}/audit?twin=${twinId}" @click=${follow}>${app.t("audit_of_twin")}</a></p>` : nothing}
  </section>`;
}
