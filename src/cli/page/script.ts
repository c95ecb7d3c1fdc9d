/** What the page does: search, filter by class, keys. Without it the page is a list that is complete. */
export const pageScript = `
(() => {
  const find = (id) => document.getElementById(id);
  const tools = find('_tools'), form = find('_form'), search = find('_search'), count = find('_count');
  const none = find('_none');
  const rows = Array.from(document.querySelectorAll('.code'), (row) => ({
    row, kind: row.dataset.class, text: row.textContent.toLowerCase().replace(/\\s+/g, ' '),
  }));
  const groups = Array.from(document.querySelectorAll('section'));

  function show() {
    const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const kind = form.elements.class.value;
    let shown = 0;
    for (const each of rows) {
      const fits = (kind === '' || each.kind === kind) && words.every((word) => each.text.includes(word));
      each.row.hidden = !fits;
      if (fits) shown += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector('.code:not([hidden])');
    none.hidden = shown > 0;
    const all = rows.length + (rows.length === 1 ? ' code' : ' codes');
    count.textContent = shown === rows.length ? all : shown + ' of ' + all;
  }

  function showAll() {
    form.reset();
    show();
  }

  function showLinked() {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch {}
    const target = id && find(id);
    if (!target) return;
    if (target.hidden) showAll();
    target.scrollIntoView();
  }

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target === search;
    if (event.key === '/' && !typing) {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === 'Escape' && typing) {
      event.preventDefault();
      search.value = '';
      show();
    }
  });
  form.addEventListener('input', show);
  form.addEventListener('submit', (event) => event.preventDefault());
  find('_all').addEventListener('click', () => { showAll(); search.focus(); });
  addEventListener('hashchange', showLinked);

  tools.hidden = false;
  show();
  showLinked();
})();
`;
