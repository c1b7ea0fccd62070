/** From a twin's history and forecast to a chart: what was, what had been foretold, and what comes. */
import type { App } from "../app/app.ts";
import type { Forecast, TwinEvent, TwinHistory, Value } from "../app/types.ts";
import { REPORTED, withAlpha } from "./colors.ts";
import type { Band, ChartModel, Line, Mark } from "./model.ts";

export interface TwinCourses {
  app: App;
  entityId: string;
  history: TwinHistory | null;
  forecast: Forecast | null;
  live: { at: number; value: Value }[];
  events: TwinEvent[];
  limits: ChartModel["limits"];
  accent: string;
  name: string;
  start: number;
  ahead: number;
}

/** The states that appear, the usual ones in their usual order. */
export function statesOf(values: Value[], given: string[]): string[] {
  const found = new Set<string>(given);
  for (const value of values) if (typeof value === "string") found.add(value);
  if (found.has("on") || found.has("off")) {
    found.delete("off");
    found.delete("on");
    return ["off", "on", ...found];
  }
  return [...found];
}

export function numbersOf(values: Value[], states: string[] | undefined): (number | null)[] {
  return values.map((value) => {
    if (typeof value === "number") return value;
    if (value === null || !states) return null;
    const index = states.indexOf(value);
    return index < 0 ? null : index;
  });
}

export function twinChart(courses: TwinCourses): ChartModel {
  const { app, history, forecast, live, accent } = courses;
  const now = Date.now() / 1000;
  const isNumber = (history?.quantity ?? forecast?.quantity) === "number";
  const all = [...(history?.reported?.values ?? []), ...(forecast?.values ?? []), ...live.map((point) => point.value)];
  const raw = isNumber ? undefined : statesOf(all, history?.options ?? []);
  const lines: Line[] = [];
  const bands: Band[] = [];
  const times = [...(history?.reported?.times ?? [])];
  const values = numbersOf(history?.reported?.values ?? [], raw);
  for (const point of live) {
    if (point.at > (times.at(-1) ?? 0)) {
      times.push(point.at);
      values.push(numbersOf([point.value], raw)[0] ?? null);
    }
  }
  if (times.length) {
    // What was reported last still holds now.
    times.push(Math.max(now, times.at(-1) as number));
    values.push(values.at(-1) ?? null);
    lines.push({ label: app.t("reported"), color: REPORTED, times, values, step: !isNumber || (times.length < 40 && isNumber), width: 2 });
  }
  const foretold = history?.foretold;
  if (foretold?.values?.length && isNumber) {
    lines.push({ label: app.t("foretold"), color: withAlpha(accent, 0.75), times: foretold.times, values: numbersOf(foretold.values, undefined), dash: [4, 4], width: 1.5 });
    bands.push({ label: app.t("foretold_band"), color: withAlpha(accent, 0.1), times: foretold.times, low: numbersOf(foretold.low ?? [], undefined), high: numbersOf(foretold.high ?? [], undefined) });
  }
  if (foretold?.probability && history?.quantity === "binary" && raw?.join() === "off,on") {
    lines.push({ label: app.t("foretold_chance"), color: withAlpha(accent, 0.75), times: foretold.times, values: foretold.probability, dash: [4, 4], width: 1.5 });
  }
  let end = now + 300;
  if (forecast?.times.length) {
    const until = now + courses.ahead;
    const count = forecast.times.filter((at) => at <= until).length || forecast.times.length;
    const at = forecast.times.slice(0, count);
    end = Math.max(end, at.at(-1) ?? end);
    lines.push({ label: app.t("forecast"), color: accent, times: at, values: numbersOf(forecast.values.slice(0, count), raw), step: !isNumber, width: 2.5 });
    if (forecast.bands) {
      const part = (name: keyof NonNullable<Forecast["bands"]>): (number | null)[] => (forecast.bands?.[name] ?? []).slice(0, count);
      bands.push({ label: app.t("band", { percent: 90 }), color: withAlpha(accent, 0.16), times: at, low: part("low90"), high: part("high90") });
      bands.push({ label: app.t("band", { percent: 50 }), color: withAlpha(accent, 0.28), times: at, low: part("low50"), high: part("high50") });
    }
    const certain = forecast.probability?.["on"] ?? forecast.probability?.["locked"];
    if (raw?.length === 2 && certain) {
      lines.push({ label: app.t("probability"), color: withAlpha(accent, 0.6), times: at, values: certain.slice(0, count), dash: [2, 3], width: 1.5 });
    }
  }
  const marks: Mark[] = [
    ...(history?.snapshots ?? []).map((item) => ({ at: item.at, color: "#8a8a8a88", label: app.t("snapshot") })),
    ...courses.events.map((event) => ({
      at: Date.parse(event.time) / 1000,
      color: event.severity === "high" || event.severity === "critical" ? "#db4437" : event.severity ? "#ffa600" : accent,
      label: event.text,
    })),
  ].filter((mark) => mark.at >= courses.start);
  const last = forecast?.values.at(-1) ?? null;
  return {
    lines,
    bands,
    marks,
    limits: isNumber ? courses.limits : [],
    unit: history?.unit ?? forecast?.unit ?? null,
    ...(raw ? { states: raw.map((state) => app.words(courses.entityId, state, null)) } : {}),
    now,
    start: courses.start,
    end,
    summary: app.t("chart_summary", {
      name: courses.name,
      value: app.words(courses.entityId, live.at(-1)?.value ?? history?.reported?.values.at(-1), history?.unit ?? null),
      later: forecast?.times.length ? app.format.short(forecast.times.at(-1) as number) : "–",
      expected: app.words(courses.entityId, last, forecast?.unit ?? null),
    }),
  };
}
