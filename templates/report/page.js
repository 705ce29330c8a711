// Filters by party, issue and time, and a way from a mark to its record. Without it the whole page stands open.
(() => {
  const filters = document.getElementById("filters");
  const form = filters.querySelector("form");
  const all = [...document.querySelectorAll("[data-p],[data-i],[data-d]")];
  const said = form.querySelector("output");
  const groups = [...document.querySelectorAll(".group, .article, .issue")].map((group) => [
    group,
    [...group.querySelectorAll(".card, .item, tr[data-d]")],
  ]);
  const shown = (e) => !e.classList.contains("out");
  const filter = () => {
    const { party, issue, from, to } = form.elements;
    const p = party.value, i = issue.value, a = from.value, b = to.value;
    for (const e of all) {
      const d = e.dataset;
      const out = (p && d.p && d.p !== p) || (i && d.i && d.i !== i) || (d.d && ((a && d.d < a) || (b && d.d > b)));
      e.classList.toggle("out", !!out);
    }
    for (const [group, inside] of groups) {
      const other = i && group.dataset.i && group.dataset.i !== i;
      group.classList.toggle("out", !!other || (inside.length > 0 && !inside.some(shown)));
    }
    const count = (what) => {
      const them = all.filter((e) => e.matches(what));
      return `${them.filter(shown).length} of ${them.length}`;
    };
    said.textContent = p || i || a || b ? `${count(".card")} moves and ${count(".item")} records are shown.` : "";
  };
  const arrive = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const goal = id && document.getElementById(id);
    if (!goal) return;
    if (goal.closest(".out")) {
      form.reset();
      filter();
    }
    goal.closest("details")?.setAttribute("open", "");
    // On a large page what comes on the screen gets its true height only then, and moves what stands below.
    let turns = 5;
    const settle = () => {
      goal.scrollIntoView();
      if (turns-- > 0) requestAnimationFrame(settle);
    };
    settle();
  };
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  // The rows of the table behind a picture stand in the order of its marks.
  document.addEventListener("click", (event) => {
    const mark = event.target.closest(".picture [data-d]");
    if (!mark) return;
    const figure = mark.closest("figure");
    const place = [...figure.querySelectorAll(".picture [data-d]")].indexOf(mark);
    const link = figure.querySelectorAll(".records tbody tr")[place]?.querySelector("a");
    if (link) location.hash = link.hash;
  });
  addEventListener("hashchange", arrive);
  document.documentElement.classList.add("js");
  filters.hidden = false;
  filters.open = matchMedia("(min-width: 46rem)").matches;
  filter();
  arrive();
})();
