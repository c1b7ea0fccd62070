/** What a chart makes of its courses: one axis of time, the room they take, and what they say at a moment. */
import uPlot, { type AlignedData } from "uplot";
import type { Band, ChartModel, Line } from "./model.ts";

export function shorten(text: string): string {
  return text.length > 12 ? `${text.slice(0, 11)}…` : text;
}

/** The lowest and highest value to show: with some air, never so near that noise looks like a mountain. */
export function reach(low: number | null, high: number | null, limits: number[], unit: string | null, count = false): [number, number] {
  if (low === null || high === null || !Number.isFinite(low) || !Number.isFinite(high)) return [0, 1];
  const narrowest = unit?.startsWith("°") ? 1 : unit === "%" ? 4 : Math.max(Math.abs(high) * 0.05, 0.1);
  const span = Math.max(high - low, 3 * narrowest);
  const near = limits.filter((limit) => limit >= low - span && limit <= high + span);
  const least = Math.min(low, ...near);
  const most = Math.max(high, ...near);
  const air = Math.max((most - least) * 0.08, (narrowest - (most - least)) / 2);
  if (count) return [Math.min(least, 0), Math.max(most * 1.08, 1)];
  const floor = least >= 0 && least - air < 0 && (unit === "W" || unit === "%" || unit === "kWh") ? 0 : least - air;
  return [floor, most + air];
}

/** All lines and bands on one common axis of time, as uPlot wants it. */
export function joined(model: ChartModel): AlignedData {
  const tables: AlignedData[] = [
    ...model.lines.map((line): AlignedData => [line.times, line.values]),
    ...model.bands.map((band): AlignedData => [band.times, band.high, band.low]),
  ];
  const filled = tables.filter((table) => table[0].length);
  if (!filled.length) return [[model.start, model.end], ...tables.flatMap((table) => table.slice(1).map(() => [null, null]))] as AlignedData;
  return uPlot.join(tables, tables.map((table) => table.slice(1).map(() => 1)).map((modes) => [1, ...modes]) as uPlot.JoinNullMode[][]);
}

function before(times: number[], at: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** What a line says at a moment; undefined outside of it. */
export function valueAt(line: Line, at: number): number | null | undefined {
  const index = before(line.times, at);
  const last = line.times.length - 1;
  if (index < 0 || (index === last && !line.step && at > (line.times[last] as number))) return undefined;
  const value = line.values[index];
  const next = line.values[index + 1];
  if (line.step || index === last || value === null || value === undefined || next === null || next === undefined) return value ?? undefined;
  const from = line.times[index] as number;
  const share = (at - from) / ((line.times[index + 1] as number) - from || 1);
  return value + share * (next - value);
}

export function between(band: Band, at: number): [number, number] | undefined {
  const low = valueAt({ label: "", color: "", times: band.times, values: band.low }, at);
  const high = valueAt({ label: "", color: "", times: band.times, values: band.high }, at);
  return typeof low === "number" && typeof high === "number" ? [low, high] : undefined;
}
