/** Moments in the home's own time zone, whatever zone the browser is in. */

/** ms that the zone is ahead of UTC at a moment (ms). */
function ahead(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
  }).formatToParts(at);
  const part = (type: string): number => Number(parts.find((item) => item.type === type)?.value);
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second")) - Math.floor(at / 1000) * 1000;
}

/** The moment (epoch s) that a date and time without a zone, such as 2026-03-29T01:30, is in a zone. */
export function momentIn(zone: string, local: string): number {
  const naive = Date.parse(`${local}Z`);
  // The difference is looked up at the moment itself, which is a change of clocks away from the first guess at most.
  const first = naive - ahead(naive, zone);
  return (naive - ahead(first, zone)) / 1000;
}

/** The date and time of a moment (epoch s) in a zone, to the minute, as inputs of that sort take it. */
export function localIn(zone: string, at: number): string {
  return new Date(at * 1000 + ahead(at * 1000, zone)).toISOString().slice(0, 16);
}

/** s until it is next that time of day, such as 22:00, in a zone. */
export function nextTime(time: string, zone: string, now = Date.now() / 1000): number {
  const day = localIn(zone, now).slice(0, 10);
  const today = momentIn(zone, `${day}T${time.slice(0, 5)}`);
  const tomorrow = momentIn(zone, `${localIn(zone, momentIn(zone, `${day}T12:00`) + 86_400).slice(0, 10)}T${time.slice(0, 5)}`);
  return Math.max(0, (today >= now ? today : tomorrow) - now) || 0;
}
