// Sorts and filters the table of environments. What is chosen is in the address, so that it can be sent to others.
(() => {
  const table = document.getElementById('environments');
  const filter = document.getElementById('filter');
  const shown = document.getElementById('shown');
  const body = table.tBodies[0];
  const headers = [...table.tHead.rows[0].cells];
  const { compare } = new Intl.Collator('en', { numeric: true });
  const rows = [...body.rows].map((row) => ({ row, text: row.textContent.toLowerCase() }));
  let sorted = { key: 'money', direction: 'descending' };

  const keyOf = (row, column) => {
    const { dataset, textContent } = row.cells[column];
    return dataset.number === undefined ? textContent.trim() : Number(dataset.number);
  };

  const sort = (key, direction) => {
    const column = headers.findIndex((header) => header.dataset.key === key);
    if (column < 0) {
      return;
    }
    const sign = direction === 'descending' ? -1 : 1;
    const values = new Map(rows.map(({ row }) => [row, keyOf(row, column)]));
    const order = (a, b) => (typeof a === 'number' ? sign * (a - b) : (a === '') - (b === '') || sign * compare(a, b));
    rows.sort((a, b) => order(values.get(a.row), values.get(b.row)));
    body.append(...rows.map(({ row }) => row));
    for (const header of headers) {
      header.removeAttribute('aria-sort');
    }
    headers[column].setAttribute('aria-sort', direction);
    sorted = { key, direction };
  };

  const show = () => {
    const words = filter.value.toLowerCase().split(/\s+/);
    let count = 0;
    for (const { row, text } of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      count += row.hidden ? 0 : 1;
    }
    const all = `${rows.length} environment${rows.length === 1 ? '' : 's'}`;
    shown.textContent = count === rows.length ? all : `${count} of ${all}`;
  };

  const remember = () => {
    const state = new URLSearchParams({ sort: sorted.key, order: sorted.direction });
    if (filter.value !== '') {
      state.set('filter', filter.value);
    }
    history.replaceState(null, '', `#${state}`);
  };

  const restore = () => {
    const state = new URLSearchParams(location.hash.slice(1));
    filter.value = state.get('filter') ?? filter.value;
    if (state.has('sort')) {
      sort(state.get('sort'), state.get('order') === 'ascending' ? 'ascending' : 'descending');
    }
    show();
  };

  for (const header of headers) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = header.textContent;
    button.addEventListener('click', () => {
      const first = header.classList.contains('figures') ? 'descending' : 'ascending';
      const second = first === 'ascending' ? 'descending' : 'ascending';
      sort(header.dataset.key, header.getAttribute('aria-sort') === first ? second : first);
      remember();
    });
    header.replaceChildren(button);
  }
  filter.addEventListener('input', () => {
    show();
    remember();
  });
  addEventListener('hashchange', restore);
  filter.parentElement.hidden = false;
  restore();
})();
