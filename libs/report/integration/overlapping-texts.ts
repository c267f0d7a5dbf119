/**
 * Pairs of visible texts that lie on each other by more than two pixels in both directions, as the browser lays out each line of them: of a
 * whole page, drawings and tables alike. Runs in the page.
 */
export const OVERLAPPING_TEXTS = `(() => {
  const visible = (element) => element.checkVisibility({ visibilityProperty: true }) &&
    !element.closest('title, desc, script, style') && getComputedStyle(element.closest('caption, thead') ?? element).clipPath === 'none';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const boxes = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.data.trim() === '' || !visible(node.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    // A table that scrolls sideways shows no more than its own box.
    const scroll = node.parentElement.closest('.scroll')?.getBoundingClientRect();
    for (const { left, right, top, bottom } of range.getClientRects())
      if (scroll === undefined || left < scroll.right) boxes.push({ text: node.data.trim(), node, left, right, top, bottom });
  }
  boxes.sort((a, b) => a.top - b.top);
  const found = new Set();
  boxes.forEach((a, index) => {
    for (const b of boxes.slice(index + 1)) {
      if (b.top > a.bottom) break;
      if (a.node !== b.node && a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 2 && b.top < a.bottom - 2)
        found.add(a.text + ' | ' + b.text);
    }
  });
  return [...found];
})()`;
