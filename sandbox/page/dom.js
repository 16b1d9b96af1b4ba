/** Elements are built here, and text enters the page only as text. */

const SVG = "http://www.w3.org/2000/svg";

const ICONS = {
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  send: "M4 12l16-8-5 16-4-6-7-2zM11 14l9-10",
  attach: "M8 12.5l6-6a3.2 3.2 0 0 1 4.5 4.5l-8 8a5 5 0 0 1-7-7l7.5-7.5",
  slash: "M14.5 7l-5 10M4 4h16v16H4z",
  down: "M12 5v14M5.5 12.5L12 19l6.5-6.5",
  pin: "M9 4h6l-1 6 4 3v2H6v-2l4-3zM12 15v6",
  file: "M7 3h7l5 5v13H7zM14 3v5h5",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9v.01",
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5",
  people: "M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.5 20c.5-4 3-6 6.500-6s6 2 6.500 6M16 5.500a3 3 0 0 1 0 6M17.500 14.500c2.300.600 3.700 2.500 4 5.500",
  log: "M5 6h14M5 12h9M5 18h12",
  link: "M8 16L17 7M9 7h8v8",
  reply: "M10 6l-6 6 6 6M4 12h9c4 0 6 2 7 6",
  play: "M8 5l11 7-11 7z",
  keys: "M3 7h18v11H3zM7 11v.01M12 11v.01M17 11v.01M8 15h8",
  plus: "M12 5v14M5 12h14",
};

/** Build an element: `on…` props are listeners, `data` is the dataset, the rest attributes. */
export function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) assign(node, name, value);
  node.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return node;
}

function assign(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (name === "data") Object.assign(node.dataset, value);
  else if (name === "value" || name === "checked") node[name] = value;
  else node.setAttribute(name, value === true ? "" : String(value));
}

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  svg.dataset.name = name;
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A button that shows an icon and is read out by its label. */
export function iconButton(name, label, onclick, extra = {}) {
  const look = `icon-button ${extra.class ?? ""}`.trim();
  return h("button", { type: "button", ...extra, class: look, "aria-label": label, title: label, onclick }, icon(name));
}

const kept = new WeakMap();

/**
 * Make the children of `parent` follow `rows` ({key, sign, build}), building anew only the rows
 * whose sign changed, so that scrolling, focus and playing media survive an update.
 */
export function reconcile(parent, rows) {
  const before = kept.get(parent) ?? new Map();
  const after = new Map();
  let cursor = parent.firstChild;
  for (const { key, sign, build } of rows) {
    let entry = before.get(key);
    if (!entry) {
      entry = { sign, node: build() };
    } else if (entry.sign !== sign) {
      const node = build();
      if (cursor === entry.node) cursor = node;
      swap(entry.node, node);
      entry = { sign, node };
    }
    if (entry.node === cursor) cursor = cursor.nextSibling;
    else parent.insertBefore(entry.node, cursor);
    after.set(key, entry);
  }
  for (const [key, { node }] of before) if (!after.has(key)) node.remove();
  kept.set(parent, after);
}

function swap(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
  old.replaceWith(fresh);
  if (focused) fresh.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}
