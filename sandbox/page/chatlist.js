/** The first screen: who I am, my chats, and the switch that lets the members act. */

import { crowd } from "./api.js";
import { avatar } from "./bubble.js";
import { h, icon, iconButton, reconcile } from "./dom.js";
import { toggleCalls } from "./calls.js";
import { newGroup } from "./chatmenu.js";
import { showChat } from "./links.js";
import { complain } from "./overlay.js";
import { changed, person, store } from "./store.js";
import { gist, listTime, shortCount } from "./words.js";
import { pickPerson } from "./who.js";

const PACES = [1, 5, 20];

const top = document.getElementById("list-top");
const list = document.getElementById("chat-list");
const acting = document.getElementById("acting");

export function drawChatList() {
  drawTop();
  drawActing();
  reconcile(list, store.chats.map(row));
  const sum = [...store.unread.values()].reduce((total, count) => total + count, 0);
  document.title = sum ? `(${shortCount(sum)}) 支学 · 聊天` : "支学 · 聊天";
}

function drawTop() {
  const me = person(store.me);
  reconcile(top, [
    {
      key: "me",
      sign: JSON.stringify([me, store.live]),
      build: () =>
        h(
          "div",
          { class: "head" },
          h(
            "button",
            { type: "button", class: "who-am-i", "aria-label": `我是${me?.name ?? ""}，点按换人`, data: { focus: "who" }, onclick: pickPerson },
            avatar(me?.id ?? 0, me?.name ?? ""),
            h("span", { class: "head-words" }, h("strong", null, me?.name ?? "…"), h("small", { class: store.live ? "" : "lost" }, store.live ? "点按换人" : "连接中断，正在重连…")),
          ),
          iconButton("log", "调用记录", toggleCalls),
          iconButton("plus", "新建群", newGroup),
        ),
    },
  ]);
}

function row(chat) {
  const lone = chat.type === "private";
  const title = lone ? store.bot.name : chat.title;
  const last = store.latest.get(chat.id);
  const unread = store.unread.get(chat.id) ?? 0;
  const chosen = String(store.open?.chat) === String(chat.id);
  const said = last ? saidBy(last, lone) : lone && !chat.started ? "点按开始对话" : "还没有消息";
  return {
    key: String(chat.id),
    sign: JSON.stringify([title, last?.id, said, unread, chosen, last && listTime(last.date)]),
    build: () =>
      h(
        "button",
        {
          type: "button",
          class: "chat-row",
          "aria-current": chosen ? "true" : null,
          "aria-label": `${title}${unread ? `，${unread} 条未读` : ""}`,
          data: { focus: `chat-${chat.id}` },
          onclick: () => showChat(chat.id),
        },
        avatar(lone ? store.bot.id : chat.id, title, "large"),
        h(
          "span",
          { class: "chat-words" },
          h("span", { class: "chat-line" }, h("strong", null, title), last ? h("time", null, listTime(last.date)) : null),
          h("span", { class: "chat-line" }, h("span", { class: "chat-said" }, said), unread ? h("b", { class: "unread" }, shortCount(unread)) : null),
        ),
      ),
  };
}

function saidBy(message, lone) {
  const text = gist(message);
  if (lone || message.service || !message.from) return text;
  return String(message.from.id) === String(store.me) ? `我：${text}` : `${message.from.name}：${text}`;
}

function drawActing() {
  reconcile(acting, [
    {
      key: "acting",
      sign: `${store.acting}${store.pace}`,
      build: () =>
        h(
          "div",
          { class: "acting" },
          h(
            "button",
            { type: "button", role: "switch", class: "switch", "aria-checked": String(store.acting), data: { focus: "switch" }, onclick: () => set(!store.acting, store.pace) },
            icon("people"),
            h("span", null, "让成员行动"),
            h("i", { "aria-hidden": "true" }),
          ),
          h(
            "div",
            { class: "paces", role: "radiogroup", "aria-label": "快慢" },
            PACES.map((pace) =>
              h("button", {
                type: "button", role: "radio", "aria-checked": String(store.pace === pace), data: { focus: `pace-${pace}` },
                onclick: () => set(store.acting, pace),
              }, `${pace}×`),
            ),
          ),
        ),
    },
  ]);
}

async function set(on, pace) {
  try {
    await crowd(on, pace);
    Object.assign(store, { acting: on, pace });
    changed();
  } catch (error) {
    complain(error);
  }
}
