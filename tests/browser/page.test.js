// The page in a real browser, opened from disk and offline: what it may not do, what its filters and addresses do, and
// how it looks, which is drawn to pictures/ for people to see.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { hostile, large } from "./projects.js";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");
const posdiff = process.env.POSDIFF ?? join(root, "target", "debug", "posdiff");
const pictures = join(here, "pictures");
const folder = mkdtempSync(join(tmpdir(), "posdiff-browser-"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Makes the page of a project and gives its path. */
function report(name, project, ...args) {
  const file = join(folder, `${name}.html`);
  execFileSync(posdiff, ["--project", project, "report", "-o", file, ...args]);
  return file;
}

let browser;
const pages = {};
before(async () => {
  mkdirSync(pictures, { recursive: true });
  pages.record = report("record", root, "--from", "2022", "--to", "2026");
  pages.hostile = report("hostile", hostile(join(folder, "hostile")), "--from", "2021");
  pages.large = report("large", large(join(folder, "large")), "--from", "2018");
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a page and hands it over, with everything that went wrong on it. */
async function open(name, options, body) {
  const { hash = "", ...context } = options;
  const opened = await browser.newContext({ viewport: { width: 1280, height: 900 }, offline: true, ...context });
  const page = await opened.newPage();
  const wrong = [];
  const address = pathToFileURL(pages[name]).href;
  page.on("console", (message) => wrong.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (url.split("#")[0] !== address && !url.startsWith("data:")) wrong.push(`request: ${url}`);
  });
  try {
    await page.goto(address + hash);
    await body(page, wrong);
    assert.deepEqual(wrong, []);
  } finally {
    await opened.close();
  }
}

const visible = (page, what) => page.locator(`${what}:visible`).count();

for (const name of ["record", "hostile", "large"]) {
  test(`the ${name} page opens from disk without an error and without asking anybody for anything`, () =>
    open(name, {}, async (page) => {
      await page.waitForLoadState("networkidle");
      assert.equal(await page.locator("#filters").isVisible(), true, "the script runs under the page's own policy");
      assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).marginTop), "8px", "so does the style");
    }));
}

test("without script the whole page stands open and offers no filters", () =>
  open("record", { javaScriptEnabled: false }, async (page) => {
    assert.equal(await page.locator("#filters").isVisible(), false);
    for (const part of [".card", ".item", ".issue", ".gap"]) {
      assert.equal(await visible(page, part), await page.locator(part).count(), part);
    }
  }));

describe("filters", () => {
  test("a party leaves its own moves, records, lines and column", () =>
    open("record", {}, async (page) => {
      await page.selectOption("[name=party]", { label: "Russia" });
      const number = await page.locator("[name=party]").inputValue();
      for (const what of [".card", ".item", ".picture .line", ".stands td"]) {
        assert.equal(await visible(page, `${what}:not([data-p="${number}"])`), 0, what);
      }
      assert.ok((await visible(page, `.card[data-p="${number}"]`)) > 0);
      assert.match(await page.locator("output").textContent(), /^\d+ of \d+ moves and \d+ of \d+ records are shown\.$/);
      await page.click("[type=reset]");
      await page.waitForFunction(() => document.querySelector("output").textContent === "");
      assert.equal(await visible(page, ".card"), await page.locator(".card").count());
    }));

  test("an issue leaves its own moves, picture and distance, and no empty heading", () =>
    open("record", {}, async (page) => {
      await page.selectOption("[name=issue]", { label: "Security guarantees" });
      assert.equal(await visible(page, ".issue"), 1);
      const number = await page.locator("[name=issue]").inputValue();
      for (const what of [".card", ".item", ".gap", ".brief tbody tr"]) {
        assert.equal(await visible(page, `${what}:not([data-i="${number}"])`), 0, what);
      }
      for (const group of await page.locator(".group:visible").all()) {
        assert.ok((await group.locator(".card:visible").count()) > 0, "a group without a move is not shown");
      }
    }));

  test("a time leaves what was said within it", () =>
    open("record", {}, async (page) => {
      await page.fill("[name=from]", "2025-01-01");
      await page.fill("[name=to]", "2025-12-31");
      const days = await page.locator(".item:visible").evaluateAll((all) => all.map((item) => item.dataset.d));
      assert.ok(days.length > 0 && days.every((day) => day >= "2025-01-01" && day <= "2025-12-31"), days.join(" "));
    }));

  test("on a page of ten thousand records they leave the page alive", () =>
    open("large", {}, async (page) => {
      const elements = await page.evaluate(() => document.querySelectorAll("*").length);
      const times = await page.evaluate(async () => {
        const select = document.querySelector("[name=party]");
        const times = [];
        for (const value of ["3", "7", ""]) {
          const start = performance.now();
          select.value = value;
          select.dispatchEvent(new Event("input", { bubbles: true }));
          document.body.getBoundingClientRect();
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
          times.push(Math.round(performance.now() - start));
        }
        return times;
      });
      console.log(`${statSync(pages.large).size} bytes, ${elements} elements, filters in ${times.join(", ")} ms`);
      assert.ok(elements < 150_000, `${elements} elements`);
      assert.equal(await visible(page, ".note") > 0, true, "it says what it leaves out");
    }));
});

