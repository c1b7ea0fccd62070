/** A subscription that outlives lost connections and reloads of the integration, and says how it stands. */
import type { App } from "./app.ts";
import type { Connection, WsError } from "./hass.ts";

export type Standing = "loading" | "live" | "disconnected" | "forbidden" | "missing" | "failed";

const AGAIN_AFTER = 2000;

export class Live<M extends { ended?: boolean; more?: boolean }> {
  standing: Standing = "loading";
  error = "";
  private unsubscribe?: () => Promise<void>;
  private timer?: number;
  private round = 0;
  private tries = 0;
  private wanted = false;

  /** reset is called before anything comes anew, take with each message, changed when the standing changed. */
  constructor(
    private readonly app: App,
    private readonly command: string,
    private readonly data: Record<string, unknown>,
    private readonly reset: () => void,
    private readonly take: (message: M) => void,
    private readonly changed: () => void,
  ) {}

  private get connection(): Connection {
    return this.app.hass.connection;
  }

  start(): void {
    if (this.wanted) return;
    this.wanted = true;
    this.connection.addEventListener("ready", this.begin);
    this.connection.addEventListener("disconnected", this.lost);
    if (this.connection.connected) void this.begin();
    else this.lost();
  }

  stop(): void {
    this.wanted = false;
    this.round += 1;
    window.clearTimeout(this.timer);
    this.connection.removeEventListener("ready", this.begin);
    this.connection.removeEventListener("disconnected", this.lost);
    this.drop();
  }

  private drop(): void {
    const unsubscribe = this.unsubscribe;
    this.unsubscribe = undefined;
    // A subscription that the server ended, or that went down with the connection, cannot be taken back any more.
    unsubscribe?.().catch(() => undefined);
  }

  private stand(standing: Standing, error = ""): void {
    if (standing === this.standing && error === this.error) return;
    this.standing = standing;
    this.error = error;
    this.changed();
  }

  private readonly lost = (): void => {
    this.round += 1;
    this.unsubscribe = undefined;
    this.stand("disconnected");
  };

  private readonly begin = async (): Promise<void> => {
    window.clearTimeout(this.timer);
    const round = ++this.round;
    this.drop();
    let fresh = true;
    try {
      const unsubscribe = await this.connection.subscribeMessage<M>(
        (message) => {
          if (round !== this.round) return;
          if (message.ended) {
            this.stand("missing");
            this.timer = window.setTimeout(this.begin, AGAIN_AFTER);
            return;
          }
          if (fresh) {
            fresh = false;
            this.tries = 0;
            this.reset();
          }
          this.take(message);
          if (!message.more) this.stand("live");
        },
        this.app.message(this.command, this.data),
        { resubscribe: false },
      );
      if (round === this.round && this.wanted) this.unsubscribe = unsubscribe;
      else await unsubscribe().catch(() => undefined);
    } catch (caught) {
      if (round !== this.round) return;
      const error = caught as WsError;
      if (error.code === "unauthorized") this.stand("forbidden");
      else if (error.code === "not_found" || error.code === "home_assistant_error") {
        this.stand("missing", this.app.problem(error));
        this.timer = window.setTimeout(this.begin, AGAIN_AFTER * 2 ** Math.min(this.tries++, 5));
      } else this.stand("failed", this.app.problem(caught));
    }
  };
}
