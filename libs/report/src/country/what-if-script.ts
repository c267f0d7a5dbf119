/**
 * The page's script: it moves the jackpot that is asked about along the figures of its CSV, and never computes one. It is a text, since its
 * bytes are what the page's policy allows by their hash.
 */
export const whatIfScript = String.raw`for (const box of document.querySelectorAll('.ask')) {
  const { figures, currency, chosen } = box.dataset;
  const csv = document.getElementById(figures).getAttribute('href');
  const rows = decodeURIComponent(csv.slice(csv.indexOf(',') + 1)).trim().split('\n').slice(1).map((line) => {
    const cells = line.split(',');
    const [jackpot, sales, low, high, earns, earnsLow, earnsHigh, win, ratio, breach] = cells.map(Number);
    return { jackpot, sales, low, high, earns, earnsLow, earnsHigh, win, ratio, breach, seen: cells[10] === 'no', misses: cells[11].split('; ').filter(Boolean) };
  });
  const best = rows.find(({ jackpot }) => jackpot === Number(chosen));
  const whole = (value) => (Math.round(value) || 0).toLocaleString('en-GB');
  const money = (value) => currency + '\u00a0' + whole(value);
  const signed = (value) => (value > 0.5 ? '+' : value < -0.5 ? '\u2212' : '') + money(Math.abs(value));
  const percent = (value) => (100 * value).toFixed(1) + '\u00a0%';
  const rare = (value) => value === 0 ? '0' : value >= 0.01 ? percent(value) : Number((100 * value).toPrecision(3)).toLocaleString('en-GB', { maximumSignificantDigits: 3, useGrouping: false }) + '\u00a0%';
  const [slider, field] = [box.querySelector('[type=range]'), box.querySelector('[type=text]')];
  const show = (name, text) => { box.querySelector('[data-shows=' + name + ']').textContent = text; };
  const place = (group, row) => {
    const at = (axis, value) => { const [from, to, start, end] = axis.split(' ').map(Number); return start + (value - from) / (to - from) * (end - start); };
    const { x, y, of } = group.dataset;
    group.setAttribute('transform', 'translate(' + at(x, row.jackpot) + ' 0)');
    group.querySelector('circle').setAttribute('cy', at(y, of === 'sales' ? row.sales : row.earns));
    group.setAttribute('visibility', row === best ? 'hidden' : 'visible');
  };
  const ask = (row) => {
    const { misses } = row;
    slider.value = rows.indexOf(row);
    slider.setAttribute('aria-valuetext', money(row.jackpot));
    show('jackpot', money(row.jackpot));
    show('earns', money(row.earns));
    show('earns-more', row === best ? 'the recommended jackpot' : signed(row.earns - best.earns) + ' against the recommended jackpot');
    show('sales', money(row.sales));
    show('sales-range', '90\u00a0% interval ' + money(row.low) + ' to ' + money(row.high));
    show('win', percent(row.win));
    show('seen', row.seen ? 'the model has seen such jackpots' : 'extrapolated: the model has seen no such jackpot');
    show('verdict', misses.length === 0 ? 'It keeps every constraint of this draw.' : 'It misses: ' + misses.join(', ') + '.');
    for (const line of box.querySelectorAll('[data-constraint]')) {
      const { constraint, unit } = line.dataset;
      const value = { ratio: percent(row.ratio), probability: rare(row.breach), money: whole(row.jackpot) }[unit];
      const missed = misses.includes(constraint);
      if (value !== undefined) line.querySelector('.value').textContent = value;
      line.querySelector('.kept').textContent = missed ? 'NO' : 'yes';
    }
    for (const group of document.querySelectorAll('.asked[data-figures="' + figures + '"]')) place(group, row);
    box.classList.toggle('moved', row !== best);
  };
  const nearest = (amount) => rows.reduce((one, other) => Math.abs(other.jackpot - amount) < Math.abs(one.jackpot - amount) ? other : one);
  slider.addEventListener('input', () => { const row = rows[slider.value]; ask(row); field.value = whole(row.jackpot); show('field', ''); });
  field.addEventListener('change', () => {
    const [, number, unit] = /^\s*(?:[A-Z]{3}\s*)?([\d.,]+)\s*([kM]?)\s*$/i.exec(field.value) ?? [];
    const amount = Number((number ?? '').replaceAll(',', '')) * { '': 1, k: 1e3, m: 1e6 }[(unit ?? '').toLowerCase()];
    if (!(amount > 0)) return show('field', 'Write an amount, such as 22M or 22,000,000.');
    const row = nearest(amount);
    ask(row);
    field.value = whole(row.jackpot);
    show('field', row.jackpot === amount ? '' : 'Nearest jackpot that was evaluated.');
  });
  ask(best);
  field.value = whole(best.jackpot);
  box.hidden = false;
}`;
