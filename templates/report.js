(() => {
  'use strict';

  const pageSize = 50;
  const root = document.documentElement;
  const views = [...document.querySelectorAll('[data-view]')];
  const navigation = [...document.querySelectorAll('.top nav a')];
  const app = document.getElementById('app');
  const dialog = document.getElementById('detail');
  const title = document.title;

  /** An element: attributes, `on…` listeners, then children. Strings become text, never markup. */
  const el = (tag, ...parts) => filled(document.createElement(tag), ...parts);
  const svg = (tag, ...parts) => filled(document.createElementNS('http://www.w3.org/2000/svg', tag), ...parts);

  function filled(element, attributes = {}, ...children) {
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value === true ? '' : value);
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return element;
  }

  const number = (value) => value.toLocaleString('en-US');
  const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

  async function load() {
    const packed = Uint8Array.from(atob(document.getElementById('island').textContent), (byte) => byte.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    return JSON.parse(await new Response(stream).text());
  }

  load().then(start, () => root.classList.remove('js'));

  function start(data) {
    const { columns, tables, texts, checks, severities } = data;
    const size = columns.fingerprint.length;
    const text = (index) => (index < 0 ? '' : texts[index]);
    /** What a finding counts as: its status, unless an exception covers it. */
    const buckets = ['fail', 'unknown', 'pass', 'not-applicable', 'muted'];
    const bucketWords = ['Failing', 'Unknown', 'Passing', 'Not applicable', 'Muted'];
    const bucketOf = (row) => (columns.muted[row] === null ? columns.status[row] : 4);
    const accountNames = new Map(data.accounts.map(([account, name]) => [text(account), text(name)]));
    const accountKinds = new Map(data.accounts.map(([account, , kind]) => [text(account), text(kind)]));
    const kindOf = (account) => accountKinds.get(account) ?? 'account';
    const allKinds = [...new Set(accountKinds.values())];
    const accountLabel = (account) => {
      const name = accountNames.get(account);
      return name ? `${name} (${account})` : account;
    };
    const frameworks = data.frameworks.map(([id, label, ...pairs]) => ({
      id: text(id),
      title: text(label),
      controls: new Map(pairs.flatMap((part, index) => (index % 2 ? [] : [[text(part), text(pairs[index + 1])]]))),
    }));
    const frameworkTitles = new Map(frameworks.map((framework) => [framework.id, framework.title]));
    const controlsOf = (row) => pairsOf(tables.controls[columns.controls[row]]);
    const pairsOf = (flat) => flat.flatMap((part, index) => (index % 2 ? [] : [[text(part), text(flat[index + 1])]]));

    /** Filters that pick one value: how a finding answers, and how a value is called. */
    const noOwner = '(no owner)';
    const pickers = [
      {
        key: 'account',
        label: allKinds.length === 1 ? capital(allKinds[0]) : 'Scope',
        of: (row) => [text(columns.account[row])],
        name: accountLabel,
      },
      { key: 'region', label: 'Region', of: (row) => [text(columns.region[row]) || 'global'] },
      { key: 'service', label: 'Service', of: (row) => [checks[columns.check[row]].service] },
      {
        key: 'framework',
        label: 'Framework',
        of: (row) => controlsOf(row).map(([framework]) => framework),
        name: (id) => frameworkTitles.get(id) ?? id,
      },
      {
        key: 'check',
        label: 'Check',
        of: (row) => [checks[columns.check[row]].id],
        name: (id) => checks.find((check) => check.id === id)?.title ?? id,
      },
      ...(tables.ways.length > 0
        ? [
            {
              key: 'path',
              label: 'Attack path',
              of: (row) => [columns.ways[row] === null ? 'no' : 'yes'],
              name: (value) => (value === 'yes' ? 'With a path' : 'Without'),
            },
          ]
        : []),
      { key: 'owner', label: 'Owner', of: (row) => [columns.owner[row] < 0 ? noOwner : text(columns.owner[row])] },
    ];
    const control = { key: 'control', of: (row) => controlsOf(row).map((pair) => pair.join('/')) };

    /** For each filter the rows of each value, found once. */
    const answers = new Map();
    function rowsOf({ key, of }) {
      if (answers.has(key)) return answers.get(key);
      const found = new Map();
      for (let row = 0; row < size; row++)
        for (const value of new Set(of(row))) {
          const rows = found.get(value);
          if (rows) rows.push(row);
          else found.set(value, [row]);
        }
      answers.set(key, found);
      return found;
    }

    let haystack = null;
    function searchable() {
      haystack ??= Array.from({ length: size }, (_, row) => {
        const check = checks[columns.check[row]];
        return [columns.name, columns.id, columns.message, columns.account, columns.region]
          .map((column) => text(column[row]))
          .concat(check.id, check.title, columns.fingerprint[row])
          .concat(waysOf(row).map(({ title }) => title))
          .join('\n')
          .toLowerCase();
      });
      return haystack;
    }

    /** The paths of a finding: what it leads to, and its steps. */
    function waysOf(row) {
      if (columns.ways[row] === null) return [];
      return tables.ways[columns.ways[row]].slice(1).map((index) => {
        const [title, ...steps] = tables.paths[index];
        return { title: text(title), steps: () => steps.map(stepOf) };
      });
    }

    function stepOf(index) {
      const [kind, id, name, how, nameLines, howLines, because] = tables.steps[index];
      return {
        kind: data.stepKinds[kind],
        id: text(id),
        name: text(name),
        how: text(how),
        nameLines: nameLines.map(text),
        howLines: howLines.map(text),
        because: because.map(text),
      };
    }

    const sorts = {
      severity: { label: 'Severity', of: (row) => columns.severity[row] },
      finding: { label: 'Finding', of: (row) => checks[columns.check[row]].title },
      resource: { label: 'Resource', of: (row) => text(columns.name[row]) },
      where: { label: 'Where', of: (row) => `${text(columns.account[row])} ${text(columns.region[row])}` },
      status: { label: 'Status', of: (row) => bucketOf(row) },
    };

    // What is shown is in the address, so it can be shared and the back button works.

    const blank = { query: '', severity: [], status: ['fail'], picked: {}, sort: 'severity', down: false, page: 1 };
    let state = blank;
    let result = [];

    function parse(search) {
      const given = new URLSearchParams(search);
      const list = (name) => (given.get(name) ?? '').split(',').filter(Boolean);
      const picked = {};
      for (const { key } of [...pickers, control]) if (given.has(key)) picked[key] = given.get(key);
      const sort = given.get('sort') ?? 'severity';
      return {
        query: given.get('q') ?? '',
        severity: list('severity').filter((value) => severities.includes(value)),
        status: given.has('status') ? list('status').filter((value) => buckets.includes(value)) : ['fail'],
        picked,
        sort: Object.hasOwn(sorts, sort) ? sort : 'severity',
        down: given.get('order') === 'down',
        page: Math.max(1, Number.parseInt(given.get('page') ?? '1', 10) || 1),
      };
    }

    function address({ query, severity, status, picked, sort, down, page }) {
      const given = new URLSearchParams();
      if (query) given.set('q', query);
      if (severity.length > 0) given.set('severity', severity.join(','));
      if (status.join() !== 'fail') given.set('status', status.join(','));
      for (const [key, value] of Object.entries(picked)) given.set(key, value);
      if (sort !== 'severity') given.set('sort', sort);
      if (down) given.set('order', 'down');
      if (page > 1) given.set('page', page);
      const search = given.toString();
      return search ? `#findings?${search}` : '#findings';
    }

    function select() {
      const needles = state.query.toLowerCase().split(/\s+/).filter(Boolean);
      const hay = needles.length > 0 ? searchable() : null;
      const sets = [...pickers, control]
        .filter(({ key }) => Object.hasOwn(state.picked, key))
        .map((filter) => new Set(rowsOf(filter).get(state.picked[filter.key]) ?? []));
      const severity = new Set(state.severity.map((name) => severities.indexOf(name)));
      const status = new Set(state.status.map((name) => buckets.indexOf(name)));
      const counts = { severity: severities.map(() => 0), status: buckets.map(() => 0) };
      const rows = [];
      for (let row = 0; row < size; row++) {
        if (hay && !needles.every((needle) => hay[row].includes(needle))) continue;
        if (!sets.every((set) => set.has(row))) continue;
        const bucket = bucketOf(row);
        const inSeverity = severity.size === 0 || severity.has(columns.severity[row]);
        const inStatus = status.size === 0 || status.has(bucket);
        if (inSeverity) counts.status[bucket]++;
        if (inStatus) counts.severity[columns.severity[row]]++;
        if (inSeverity && inStatus) rows.push(row);
      }
      const { of } = sorts[state.sort];
      const keys = new Map(rows.map((row) => [row, of(row)]));
      const way = state.down ? -1 : 1;
      const compare = (a, b) => (a < b ? -way : a > b ? way : 0);
      rows.sort((a, b) => compare(keys.get(a), keys.get(b)) || columns.severity[a] - columns.severity[b] || a - b);
      return { rows, counts };
    }

    // The list. Controls are made once and kept, so that focus and typing survive; what they show is brought up to date.

    const search = el('input', {
      type: 'search',
      'aria-label': 'Search findings',
      placeholder: 'Search resources, messages, checks',
      autocomplete: 'off',
      spellcheck: 'false',
      oninput: () => go({ query: search.value, page: 1 }, true),
    });
    const clear = el('button', { type: 'button', class: 'button', onclick: () => go({ ...blank }) }, 'Reset');
    const chipsOf = (key, label, names, words) => {
      const chips = names.map((name, index) => {
        const count = el('span', { class: 'chip-count' });
        const toggle = () => {
          const now = new Set(state[key]);
          if (!now.delete(name)) now.add(name);
          go({ [key]: names.filter((other) => now.has(other)), page: 1 });
        };
        return {
          name,
          count,
          chip: el('button', { type: 'button', class: 'chip', onclick: toggle }, words[index], count),
        };
      });
      return {
        key,
        chips,
        group: el(
          'div',
          { role: 'group', 'aria-label': label },
          chips.map(({ chip }) => chip),
        ),
      };
    };
    const chipGroups = [
      chipsOf('status', 'Status', buckets, bucketWords),
      chipsOf('severity', 'Severity', severities, severities.map(capital)),
    ];
    const pick = (key, value) => {
      const { [key]: _, ...others } = state.picked;
      go({ picked: value === '' ? others : { ...others, [key]: value }, page: 1 });
    };
    const selects = pickers.map(({ key, label, of, name = (value) => value }) => {
      const options = [...rowsOf({ key, of }).keys()]
        .map((value) => [name(value), value])
        .sort(([a], [b]) => (a < b ? -1 : 1));
      const box = el(
        'select',
        { id: `filter-${key}`, onchange: () => pick(key, box.value) },
        el('option', { value: '' }, 'All'),
        options.map(([word, value]) => el('option', { value }, word)),
      );
      return { key, box, field: el('div', {}, el('label', { for: box.id }, label), box) };
    });
    const controlChip = el('button', {
      type: 'button',
      class: 'chip',
      'aria-pressed': 'true',
      onclick: () => pick('control', ''),
    });
    const filters = el(
      'details',
      { class: 'filters' },
      el('summary', {}, 'More filters'),
      el(
        'div',
        { class: 'filter-grid' },
        selects.map(({ field }) => field),
      ),
    );
    const found = el('p', { role: 'status', tabindex: '-1' });
    const holder = el('div');
    const pager = el('nav', { class: 'pager', 'aria-label': 'Pages' });
    app.append(
      el('div', { class: 'search' }, search, clear),
      el(
        'div',
        { class: 'chips' },
        chipGroups.map(({ group }) => group),
        controlChip,
      ),
      filters,
      el('div', { class: 'result-line' }, found),
      holder,
      pager,
    );
    if (matchMedia('(min-width: 44rem)').matches) filters.open = true;

    function go(change, replace = false) {
      const next = address({ ...state, ...change });
      if (replace) history.replaceState(null, '', next);
      else history.pushState(null, '', next);
      route();
    }

    function drawList() {
      const { rows, counts } = select();
      result = rows;
      if (document.activeElement !== search) search.value = state.query;
      for (const { key, chips } of chipGroups)
        for (const [index, { name, chip, count }] of chips.entries()) {
          chip.setAttribute('aria-pressed', String(state[key].includes(name)));
          count.textContent = number(counts[key][index]);
        }
      for (const { key, box } of selects) box.value = state.picked[key] ?? '';
      controlChip.hidden = !Object.hasOwn(state.picked, 'control');
      controlChip.textContent = `Control ${state.picked.control ?? ''} ×`;
      clear.disabled = address(state) === '#findings';
      found.textContent = rows.length === 1 ? '1 finding' : `${number(rows.length)} findings`;
      const pages = Math.max(1, Math.ceil(rows.length / pageSize));
      const page = Math.min(state.page, pages);
      drawRows(rows.slice((page - 1) * pageSize, page * pageSize));
      drawPager(page, pages, rows.length);
    }

    function drawRows(rows) {
      if (rows.length === 0) {
        const empty = size === 0 ? 'There are no findings in this report.' : 'No finding matches these filters.';
        holder.replaceChildren(el('p', { class: 'nothing' }, empty));
        return;
      }
      const heads = [
        ['severity', 'col-level'],
        ['finding', 'col-finding'],
        ['resource', 'col-resource'],
        ['where', 'col-where'],
        ['status', 'col-status'],
      ].map(([key, name]) => sortHead(key, name));
      holder.replaceChildren(
        el(
          'table',
          { class: 'list' },
          el('caption', { class: 'hidden' }, 'Findings'),
          el('thead', {}, el('tr', {}, heads)),
          el('tbody', {}, rows.map(rowOf)),
        ),
      );
    }

    function sortHead(key, name) {
      const sorted = state.sort === key;
      const order = state.down ? 'descending' : 'ascending';
      const toggle = () => {
        go({ sort: key, down: sorted && !state.down, page: 1 });
        holder.querySelector(`[data-sort="${key}"]`)?.focus();
      };
      const button = el(
        'button',
        { type: 'button', class: 'sort', 'data-sort': key, onclick: toggle },
        sorts[key].label,
        sorted ? el('span', { 'aria-hidden': 'true' }, state.down ? ' ↓' : ' ↑') : null,
      );
      return el('th', { scope: 'col', class: name, 'aria-sort': sorted ? order : null }, button);
    }

    const level = (row) => {
      const name = severities[columns.severity[row]];
      return el('span', { class: `level level-${name}` }, name);
    };
    const status = (row) => {
      const index = columns.status[row];
      return el('span', { class: `status status-${buckets[index]}` }, bucketWords[index]);
    };
    const muted = (row) => (columns.muted[row] === null ? null : el('span', { class: 'flag' }, 'Muted'));
    const attackPath = (row) => (columns.ways[row] === null ? null : el('span', { class: 'flag' }, 'Attack path'));
    const place = (row) => text(columns.region[row]) || 'global';
    const nameOf = (row) => text(columns.name[row]).trim() || '(no name)';

    function rowOf(row) {
      const account = text(columns.account[row]);
      const open = (event) => {
        if (!event.target.closest('button') && String(getSelection()) === '') show(row);
      };
      return el(
        'tr',
        { onclick: open },
        el('td', { class: 'cell-level' }, level(row)),
        el(
          'td',
          { class: 'cell-finding' },
          el('span', { class: 'narrowest' }, level(row), status(row), muted(row), attackPath(row)),
          el(
            'button',
            { type: 'button', class: 'open', 'data-row': String(row), onclick: () => show(row) },
            el('span', { class: 'clamp' }, checks[columns.check[row]].title),
          ),
          el('span', { class: 'line-2 clamp' }, text(columns.message[row])),
          el(
            'span',
            { class: 'line-2 narrow' },
            `${nameOf(row).slice(0, 80)}, ${accountNames.get(account) || account}, ${place(row).slice(0, 40)}`,
          ),
        ),
        el(
          'td',
          { class: 'cell-resource' },
          el('span', { class: 'clamp' }, nameOf(row)),
          el('span', { class: 'line-2' }, text(columns.type[row])),
        ),
        el(
          'td',
          { class: 'cell-where' },
          el('span', { class: 'clamp' }, accountNames.get(account) || account),
          el('span', { class: 'line-2 clamp' }, place(row)),
        ),
        el('td', { class: 'cell-status' }, status(row), ' ', muted(row), ' ', attackPath(row)),
      );
    }

    function drawPager(page, pages, total) {
      pager.hidden = pages === 1;
      const step = (label, to, usable) =>
        el('button', { type: 'button', class: 'button small', disabled: !usable, onclick: () => turn(to) }, label);
      const turn = (to) => {
        go({ page: to });
        app.scrollIntoView();
        found.focus();
      };
      const from = (page - 1) * pageSize + 1;
      pager.replaceChildren(
        el('span', {}, `${number(from)}–${number(Math.min(total, page * pageSize))} of ${number(total)}`),
        step('Previous', page - 1, page > 1),
        step('Next', page + 1, page < pages),
      );
    }

    // One finding.

    const byFingerprint = (print) =>
      columns.fingerprint.findIndex((known) => print.length >= 8 && known.startsWith(print));
    const show = (row) => {
      location.hash = `#f=${columns.fingerprint[row]}`;
    };

    function drawDetail(row) {
      const check = checks[columns.check[row]];
      const at = result.indexOf(row);
      const neighbour = (label, other) =>
        el(
          'button',
          { type: 'button', class: 'button small', disabled: other === undefined, onclick: () => step(other) },
          label,
        );
      const step = (other) => {
        history.replaceState(null, '', `#f=${columns.fingerprint[other]}`);
        route();
      };
      const bar = el(
        'div',
        { class: 'detail-bar' },
        el('p', {}, at < 0 ? '' : `${number(at + 1)} of ${number(result.length)}`),
        neighbour('Previous', at > 0 ? result[at - 1] : undefined),
        neighbour('Next', at >= 0 ? result[at + 1] : undefined),
        el('button', { type: 'button', class: 'button small', onclick: () => dialog.close() }, 'Close'),
      );
      const body = el(
        'div',
        { class: 'detail-body' },
        el('div', { class: 'detail-marks' }, level(row), status(row), muted(row), attackPath(row)),
        el('h2', { id: 'detail-title', tabindex: '-1' }, check.title),
        el('p', { class: 'seen' }, text(columns.message[row])),
        exception(row),
        gap(row),
        section('Why it matters', check.why === '' ? [] : [el('p', {}, check.why)]),
        paths(row),
        resource(row),
        fix(row),
        section('What decided it', evidence(row)),
        section('Controls', controls(row)),
        section('References', references(check)),
        identity(row, check),
      );
      dialog.replaceChildren(bar, body);
      dialog.scrollTop = 0;
    }

    const section = (label, parts) => (parts.length === 0 ? null : [el('h3', {}, label), ...parts]);

    function copyButton(value, what) {
      const button = el('button', { type: 'button', class: 'button small', 'aria-label': `Copy ${what}` }, 'Copy');
      button.addEventListener('click', async () => {
        const done = await copied(value);
        button.textContent = done ? 'Copied' : 'Not copied';
        setTimeout(() => (button.textContent = 'Copy'), 1_500);
      });
      return button;
    }

    async function copied(value) {
      try {
        await navigator.clipboard.writeText(value);
        return true;
      } catch {
        return false;
      }
    }

    const block = (label, value, what) => [
      el('div', { class: 'code-head' }, el('span', { class: 'quiet' }, label), what ? copyButton(value, what) : null),
      el('pre', { class: 'code' }, value),
    ];

    function exception(row) {
      if (columns.muted[row] === null) return null;
      const [reason, until] = tables.muted[columns.muted[row]];
      const end = until < 0 ? '' : ` Until ${text(until)}.`;
      return el('p', { class: 'notice' }, el('strong', {}, 'Muted. '), `${text(reason)}.${end}`.replace('..', '.'));
    }

    function gap(row) {
      if (columns.gap[row] === null) return null;
      const [because, permissions, detail] = tables.gap[columns.gap[row]];
      const needed = permissions.map((permission) =>
        el(
          'div',
          { class: 'permission' },
          el('code', {}, text(permission)),
          copyButton(text(permission), 'the permission'),
        ),
      );
      return [
        el('h3', {}, 'Why it is unknown'),
        el('p', {}, `${capital(text(because).replaceAll('-', ' '))}: ${text(detail)}`),
        ...(needed.length > 0
          ? [el('h3', {}, needed.length === 1 ? 'Missing permission' : 'Missing permissions'), ...needed]
          : []),
      ];
    }

    function resource(row) {
      const facts = [
        ['Name', nameOf(row)],
        ['Identity', text(columns.id[row])],
        ['Type', text(columns.type[row])],
        [capital(kindOf(text(columns.account[row]))), accountLabel(text(columns.account[row]))],
        ['Region', place(row)],
        ...(columns.asOf[row] < 0 ? [] : [['State', text(columns.asOf[row])]]),
      ];
      const tags = pairsOf(tables.tags[columns.tags[row]]).map(([key, value]) => el('li', {}, `${key}: ${value}`));
      return [
        el('h3', {}, 'Resource'),
        el(
          'dl',
          { class: 'facts' },
          facts.flatMap(([term, value]) => [el('dt', {}, term), el('dd', {}, value)]),
        ),
        tags.length > 0 ? el('ul', { class: 'tags', 'aria-label': 'Tags' }, tags) : null,
      ];
    }

    /** The first path is open, the others when asked for. */
    function paths(row) {
      const ways = waysOf(row);
      if (ways.length === 0) return null;
      const [first, ...others] = ways;
      const more = tables.ways[columns.ways[row]][0];
      return section(ways.length === 1 ? 'Attack path' : 'Attack paths', [
        el('h4', { class: 'way-title' }, first.title),
        wayOf(first),
        ...others.map((way) => el('details', { class: 'other-way' }, el('summary', {}, way.title), wayOf(way))),
        ...(more > 0 ? [el('p', { class: 'quiet' }, `And ${number(more)} more; the JSON report has them.`)] : []),
      ]);
    }

    /** The drawing, and beside it the same in words. */
    function wayOf({ title, steps }) {
      const all = steps();
      return el('div', { class: 'drawn' }, drawing(title, all), el('ol', { class: 'steps' }, all.map(wordsOf)));
    }

    const wordsOf = ({ kind, id, name, how, because }) =>
      el(
        'li',
        {},
        el('p', { class: 'step-how' }, how),
        el('p', { class: 'step-name' }, `${name} `, el('span', { class: 'step-kind' }, capital(kind))),
        id === '' || id === name ? null : el('p', { class: 'step-id' }, id),
        because.length === 0
          ? null
          : el(
              'ul',
              { class: 'because' },
              because.map((line) => el('li', {}, line)),
            ),
      );

    // The same as the tall drawing of `path.hbs`.
    const box = 64;
    const between = 46;

    function drawing(title, steps) {
      const height = steps.length * (box + between) - between;
      return svg(
        'svg',
        { class: 'path path-tall', role: 'img', 'aria-label': title, viewBox: `0 0 320 ${height}`, width: 320, height },
        steps.flatMap((step, index) => [index > 0 ? arrow(step, index) : null, node(step, index)]),
      );
    }

    const lines = (name, x, y, texts) =>
      texts.map((line, index) => svg('text', { class: name, ...x, y: y + index * 16 }, line));

    const arrow = ({ howLines }, index) =>
      svg(
        'svg',
        { y: index * (box + between) - between, width: 320, height: between },
        svg('path', { class: 'path-line', d: 'M26 2V38' }),
        svg('path', { class: 'path-head', d: 'M21 36H31L26 44Z' }),
        lines('path-how', { x: 52 }, howLines.length > 1 ? 19 : 27, howLines),
      );

    const node = ({ kind, nameLines }, index) =>
      svg(
        'svg',
        { class: `node node-${kind}`, y: index * (box + between), width: 320, height: box },
        svg('rect', { x: 1, y: 1, width: 318, height: 62, rx: 8 }),
        svg('use', { href: `#icon-${kind}`, x: 14, y: 20, width: 24, height: 24 }),
        svg(
          'svg',
          { x: 52, width: 262, height: box },
          svg('text', { class: 'node-kind', y: nameLines.length > 1 ? 20 : 26 }, capital(kind)),
          lines('node-name', {}, nameLines.length > 1 ? 37 : 45, nameLines),
        ),
      );

    function fix(row) {
      if (columns.fix[row] === null) return null;
      const [words, command, terraform] = tables.fix[columns.fix[row]].map((index) => (index < 0 ? null : text(index)));
      return section('Fix', [
        ...(words ? [el('p', {}, words)] : []),
        ...(command ? block('Command', command, 'the command') : []),
        ...(terraform ? block('Terraform', terraform, 'the Terraform') : []),
      ]);
    }

    /** The end of a long identity: whole segments, as far as they fit. */
    function tailOf(id) {
      if (id.length <= 80) return id;
      const tail = id.slice(-80);
      return `…${tail.includes('/') ? tail.slice(tail.indexOf('/')) : tail}`;
    }

    /** Short facts about the resource itself in a list, the others each in a block. */
    function evidence(row) {
      const facts = tables.evidence[columns.evidence[row]].map(([uid, type, facet, value]) => ({
        own: uid < 0,
        facet: text(facet),
        from: uid < 0 ? text(facet) : `${text(type)}.${text(facet)} of ${tailOf(text(uid))}`,
        uid: text(uid),
        value: text(value),
      }));
      const isShort = ({ own, value }) => own && value.length <= 60 && !value.includes('\n');
      const short = facts.filter(isShort).flatMap(({ facet, value }) => [el('dt', {}, facet), el('dd', {}, value)]);
      const long = facts
        .filter((fact) => !isShort(fact))
        .flatMap(({ from, uid, value }) => block(el('code', { title: uid || null }, from), value));
      const omitted = columns.omitted[row];
      return [
        ...(short.length > 0 ? [el('dl', { class: 'inline-facts' }, short)] : []),
        ...long,
        ...(omitted > 0 ? [el('p', { class: 'quiet' }, `and ${omitted} more facts about other resources`)] : []),
      ];
    }

    function controls(row) {
      const items = controlsOf(row).map(([framework, id]) => {
        const known = frameworks.find((entry) => entry.id === framework);
        const words = known?.controls.get(id);
        return [
          el('dt', {}, id),
          el('dd', {}, words ? `${words}. ` : '', el('span', { class: 'quiet' }, known?.title ?? framework)),
        ];
      });
      return items.length === 0 ? [] : [el('dl', { class: 'facts' }, items.flat())];
    }

    function references({ links, references: others }) {
      const items = [
        ...links
          .filter((link) => link.startsWith('https://'))
          .map((link) => el('a', { href: link, target: '_blank', rel: 'noopener noreferrer' }, link)),
        ...others.map((other) => el('span', {}, other)),
      ];
      return items.length === 0
        ? []
        : [
            el(
              'ul',
              { class: 'links' },
              items.map((item) => el('li', {}, item)),
            ),
          ];
    }

    function identity(row, check) {
      const print = columns.fingerprint[row];
      return [
        el('h3', {}, 'Identity of this finding'),
        el(
          'dl',
          { class: 'facts' },
          el('dt', {}, 'Check'),
          el('dd', {}, check.id),
          el('dt', {}, 'Fingerprint'),
          el('dd', {}, el('code', {}, print)),
        ),
        el('p', {}, copyButton(print, 'the fingerprint')),
      ];
    }

    /** Back to the list, at the finding that was looked at. */
    dialog.addEventListener('close', () => {
      if (!location.hash.startsWith('#f=')) return;
      const row = byFingerprint(location.hash.slice(3));
      const at = result.indexOf(row);
      history.pushState(null, '', address({ ...state, page: at < 0 ? state.page : Math.floor(at / pageSize) + 1 }));
      route();
      (holder.querySelector(`[data-row="${row}"]`) ?? search).focus();
    });
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close();
    });

    // Where we are.

    function route() {
      const [name, search = ''] = location.hash.slice(1).split(/\?(.*)/s);
      if (name.startsWith('f=')) {
        openDetail(name.slice(2));
        return;
      }
      if (dialog.open) dialog.close();
      const view = views.find(({ id }) => id === name) ?? views[0];
      turnTo(view);
      if (view.id !== 'findings') return;
      state = parse(search);
      drawList();
    }

    function openDetail(print) {
      const row = byFingerprint(print.toLowerCase());
      turnTo(views.find(({ id }) => id === 'findings'));
      if (result.length === 0) drawList();
      if (row < 0) {
        holder.replaceChildren(el('p', { class: 'nothing' }, 'This report has no finding with that fingerprint.'));
        return;
      }
      drawDetail(row);
      if (!dialog.open) dialog.showModal();
      dialog.querySelector('h2').focus();
    }

    let current = null;
    function turnTo(view) {
      if (view === current) return;
      current = view;
      for (const other of views) other.hidden = other !== view;
      for (const link of navigation) {
        if (link.hash === `#${view.id}`) link.setAttribute('aria-current', 'page');
        else link.removeAttribute('aria-current');
      }
      document.title = view === views[0] ? title : `${capital(view.id)} · ${title}`;
      scrollTo(0, 0);
    }

    addEventListener('hashchange', route);
    addEventListener('beforeprint', () => drawRows(select().rows.slice(0, 1_000)));
    addEventListener('afterprint', drawList);
    drawList();
    route();
    root.setAttribute('data-ready', '');
  }
})();
