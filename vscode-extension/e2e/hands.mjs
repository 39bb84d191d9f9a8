/** What a user does in the editor, and what a user sees there. */

import { PATIENCE, until } from "./editor.mjs";

export class Hands {
  constructor(page) {
    this.page = page;
    this.text = page.locator(".editor-instance .monaco-editor").first();
  }

  /**
   * The command of this title, by the palette. What an open palette offers does not grow: it is opened anew until the
   * command is there.
   */
  async command(title) {
    const row = this.page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first();
    const look = async () => {
      await this.page.keyboard.press("Escape");
      await this.page.keyboard.press("F1");
      await this.quickInput();
      await this.page.keyboard.type(title);
      await row.waitFor({ timeout: 5_000 });
      return true;
    };
    await until(look, `the palette has no command "${title}"`);
    await row.click();
  }

  async quickInput() {
    await this.page.locator(".quick-input-widget:visible input").first().waitFor();
  }

  /** Puts the cursor into the text, with the pointer away from it. */
  async cursor(line, column) {
    await this.page.keyboard.press("Control+1"); // the first group; a click would depend on how far the text is scrolled
    await this.page.keyboard.press("Control+G");
    await this.quickInput();
    await this.page.keyboard.type(`${line}:${column}`);
    await this.page.keyboard.press("Enter");
    await this.page.locator(".statusbar-item", { hasText: `Ln ${line}, Col ${column}` }).first().waitFor();
    await this.page.mouse.move(700, 895);
  }

  /** What stands in the lines that are shown, hints among it. */
  async shown() {
    const lines = await this.text.locator(".view-line").allTextContents();
    return lines.map((line) => line.replaceAll("\u00a0", " ")).join("\n");
  }

  async sees(words) {
    await until(async () => (await this.shown()).includes(words), `the text does not show "${words}"`);
  }

  async lens(words) {
    const lens = this.text.locator(".codelens-decoration", { hasText: words });
    await until(async () => (await lens.count()) > 0, `no lens says "${words}"`);
  }

  async errors() {
    return this.text.locator(".squiggly-error").count();
  }

  async hasErrors(some) {
    await until(async () => (await this.errors()) > 0 === some, some ? "no finding is shown" : "a finding stays");
  }

  /** The text as it is on disk. */
  async restore() {
    await this.page.keyboard.press("Escape");
    const dirty = this.page.locator(".tab.active.dirty");
    const clean = async () => {
      if ((await dirty.count()) === 0) return true;
      await this.page.keyboard.press("Control+Z");
      return false;
    };
    await until(clean, "the text cannot be undone");
    await this.hasErrors(false);
  }

  /** Whether an element with these words is really painted, not only somewhere in the document. */
  async painted(selector, words, millis = PATIENCE) {
    const look = () =>
      this.page.evaluate(
        ([css, text]) =>
          [...document.querySelectorAll(css)].some((element) => {
            const box = element.getBoundingClientRect();
            if (!element.textContent.includes(text) || box.width === 0 || box.height === 0) return false;
            const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
            return top !== null && element.contains(top);
          }),
        [selector, words],
      );
    await until(look, `"${words}" is not painted`, millis);
  }

  /** The status of nasc in the status bar. */
  async status(words) {
    const item = this.page.locator("#nasc\\.nasc\\.nasc\\.status, [id*='nasc.status']").first();
    await until(async () => ((await item.getAttribute("aria-label")) ?? (await item.textContent()) ?? "").includes(words), `the status bar does not say "${words}"`);
  }

  /** The frame of a view with an element: two frames deep, as the editor shows webviews. */
  async view(selector, millis = PATIENCE) {
    let found;
    const look = async () => {
      for (const frame of this.page.frames()) {
        if (frame !== this.page.mainFrame() && (await frame.locator(selector).count().catch(() => 0)) > 0) {
          found = frame;
          return true;
        }
      }
      return false;
    };
    await until(look, `no view shows ${selector}`, millis);
    return found;
  }
}
