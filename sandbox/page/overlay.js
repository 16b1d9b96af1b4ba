/** What lies over the page: snacks, alerts, questions, menus and the picture viewer. */

import { h, icon, iconButton } from "./dom.js";

const SNACK_SECONDS = 3;
let snackTimer = 0;

/** A line at the bottom for about three seconds; it is read out, and a tap takes it away. */
export function snack(text, { bad = false } = {}) {
  if (!text) return;
  const place = document.getElementById("snack");
  place.replaceChildren(h("span", null, text));
  place.className = bad ? "snack bad" : "snack";
  place.hidden = false;
  place.onclick = () => (place.hidden = true);
  clearTimeout(snackTimer);
  snackTimer = setTimeout(() => (place.hidden = true), SNACK_SECONDS * 1000 + text.length * 25);
}

export const complain = (error) => snack(error.message, { bad: true });

/** Open a modal dialog that leaves the page when it closes; a tap beside it closes it. */
export function openDialog(name, label, ...children) {
  const dialog = h("dialog", { class: `dialog ${name}`, "aria-label": label }, children);
  const opener = document.activeElement;
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    opener?.isConnected && opener.focus({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** The bot's alert: a box that stays until it is confirmed. */
export function alertBox(text, title) {
  const ok = h("button", { type: "button", class: "primary", autofocus: true, onclick: () => dialog.close() }, "知道了");
  const dialog = openDialog("alert", title, h("h2", null, title), h("p", null, text), h("div", { class: "actions" }, ok));
  dialog.setAttribute("role", "alertdialog");
  return dialog;
}

/** Ask before something that cannot be undone; resolves to true or false. */
export function confirmBox(text, yes) {
  return new Promise((resolve) => {
    let answer = false;
    const decide = (value) => () => {
      answer = value;
      dialog.close();
    };
    const dialog = openDialog(
      "alert",
      yes,
      h("p", null, text),
      h(
        "div",
        { class: "actions" },
        h("button", { type: "button", onclick: decide(false) }, "取消"),
        h("button", { type: "button", class: "primary", autofocus: true, onclick: decide(true) }, yes),
      ),
    );
    dialog.addEventListener("close", () => resolve(answer));
  });
}

/** Ask for one line of text; resolves to it, or to null. */
export function promptBox(title, { value = "", yes = "好", placeholder = "" } = {}) {
  return new Promise((resolve) => {
    let answer = null;
    const input = h("input", { type: "text", class: "field", value, placeholder, autofocus: true, "aria-label": title, maxlength: "128" });
    const form = h(
      "form",
      {
        onsubmit: (event) => {
          event.preventDefault();
          answer = input.value.trim() || null;
          dialog.close();
        },
      },
      h("h2", null, title),
      input,
      h(
        "div",
        { class: "actions" },
        h("button", { type: "button", onclick: () => dialog.close() }, "取消"),
        h("button", { type: "submit", class: "primary" }, yes),
      ),
    );
    const dialog = openDialog("alert", title, form);
    dialog.addEventListener("close", () => resolve(answer));
  });
}

/** Choose one of `items` ({label, detail, value}); resolves to its value, or to null. */
export function chooseBox(title, items) {
  return new Promise((resolve) => {
    let answer = null;
    const rows = items.map(({ label, detail, value }) =>
      h(
        "button",
        {
          type: "button",
          class: "menu-item",
          onclick: () => {
            answer = value;
            dialog.close();
          },
        },
        h("span", null, label, detail ? h("small", null, detail) : null),
      ),
    );
    const dialog = openDialog("sheet", title, h("h2", null, title), rows);
    dialog.addEventListener("close", () => resolve(answer));
  });
}

/**
 * A menu at a point (a sheet at the bottom on a phone). `items` are {label, icon, act, danger};
 * `head` is drawn above them.
 */
export function openMenu(label, items, { at = null, head = null } = {}) {
  const rows = items.filter(Boolean).map((item) =>
    h(
      "button",
      {
        type: "button",
        class: item.danger ? "menu-item danger" : "menu-item",
        onclick: () => {
          dialog.close();
          item.act();
        },
      },
      item.icon ? icon(item.icon) : null,
      h("span", null, item.label),
    ),
  );
  const dialog = openDialog("sheet", label, head ? head(() => dialog.close()) : null, rows);
  if (at && matchMedia("(min-width: 760px)").matches) place(dialog, at);
  return dialog;
}

function place(dialog, { x, y }) {
  dialog.classList.add("floating");
  const { width, height } = dialog.getBoundingClientRect();
  dialog.style.setProperty("left", `${Math.max(8, Math.min(x, innerWidth - width - 8))}px`);
  dialog.style.setProperty("top", `${Math.max(8, Math.min(y, innerHeight - height - 8))}px`);
}

/** A picture over the whole page; a tap or Escape closes it. */
export function viewPicture(address, name) {
  const picture = h("img", { src: address, alt: name });
  const dialog = openDialog(
    "viewer",
    name,
    h(
      "div",
      { class: "viewer-bar" },
      h("span", null, name),
      h("a", { class: "icon-button", href: address, download: name, "aria-label": "下载", title: "下载" }, icon("down")),
      iconButton("close", "关闭", () => dialog.close()),
    ),
    h("div", { class: "viewer-stage", onclick: () => dialog.close() }, picture),
  );
}
