// Lights the counterparts of the stretch that is pointed at or focused. Without it the page can still be read and printed.
(() => {
  "use strict";
  const all = (selector) => [...document.querySelectorAll(selector)];
  const panes = all(".pane");
  const status = document.getElementById("status");
  const hint = status.textContent;
  const stretches = new Map(); // name -> {name, side, links, parts: its pieces and its block in the strip}
  const byLink = new Map(); // link -> stretches
  let pinned = null;

  for (const part of all("[data-name]")) {
    const name = part.dataset.name;
    if (!stretches.has(name)) stretches.set(name, { name, side: name[0], links: [], parts: [] });
    const stretch = stretches.get(name);
    stretch.parts.push(part);
    if (part.id === name && part.dataset.links) stretch.links = part.dataset.links.split(" ");
  }
  for (const stretch of stretches.values()) {
    for (const link of stretch.links) byLink.set(link, [...(byLink.get(link) ?? []), stretch]);
  }
  const firsts = all(".seg.first");
  const of = (element) => stretches.get(element?.closest?.("[data-name]")?.dataset.name);
  const first = (stretch) => document.getElementById(stretch.name);
  const counterparts = (stretch) =>
    [...new Set(stretch.links.flatMap((link) => byLink.get(link)))].filter((other) => other.side !== stretch.side);

  // One tab stop an article; it follows the focus, and waits at the counterpart in the other article.
  function stopAt(stretch) {
    for (const piece of firsts) if (piece.id[0] === stretch.side) piece.tabIndex = -1;
    first(stretch).tabIndex = 0;
  }

  function light(stretch) {
    for (const part of all(".on, .lit")) part.classList.remove("on", "lit");
    status.textContent = stretch ? first(stretch).getAttribute("aria-label") : hint;
    if (!stretch) return;
    for (const part of stretch.parts) part.classList.add("on");
    for (const other of counterparts(stretch)) for (const part of other.parts) part.classList.add("lit");
  }

  function pin(stretch) {
    pinned = stretch;
    light(stretch);
    if (!stretch) return;
    stopAt(stretch);
    const others = counterparts(stretch);
    if (others.length) stopAt(others[0]);
  }

  // Scrolls the article only, so that the stretch itself stays where it is; the page where articles do not scroll,
  // since they stand one below the other.
  function bringIntoView(stretch) {
    const piece = first(stretch);
    const pane = piece.closest(".pane");
    const box = piece.getBoundingClientRect();
    const head = pane.querySelector(".head").offsetHeight;
    if (getComputedStyle(pane).overflowY === "visible") {
      const bottom = innerHeight - status.offsetHeight;
      if (box.top < head || box.bottom > bottom) scrollBy(0, box.top - head - (bottom - head) / 3);
      return;
    }
    const view = pane.getBoundingClientRect();
    if (box.top >= view.top + head && box.bottom <= view.bottom) return;
    pane.classList.add("glide");
    pane.scrollTop += box.top - view.top - head - (view.height - head) / 3;
  }

  function choose(stretch) {
    first(stretch).focus({ preventScroll: true });
    pin(stretch);
    bringIntoView(stretch);
    const others = counterparts(stretch);
    if (others.length) bringIntoView(others[0]);
  }

  function step(piece, by) {
    const own = firsts.filter((other) => other.id[0] === piece.id[0]);
    const next = own[Math.max(0, Math.min(own.length - 1, own.indexOf(piece) + by))];
    next.focus({ preventScroll: true });
    bringIntoView(stretches.get(next.id));
  }

  const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -Infinity, End: Infinity };
  for (const pane of panes) {
    pane.addEventListener("pointerover", (event) => light(of(event.target) ?? pinned));
    pane.addEventListener("pointerleave", () => light(pinned));
    pane.addEventListener("focusin", (event) => of(event.target) && pin(of(event.target)));
    pane.addEventListener("click", (event) => {
      const stretch = of(event.target);
      const selecting = !getSelection().isCollapsed;
      if (stretch && !selecting && !event.target.closest("a")) choose(stretch);
    });
    pane.addEventListener("keydown", (event) => {
      if (!event.target.classList.contains("first") || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key in steps) step(event.target, steps[event.key]);
      else if (event.key === "Enter" || event.key === " ") choose(of(event.target));
      else if (event.key === "Escape") pin(null);
      else return;
      event.preventDefault();
    });
  }

  function follow() {
    const stretch = stretches.get(location.hash.slice(1));
    if (!stretch) return;
    document.getElementById("articles").scrollIntoView();
    choose(stretch);
  }
  for (const side of "BA") {
    const begin = firsts.find((piece) => piece.id[0] === side);
    if (begin) stopAt(of(begin));
  }
  addEventListener("hashchange", follow);
  // In the frame of a notebook an address without a page is one of the notebook, which would be loaded into the frame.
  addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link || location.protocol !== "about:") return;
    event.preventDefault();
    location.hash = link.hash;
  });
  follow();
})();
