/** The values that came since a history was fetched; where they become too many or too old, it has the history fetched anew. */
import type { TwinHistory, Value } from "./types.ts";

const HOUR = 3600;
/** s; a history that lacks what came, since nobody records it, is not asked for at every value. */
const NOT_BEFORE = 60;

export class LivePoints {
  all: { at: number; value: Value }[] = [];
  private asked = Date.now() / 1000;

  constructor(
    private readonly most: number,
    private readonly fetch: () => void,
  ) {}

  clear(): void {
    this.all = [];
    this.asked = Date.now() / 1000;
  }

  add(value: Value): void {
    this.all = [...this.all, { at: Date.now() / 1000, value }];
    // Every second one goes, not the oldest: those would leave a gap, across which a line never measured would be drawn.
    if (this.all.length > 2 * this.most) this.all = this.all.filter((_, index) => index % 2 === 0);
  }

  /** To be called with each message. */
  look(): void {
    const since = Date.now() / 1000 - this.asked;
    if (since < HOUR && (this.all.length < this.most || since < NOT_BEFORE)) return;
    this.asked = Date.now() / 1000;
    this.fetch();
  }

  /** A history came: only what it does not tell yet stays. */
  fetched(history: TwinHistory): void {
    const last = history.reported?.times.at(-1) ?? 0;
    this.all = this.all.filter((point) => point.at > last);
    this.asked = Date.now() / 1000;
  }
}
