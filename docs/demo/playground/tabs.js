// Tabs as the ARIA practices describe them: one stop of the Tab key, the arrows between them.

export const tabs = (list) => {
  const all = [...list.querySelectorAll("[role=tab]")];
  const show = (chosen) => {
    for (const tab of all) {
      const selected = tab === chosen;
      tab.setAttribute("aria-selected", String(selected));
      tab.tabIndex = selected ? 0 : -1;
      document.getElementById(tab.getAttribute("aria-controls")).hidden = !selected;
    }
  };
  for (const [at, tab] of all.entries()) {
    tab.onclick = () => show(tab);
    tab.onkeydown = (event) => {
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      const next = all.at(to % all.length);
      show(next);
      next.focus();
    };
  }
  show(all[0]);
};
