/** The picker of who I am. */

import { avatar } from "./bubble.js";
import { h } from "./dom.js";
import { openDialog } from "./overlay.js";
import { store } from "./store.js";

let become = () => {};

/** The page tells how one becomes somebody else. */
export const onBecome = (action) => (become = action);

const folded = (text) => (text ?? "").toLowerCase().replaceAll(/\s+/g, "");

function matches(one, wanted) {
  return folded(one.name).includes(wanted) || folded(one.username).includes(wanted.replace(/^@/, ""));
}

export function pickPerson() {
  const rows = h("div", { class: "people", role: "listbox", "aria-label": "成员" });
  const search = h("input", { type: "search", class: "field", placeholder: "搜索姓名或用户名", "aria-label": "搜索姓名或用户名", autocomplete: "off" });
  const dialog = openDialog("sheet tall", "我是谁", h("h2", null, "我是谁"), search, rows);
  const draw = () => {
    const wanted = folded(search.value);
    const found = store.people.filter((one) => matches(one, wanted));
    rows.replaceChildren(...found.map((one) => row(one, dialog)));
    if (!found.length) rows.append(h("p", { class: "none" }, "没有这个人。"));
  };
  search.addEventListener("input", draw);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") rows.querySelector("button")?.click();
    if (event.key === "ArrowDown") rows.querySelector("button")?.focus();
  });
  rows.addEventListener("keydown", (event) => {
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    if (!step) return;
    event.preventDefault();
    (document.activeElement[step] ?? search).focus();
  });
  draw();
  if (matchMedia("(pointer: fine)").matches) search.focus();
}

function row(one, dialog) {
  const me = String(one.id) === String(store.me);
  return h(
    "button",
    {
      type: "button",
      role: "option",
      class: "person",
      "aria-selected": String(me),
      onclick: () => {
        dialog.close();
        if (!me) become(one.id);
      },
    },
    avatar(one.id, one.name),
    h("span", { class: "head-words" }, h("strong", null, one.name), one.username ? h("small", null, `@${one.username}`) : null),
    me ? h("span", { class: "me-mark" }, "我") : null,
  );
}
