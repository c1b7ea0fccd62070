/** A verdict in words: what would come of an action, what is dangerous in it, and what could be done instead. */
import { html, nothing, type TemplateResult } from "lit";
import { mdiLightbulbOnOutline, mdiShieldAlertOutline } from "@mdi/js";
import type { App } from "../app/app.ts";
import type { CoursePoint, TwinCourse, Verdict } from "../app/types.ts";
import { BASELINE, withAlpha } from "../chart/colors.ts";
import type { ChartModel } from "../chart/model.ts";
import { numbersOf, statesOf } from "../chart/twin-chart.ts";
import { hazardClass, notice } from "./parts.ts";

const at = (point: CoursePoint): number => Date.parse(point.time) / 1000;

/** One channel of a simulated course beside its baseline. */
export function courseChart(app: App, entityId: string, course: Pick<TwinCourse, "channels" | "summary">, key: string, color: string): ChartModel | undefined {
  const channel = course.channels[key];
  const points = channel?.course;
  if (!channel || !points?.length) return undefined;
  const isNumber = typeof points[0]?.value === "number";
  const base = channel.baseline ?? [];
  const raw = isNumber ? undefined : statesOf([...points, ...base].map((point) => point.value), []);
  const times = points.map(at);
  const model: ChartModel = {
    lines: [{ label: app.t("with_changes"), color, times, values: numbersOf(points.map((point) => point.value), raw), width: 2.5, step: !isNumber }],
    bands: [],
    marks: [],
    limits: [],
    unit: channel.unit,
    start: times[0] as number,
    end: times.at(-1) as number,
    summary: course.summary,
    ...(raw ? { states: raw.map((state) => app.words(entityId, state, null)) } : {}),
  };
  if (base.length) {
    model.lines.unshift({ label: app.t("without_changes"), color: BASELINE, times: base.map(at), values: numbersOf(base.map((point) => point.value), raw), dash: [5, 4], width: 1.5, step: !isNumber });
  }
  const band = (low: "low50" | "low90", high: "high50" | "high90", percent: number, alpha: number): void => {
    if (points.some((point) => point[low] === undefined)) return;
    model.bands.push({ label: app.t("band", { percent }), color: withAlpha(color, alpha), times, low: points.map((point) => point[low] ?? null), high: points.map((point) => point[high] ?? null) });
  };
  if (isNumber) {
    band("low90", "high90", 90, 0.16);
    band("low50", "high50", 50, 0.28);
  }
  return model;
}

/** The channel of a course that is most worth a look: one that the changes move. */
export function tellingChannel(course: TwinCourse): string | undefined {
  const keys = Object.keys(course.channels).filter((key) => course.channels[key]?.course?.length);
  return keys.find((key) => course.channels[key]?.baseline && typeof course.channels[key]?.end === "number") ?? keys.find((key) => course.channels[key]?.baseline) ?? keys[0];
}

export function hazards(app: App, verdict: Verdict): unknown {
  if (!verdict.hazards.length) return nothing;
  return html`<ul class="plain">${verdict.hazards.map(
    (found) => html`<li>${notice(
      hazardClass(found.severity, found.probability),
      mdiShieldAlertOutline,
      html`<div class="row"><b class="grow">${app.hazard(found.hazard)}</b><span class="badge">${app.option("severity", found.severity)}</span><span class="num">${app.format.percent(found.probability)}</span></div>
        <div>${found.reason}</div><div class="soft small">${app.format.short(Date.parse(found.at) / 1000)}</div>`,
    )}</li>`,
  )}</ul>`;
}

export function alternative(verdict: Verdict): TemplateResult | typeof nothing {
  return verdict.alternative ? notice("good", mdiLightbulbOnOutline, verdict.alternative.text) : nothing;
}