describe("addresses", () => {
  for (const name of ["record", "large"]) {
    test(`a link to a move, an issue and a record of the ${name} page lands there`, async () => {
      let ids = [];
      await open(name, {}, async (page) => {
        ids = await page.evaluate(() => [".card", ".issue", ".item"].flatMap((what) => {
          const all = [...document.querySelectorAll(what)];
          return [all[0], all[all.length >> 1], all.at(-1)].map((element) => element.id);
        }));
      });
      for (const id of ids) {
        await open(name, { hash: `#${id}` }, async (page) => {
          await page.waitForFunction((id) => {
            const box = document.getElementById(id).getBoundingClientRect();
            return box.top > -20 && box.top < innerHeight;
          }, id);
        });
      }
    });
  }

  test("what a filter hides is shown to whoever follows a link to it", () =>
    open("record", {}, async (page) => {
      await page.selectOption("[name=party]", { label: "Russia" });
      const hidden = await page.locator(".item.out").first().getAttribute("id");
      await page.evaluate((id) => { location.hash = id; }, hidden);
      await page.locator(`[id="${hidden}"]`).waitFor({ state: "visible" });
      assert.equal(await page.locator("[name=party]").inputValue(), "");
    }));

  test("a mark leads to its record", () =>
    open("record", {}, async (page) => {
      const mark = page.locator("#issue-territory .picture [data-d]").first();
      const title = await mark.locator("title").textContent();
      await mark.locator("use").click({ force: true });
      await page.waitForFunction(() => location.hash.startsWith("#record-"));
      const record = page.locator(`[id="${(await page.evaluate(() => location.hash)).slice(1)}"]`);
      assert.ok(title.startsWith(await record.locator(".who").textContent()), title);
    }));
});

for (const name of ["record", "hostile"]) {
  for (const [width, scheme] of [[360, "light"], [360, "dark"], [1280, "dark"], [1600, "light"]]) {
    test(`the ${name} page at ${width} px, ${scheme}: nothing sticks out, nothing overlaps, no fault of access`, () =>
      open(name, { viewport: { width, height: 900 }, colorScheme: scheme }, async (page) => {
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, "the page is too wide");
        const faults = await page.evaluate(() => {
          const faults = [];
          for (const picture of document.querySelectorAll(".picture")) {
            const boxes = [...picture.querySelectorAll(".name")].map((label) => label.getBoundingClientRect());
            boxes.forEach((a, i) => {
              if (a.right > innerWidth + 1) faults.push(`a label ends at ${a.right}`);
              for (const b of boxes.slice(i + 1)) {
                // Letters of neighbouring lines share their leading.
                const over = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
                if (over > 3 && a.left < b.right && b.left < a.right) faults.push(`labels overlap by ${over}`);
              }
            });
          }
          return faults;
        });
        assert.deepEqual(faults, []);
        // The page's own policy keeps a test's script out, as it should: this goes in by the debugger.
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
        const told = violations.map((found) => `${found.id}: ${found.nodes.length} × ${found.nodes[0].html.slice(0, 200)} ${found.nodes[0].failureSummary}`);
        assert.deepEqual(told, []);
        await page.screenshot({ path: join(pictures, `${name}-${width}-${scheme}.png`) });
      }));
  }
}

test("pictures of every part and of the print are drawn", () =>
  open("record", { viewport: { width: 1280, height: 900 } }, async (page) => {
    for (const part of ["moved", "stands", "pictures", "apart"]) {
      const box = await page.locator(`#${part}`).boundingBox();
      const clip = { x: 0, y: box.y, width: 1280, height: Math.min(box.height, 6000) };
      await page.screenshot({ path: join(pictures, `part-${part}.png`), fullPage: true, clip });
    }
    const pdf = await page.pdf({ path: join(pictures, "print.pdf"), format: "A4" });
    assert.ok(pdf.length > 10_000);
  }));

test("the real record's page is under 500 KB", () => {
  assert.ok(statSync(pages.record).size < 500_000, `${statSync(pages.record).size} bytes`);
});
