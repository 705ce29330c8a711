// Projects made for the browser: one that wishes it ill, and one that is large.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

function write(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Text is quoted as JSON, which YAML reads too. */
const q = (text) => JSON.stringify(text);

/** Script, quotes, other directions, controls, emoji and words without an end, wherever a record may hold text. */
export function hostile(folder) {
  const script = `<script>document.title="taken"</script><img src=x onerror="document.title='taken'">'"&amp;</style></svg>`;
  const long = "Donaudampfschiff".repeat(640);
  const turned = "שלום \u202eevil\u202c مرحبا \u2067x\u2069";
  const emoji = "🕊️🇺🇳👩‍👩‍👧 zoë";
  const texts = [script, long, turned, emoji, "\u0007bell \u001b[2J", "a, b; c: #d @e"];
  const parties = texts.map((text, n) => `p${n}: {name: ${q(text)}, speakers: {s: {name: ${q(text)}}}}`).join("\n");
  const options = texts.map((text, n) => `    - o${n}: ${q(text)}`).join("\n");
  const records = texts.flatMap((text, n) => [
    `  - {party: p${n}, issue: i, position: o${n}, stance: ${q(text)}, quote: ${q(text)}, speaker: s, terms: {t: ${q(text)}}, conditions: [${q(text)}]}`,
    `  - {party: p${n}, issue: j, stance: ${q(text)}, quote: ${q(text)}, attribution: reported, date: ../2022}`,
  ]);
  return write(folder, {
    "positions/parties.yaml": `${parties}\n`,
    "positions/issues.yaml":
      `i:\n  question: ${q(script)}\n  aliases: [${q("I")}]\n  scale:\n${options}\n  terms: {t: {type: text}}\n` +
      `j: {question: ${q(long)}}\n`,
    "positions/a.yaml":
      `article: {seed: a.txt, title: ${q(script)}, publisher: ${q(turned)}, published: 2022-09, url: ${q('https://example.org/"><script>')}}\n` +
      `records:\n${records.join("\n")}\n`,
    "positions/b.yaml":
      `article: {seed: b.txt, title: ${q(long)}, publisher: ${q(long)}, published: 2023-09}\n` +
      `records:\n  - {party: p0, issue: i, position: o5, stance: ${q(long)}, quote: ${q(script)}}\n`,
  });
}

/** Ten thousand records of twenty parties on twenty-five issues, the same every time. */
export function large(folder) {
  let seed = 1;
  const some = (n) => {
    seed = (seed * 48271) % 2147483647;
    return seed % n;
  };
  const words = "we will not leave until every party has signed the text that lies on the table today".split(" ");
  const sentence = () => Array.from({ length: 10 }, () => words[some(words.length)]).join(" ");
  const files = {
    "positions/parties.yaml": Array.from({ length: 20 }, (_, n) => `p${n}: {name: Party number ${n}}\n`).join(""),
    "positions/issues.yaml": Array.from({ length: 25 }, (_, n) =>
      `issue-${n}:\n  question: What about number ${n}?\n  scale: [{none: Nothing}, {some: A little}, {more: More}, {all: All}]\n  terms: {count: {type: number}}\n`).join(""),
  };
  for (let article = 0; article < 500; article++) {
    const published = `${2015 + Math.floor(article * 11 / 500)}-${String(1 + some(12)).padStart(2, "0")}-${String(1 + some(28)).padStart(2, "0")}`;
    const records = Array.from({ length: 20 }, () =>
      `  - {party: p${some(20)}, issue: issue-${some(25)}, position: ${["none", "some", "more", "all"][some(4)]}, stance: Wants that ${sentence()}., quote: ${sentence()}, terms: {count: ${some(1000)}}}`);
    files[`positions/article-${article}.yaml`] =
      `article: {seed: s${article}.txt, title: Article number ${article}, publisher: The Daily Map, published: ${published}}\nrecords:\n${records.join("\n")}\n`;
  }
  return write(folder, files);
}
