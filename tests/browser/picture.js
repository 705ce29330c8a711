// node picture.js PAGE.html PICTURE.png: the head of the page and one of its pictures, as the README shows them.
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [page, picture] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
const tab = await browser.newPage({ viewport: { width: 1200, height: 900 } });
await tab.goto(pathToFileURL(page).href);
// The head, the moves in short, and the picture of the issue on which most was moved: the rest is for those who open it.
await tab.evaluate(() => {
  const first = document.querySelector(".brief tbody tr .on");
  const figure = document.querySelector(first.hash);
  const moved = document.getElementById("moved");
  document.querySelectorAll("main > section").forEach((section) => section !== moved && section.classList.add("out"));
  moved.querySelectorAll(".group, .note, .quiet").forEach((rest) => rest.classList.add("out"));
  moved.querySelectorAll(".brief tbody tr").forEach((row, place) => row.classList.toggle("out", place > 4));
  document.querySelectorAll("footer, #filters, .skip").forEach((rest) => rest.classList.add("out"));
  figure.querySelector("details").classList.add("out");
  moved.append(figure);
});
const { height } = await tab.locator("main").boundingBox();
const { y } = await tab.locator("main").boundingBox();
await tab.screenshot({ path: picture, fullPage: true, clip: { x: 0, y: 0, width: 1200, height: Math.ceil(y + height) } });
await browser.close();
