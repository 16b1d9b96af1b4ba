/** Buttons under a message: the tap, its spinner, and the answer as a snack or an alert. */

import { act } from "./api.js";
import { h, icon } from "./dom.js";
import { goLink } from "./links.js";
import { alertBox, complain, snack } from "./overlay.js";
import { changed, store } from "./store.js";

const PATIENCE = 15_000;
const answers = new Map(); // answers that came before the tap's own response
const STYLES = new Set(["primary", "success", "danger"]);

export function keyboardView(message, chat) {
  const rows = message.keyboard ?? [];
  if (!rows.length) return null;
  return h(
    "div",
    { class: "keyboard", role: "group", "aria-label": "按钮" },
    rows.map((row, r) => h("div", { class: "keyboard-row" }, row.map((button, c) => key(message, chat, button, `${r}-${c}`)))),
  );
}

const waitingKey = (message, chat, place) => `${chat.id}:${message.id}:${place}`;

function key(message, chat, button, place) {
  const name = waitingKey(message, chat, place);
  const busy = store.waiting.has(name);
  const style = STYLES.has(button.style) ? button.style : "";
  return h(
    "button",
    {
      type: "button",
      class: `key ${style}`.trim(),
      "aria-busy": busy ? "true" : null,
      data: { focus: `key-${place}` },
      onclick: () => press(message, chat, button, name),
    },
    h("span", null, button.text),
    busy ? h("i", { class: "spinner", role: "img", "aria-label": "等待回应" }) : null,
    button.url || button.web_app ? icon("link") : null,
  );
}

/** Signs of the buttons of a message that wait, for deciding whether to draw it anew. */
export function waitingSign(message, chat) {
  const start = waitingKey(message, chat, "");
  return [...store.waiting.keys()].filter((name) => name.startsWith(start)).join();
}

async function press(message, chat, button, name) {
  if (button.url || button.web_app) {
    await goLink(button.url || button.web_app);
    return;
  }
  if (button.copy) {
    await navigator.clipboard?.writeText(button.copy);
    snack("已复制");
    return;
  }
  if (store.waiting.has(name)) return;
  store.waiting.set(name, null);
  changed();
  try {
    const { tap } = await act(store.me, "tap", { chat: chat.id, message: message.id, data: button.data ?? button.text });
    const early = answers.get(tap);
    if (early) settle(name, early);
    else {
      store.waiting.set(name, tap);
      setTimeout(() => giveUp(name, tap), PATIENCE);
    }
  } catch (error) {
    store.waiting.delete(name);
    changed();
    complain(error);
  }
}

function giveUp(name, tap) {
  if (store.waiting.get(name) !== tap) return;
  store.waiting.delete(name);
  changed();
  snack(`${store.bot.name} 没有回应。`, { bad: true });
}

/** The bot answered a tap: stop the spinner and show what it says. */
export function answered(event) {
  for (const [name, tap] of store.waiting) {
    if (tap !== null && tap === event.tap) {
      settle(name, event);
      return;
    }
  }
  answers.set(event.tap, event);
  setTimeout(() => answers.delete(event.tap), PATIENCE);
}

function settle(name, { tap, text, alert, url }) {
  answers.delete(tap);
  store.waiting.delete(name);
  changed();
  if (url) goLink(url);
  if (!text) return;
  if (alert) alertBox(text, store.bot.name);
  else snack(text);
}
