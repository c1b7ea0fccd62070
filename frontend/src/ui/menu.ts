/** A button that opens a small menu; arrow keys, Escape and a click elsewhere do what one expects. */
import { css, html, LitElement } from "lit";
import { mdiDotsVertical } from "@mdi/js";
import { icon } from "./parts.ts";
import { styles } from "./styles.ts";

export interface MenuItem {
  label: string;
  icon: string;
  run: () => void;
  danger?: boolean;
}

export class ActionMenu extends LitElement {
  static override properties = { items: { attribute: false }, label: {}, open: { state: true } };
  declare items: MenuItem[];
  declare label: string;
  declare open: boolean;

  constructor() {
    super();
    this.items = [];
    this.open = false;
  }

  static override styles = [
    styles,
    css`
      :host {
        position: relative;
        display: inline-block;
      }
      [role="menu"] {
        position: absolute;
        inset-inline-end: 0;
        top: 100%;
        z-index: 5;
        min-width: 220px;
        padding: 8px 0;
        background: var(--dt-card);
        border: 1px solid var(--dt-line);
        border-radius: 12px;
        box-shadow: 0 4px 18px rgba(0, 0, 0, 0.3);
      }
      [role="menuitem"] {
        width: 100%;
        justify-content: flex-start;
        border-radius: 0;
        min-height: 44px;
        color: var(--dt-text);
        font-weight: 400;
        gap: 14px;
        padding: 0 16px;
      }
      [role="menuitem"].danger {
        color: color-mix(in srgb, var(--dt-bad) 75%, var(--dt-text));
      }
    `,
  ];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("click", this.outside);
  }

  override render(): unknown {
    return html`<button class="round" aria-label=${this.label} aria-haspopup="menu" aria-expanded=${this.open} @click=${this.toggle}>${icon(mdiDotsVertical)}</button>
      ${this.open
        ? html`<div role="menu" aria-label=${this.label} @keydown=${this.key}>
            ${this.items.map((item) => html`<button role="menuitem" tabindex="-1" class=${item.danger ? "danger" : ""} @click=${() => this.choose(item)}>${icon(item.icon)}${item.label}</button>`)}
          </div>`
        : ""}`;
  }

  private readonly toggle = async (): Promise<void> => {
    this.open = !this.open;
    window.removeEventListener("click", this.outside);
    if (!this.open) return;
    window.addEventListener("click", this.outside);
    await this.updateComplete;
    this.all()[0]?.focus();
  };

  private all(): HTMLButtonElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLButtonElement>("[role=menuitem]")];
  }

  private readonly outside = (event: MouseEvent): void => {
    if (!event.composedPath().includes(this)) this.close(false);
  };

  private close(focus: boolean): void {
    this.open = false;
    window.removeEventListener("click", this.outside);
    if (focus) this.renderRoot.querySelector<HTMLButtonElement>("button.round")?.focus();
  }

  private choose(item: MenuItem): void {
    this.close(true);
    item.run();
  }

  private readonly key = (event: KeyboardEvent): void => {
    const items = this.all();
    const at = items.indexOf(this.shadowRoot?.activeElement as HTMLButtonElement);
    const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 };
    if (event.key === "Escape" || event.key === "Tab") this.close(event.key === "Escape");
    else if (event.key in to) {
      event.preventDefault();
      items[((to[event.key] as number) + items.length) % items.length]?.focus();
    }
  };
}
customElements.get("dt-menu") ?? customElements.define("dt-menu", ActionMenu);
