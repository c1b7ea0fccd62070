/** Numbers, times and lengths of time as this user reads them: their language, formats and time zone. */
import type { Hass } from "./hass.ts";
import type { Value } from "./types.ts";
import { spokenIn } from "../texts/index.ts";

const NUMBER_LOCALES: Record<string, string[] | undefined> = {
  comma_decimal: ["en-US", "en"],
  decimal_comma: ["de", "es", "it"],
  space_comma: ["fr", "sv", "cs"],
  quote_decimal: ["de-CH"],
  system: undefined,
};

export class Formatter {
  readonly zone: string;
  readonly language: string;
  /** Orders names as this language does. */
  readonly order: (one: string, other: string) => number;
  /** The language that sentences here are in. */
  private readonly spoken: string;
  private readonly rtl = document.dir === "rtl";
  private readonly numbers: string[] | string | undefined;
  private readonly hour12: boolean;
  private readonly grouping: boolean;
  private readonly cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

  constructor(hass: Hass) {
    const locale = hass.locale;
    this.language = locale.language;
    this.spoken = spokenIn(this.language);
    this.order = new Intl.Collator(this.language, { numeric: true }).compare;
    this.zone =
      locale.time_zone === "server" ? hass.config.time_zone : Intl.DateTimeFormat().resolvedOptions().timeZone;
    this.numbers = locale.number_format in NUMBER_LOCALES ? NUMBER_LOCALES[locale.number_format] : this.language;
    this.grouping = locale.number_format !== "none";
    this.hour12 =
      locale.time_format === "12" ||
      (locale.time_format !== "24" &&
        Boolean(
          new Intl.DateTimeFormat(locale.time_format === "system" ? undefined : this.language, {
            hour: "numeric",
          }).resolvedOptions().hour12,
        ));
  }

  /** What another language is called, where sentences in it are none of this user's; undefined where they are. */
  foreign(language: string): string | undefined {
    const [own, other] = [this.spoken, spokenIn(language)].map((one) => one.split("-")[0]);
    return own === other ? undefined : new Intl.DisplayNames(this.spoken, { type: "language" }).of(other as string);
  }

  /** How the server is to speak to this user. */
  get speak(): Record<string, unknown> {
    return { language: this.language, decimal_comma: new Intl.NumberFormat(this.numbers).format(1.5).includes(","), twelve_hours: this.hour12, time_zone: this.zone };
  }

  /** A number with at most so many digits after the point. */
  number(value: number, digits = 1, least = 0): string {
    const key = `n${digits}/${least}`;
    let format = this.cache.get(key) as Intl.NumberFormat | undefined;
    if (!format) {
      format = new Intl.NumberFormat(this.numbers, {
        maximumFractionDigits: digits,
        minimumFractionDigits: Math.min(least, digits),
        useGrouping: this.grouping,
      });
      this.cache.set(key, format);
    }
    return format.format(value);
  }

  /** A number with as many digits as its size and unit deserve. */
  quantity(value: number, unit: string | null): string {
    const digits = unit === "%" || unit === "W" || unit === "K" ? 0 : Math.abs(value) >= 100 ? 0 : unit === "kWh" ? 2 : 1;
    const text = this.number(value, digits, unit?.startsWith("°") ? 1 : 0);
    return unit ? this.isolated(`${text}${unit === "%" && this.language.startsWith("en") ? "" : "\u00a0"}${unit}`) : text;
  }

  /** A figure keeps its order, number before unit, where one reads from right to left. */
  private isolated(text: string): string {
    return this.rtl ? `\u2066${text}\u2069` : text;
  }

  percent(share: number | null | undefined): string {
    return share === null || share === undefined ? "–" : this.quantity(Math.round(share * 100), "%");
  }

  private date(key: string, options: Intl.DateTimeFormatOptions, at: number): string {
    let format = this.cache.get(key) as Intl.DateTimeFormat | undefined;
    if (!format) {
      format = new Intl.DateTimeFormat(this.language, { timeZone: this.zone, ...options });
      this.cache.set(key, format);
    }
    return format.format(at * 1000);
  }

  time(at: number): string {
    return this.date("t", { hour: "numeric", minute: "2-digit", hour12: this.hour12 }, at);
  }

  day(at: number): string {
    return this.date("d", { weekday: "short", day: "numeric", month: "short" }, at);
  }

  moment(at: number): string {
    return this.date(
      "m",
      { weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit", hour12: this.hour12 },
      at,
    );
  }

  /** The time alone for today, else with the day. */
  short(at: number): string {
    const sameDay = this.day(at) === this.day(Date.now() / 1000);
    return sameDay ? this.time(at) : this.moment(at);
  }

  /** What stands at a moment on an axis of time: the day, too, where that before it was on another. */
  tick(at: number, before: number | undefined): string {
    return before === undefined || this.day(at) !== this.day(before) ? `${this.time(at)}\n${this.day(at)}` : this.time(at);
  }

  /** How long ago or how soon, in words. */
  relative(at: number, now = Date.now() / 1000): string {
    const seconds = at - now;
    const steps: [Intl.RelativeTimeFormatUnit, number][] = [
      ["day", 86400],
      ["hour", 3600],
      ["minute", 60],
    ];
    const format = new Intl.RelativeTimeFormat(this.spoken, { numeric: "auto" });
    for (const [unit, size] of steps) {
      if (Math.abs(seconds) >= size) return format.format(Math.round(seconds / size), unit);
    }
    return format.format(Math.round(seconds), "second");
  }

  /** A length of time such as 1 h 30 min. */
  duration(seconds: number): string {
    const unit = (value: number, name: string): string =>
      // German shortens days to something nobody writes.
      new Intl.NumberFormat(this.spoken, { style: "unit", unit: name, unitDisplay: name === "day" ? "long" : "short" }).format(value);
    const minutes = Math.round(seconds / 60);
    if (minutes < 1) return unit(Math.round(seconds), "second");
    const parts: string[] = [];
    const days = Math.floor(minutes / 1440);
    const hours = Math.floor((minutes % 1440) / 60);
    if (days) parts.push(unit(days, "day"));
    if (hours) parts.push(unit(hours, "hour"));
    if (minutes % 60 && !days) parts.push(unit(minutes % 60, "minute"));
    return parts.join(" ");
  }
}

/** The words of a state of an entity, or of an attribute of it, as Home Assistant calls it; a number with its unit. */
export function inWords(hass: Hass, format: Formatter, entityId: string, value: Value | undefined, unit: string | null, attribute: string | null = null): string {
  if (value === null || value === undefined) return "–";
  if (typeof value === "number") return format.quantity(value, unit);
  const state = hass.states[entityId];
  if (state) {
    const words = attribute ? hass.formatEntityAttributeValue(state, attribute, value) : hass.formatEntityState({ ...state, state: value }, value);
    if (words && words !== value) return words;
  }
  const text = value.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
