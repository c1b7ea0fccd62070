/** The figures of a scenario's answer, each in its unit. */
import type { App } from "../app/app.ts";

const UNITS: Record<string, string> = { energy: "kWh", exported: "kWh", carbon: "kg", peak: "W" };
const SHARES = ["failure", "confidence"];

export function figureOf(app: App, key: string, value: number): string {
  const currency = app.hass.config.currency;
  if (key === "cost") return currency ? new Intl.NumberFormat(app.format.language, { style: "currency", currency }).format(value) : app.format.number(value, 2);
  if (key === "comfort") return app.t("degree_hours", { value: app.format.number(value, 1) });
  if (SHARES.includes(key) || key.includes(".")) return app.format.percent(value);
  return key in UNITS ? app.format.quantity(value, UNITS[key] as string) : app.format.number(value, 0);
}
