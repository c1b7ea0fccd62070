/** What is wrong with a scenario while it is being written, as the server reads it; asked once the writing rests. */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { App } from "../app/app.ts";
import type { Mapping } from "../app/scenario.ts";

const RESTS = 500;

interface Problem {
  path: string;
  text: string;
}

export class Problems implements ReactiveController {
  private found: Problem[] = [];
  private looked = "";
  private timer?: number;

  constructor(private readonly host: ReactiveControllerHost & { app: App }) {
    host.addController(this);
  }

  hostDisconnected(): void {
    window.clearTimeout(this.timer);
    this.looked = "";
  }

  /** Look at a scenario; undefined: there is none yet. */
  look(scenario: Mapping | undefined): void {
    const wanted = scenario ? JSON.stringify(scenario) : "";
    if (wanted === this.looked) return;
    this.looked = wanted;
    window.clearTimeout(this.timer);
    if (!scenario) this.found = [];
    else this.timer = window.setTimeout(() => void this.ask(scenario, wanted), RESTS);
  }

  private async ask(scenario: Mapping, wanted: string): Promise<void> {
    // While it cannot be asked, a run will still tell.
    const answer = await this.host.app.ws<{ problems: Problem[] }>("scenarios/problems", { scenario }).catch(() => ({ problems: [] }));
    if (wanted !== this.looked) return;
    this.found = answer.problems;
    this.host.requestUpdate();
  }

  get some(): boolean {
    return this.found.length > 0;
  }

  /** What is wrong with one change, without its path, which the place says. */
  of(index: number): string[] {
    const own = new RegExp(`^changes\\[${index}\\](?=$|[.\\[])`);
    return this.found.filter(({ path }) => own.test(path)).map(said);
  }

  /** What is wrong with anything else. */
  get others(): string[] {
    return this.found.filter(({ path }) => !path.startsWith("changes[")).map(said);
  }
}

function said({ path, text }: Problem): string {
  return text.startsWith(`${path}: `) ? text.slice(path.length + 2) : text;
}
