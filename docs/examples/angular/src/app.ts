import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from "@angular/core";
import type { CryptorefillsWidgetEventMap } from "@cryptorefills/widget";

/** An event of the widget's, by its name. */
type Told<Name extends keyof CryptorefillsWidgetEventMap> = CryptorefillsWidgetEventMap[Name];

/** A page with a shop. Angular leaves the element alone: the schema says that its name is no mistake. */
@Component({
  selector: "app-shop",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <main>
      <label>
        Country
        <select id="country" [value]="country()" (change)="country.set($any($event.target).value)">
          <option value="US">United States</option>
          <option value="DE">Germany</option>
        </select>
      </label>
      <button id="toggle" type="button" (click)="open.set(!open())">
        {{ open() ? "Close the shop" : "Open the shop" }}
      </button>
      <ol id="news">
        @for (text of news(); track $index) {
          <li>{{ text }}</li>
        }
      </ol>
      @if (open()) {
        <cryptorefills-widget
          [attr.country]="country()"
          (cr-brand-select)="looking($any($event))"
          (cr-order-created)="created($any($event))"
          (cr-order-status)="moved($any($event))"
          (cr-order-done)="tell('Delivered')"
          (cr-problem)="failed($any($event))"
        ></cryptorefills-widget>
      }
    </main>
  `,
})
export class App {
  readonly country = signal("US");
  readonly open = signal(true);
  readonly news = signal<string[]>([]);

  looking({ detail }: Told<"cr-brand-select">) {
    this.tell(`Looking at ${detail.brand}`);
  }

  created({ detail }: Told<"cr-order-created">) {
    this.tell(`${detail.coinAmount} ${detail.coin} to pay`);
  }

  moved({ detail }: Told<"cr-order-status">) {
    this.tell(`The order is ${detail.state}`);
  }

  failed({ detail }: Told<"cr-problem">) {
    this.tell(`Problem: ${detail.code}`);
  }

  tell(text: string) {
    this.news.update((news) => [...news, text]);
  }
}
